/**
 * Finds {@linkplain org.ratecut.certificate certificates}: trees of boxes with the multipliers of
 * linear relaxations, trees of assignments, weights that couple devices. Solvers in floating point
 * choose what to claim; what is claimed is in whole numbers and is checked before it is handed out.
 */
package org.ratecut.certify;
