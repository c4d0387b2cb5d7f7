/**
 * How many producers a number of consumers needs at least, for relations that are windows on grids
 * (convolution, pooling, complete broadcast) and for any other. These are the facts about geometry
 * on which the profile relaxation rests; {@code docs/bounds.md} proves each.
 */
package org.ratecut.bound.window;
