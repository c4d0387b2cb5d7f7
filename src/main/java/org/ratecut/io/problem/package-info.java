/** Problems: files of ours, bundled ones by name, or a network and a device set in any format. */
package org.ratecut.io.problem;
