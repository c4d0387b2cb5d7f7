/**
 * Refutes a cost by columns: one column is what one device may hold, a linear program combines
 * them.
 */
package org.ratecut.bound.profile.columns;
