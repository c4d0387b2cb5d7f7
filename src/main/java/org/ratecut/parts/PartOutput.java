package org.ratecut.parts;

import java.util.List;

/**
 * An output of the network.
 *
 * @param tensor its name
 * @param pieces that cover it, each value once; no device collects them
 */
public record PartOutput(String tensor, List<Piece> pieces) {

  /** Makes the list immutable. */
  public PartOutput {
    pieces = List.copyOf(pieces);
  }
}
