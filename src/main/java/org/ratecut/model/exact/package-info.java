/** Exact numbers, and the error of a model whose numbers could not be exact. */
package org.ratecut.model.exact;
