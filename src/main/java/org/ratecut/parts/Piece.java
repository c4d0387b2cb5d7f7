package org.ratecut.parts;

import java.util.OptionalInt;

/**
 * A part of what a stage reads, or of what the network answers.
 *
 * @param region of the tensor; all of it is in the region of its origin, and of its transfer
 * @param transfer the number of the transfer that brings it, if it comes from another device
 */
public record Piece(Region region, Origin origin, OptionalInt transfer) {}
