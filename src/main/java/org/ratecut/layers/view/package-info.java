/**
 * The values of a layer as the next one sees them, through concatenation, padding and reordering.
 */
package org.ratecut.layers.view;
