/** Measured times of layers: entries, the tables that hold them, and which vertices they are of. */
package org.ratecut.io.profile;
