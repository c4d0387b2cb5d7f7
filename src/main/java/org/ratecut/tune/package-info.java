/**
 * Looking for better settings of a solver: {@link org.ratecut.tune.Tuning} draws configurations
 * from a declared space, lets successive halving choose, and compares the winner with the default
 * on problems that took no part.
 */
package org.ratecut.tune;
