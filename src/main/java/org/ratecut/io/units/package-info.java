/** Quantities with units that people use, read exactly: never through a {@code double}. */
package org.ratecut.io.units;
