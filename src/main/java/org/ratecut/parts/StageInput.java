package org.ratecut.parts;

import java.util.List;

/**
 * What a stage reads: a tensor of its model file, filled piece by piece.
 *
 * @param name of the input in the model file
 * @param tensor the name of the tensor of the whole model that it is a region of
 * @param region whose sizes are those of the input in the model file
 * @param pieces that cover what is read of the region, each value once
 * @param unread how many values of the region nothing reads, so that no piece brings them; they may
 *     be anything
 */
public record StageInput(
    String name, String tensor, Region region, List<Piece> pieces, long unread) {

  /** Makes the list immutable. */
  public StageInput {
    pieces = List.copyOf(pieces);
  }
}
