/**
 * What a kind of layer is: the shape of its output, what a position costs, and what it reads. The
 * packages below hold the kinds.
 */
package org.ratecut.layers.operation;
