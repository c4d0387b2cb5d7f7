/** Device sets: which devices there are and how they are connected, in units that people use. */
package org.ratecut.io.devices;
