/**
 * Damages inputs at random, the same way for the same seed, to see that whatever reads them answers
 * with a value or a message.
 */
package org.ratecut.mutation;
