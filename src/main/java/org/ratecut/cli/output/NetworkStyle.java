package org.ratecut.cli.output;

import org.ratecut.io.text.GrfWriter;

/**
 * What a file of a network may be like, where its format leaves a choice.
 *
 * @param edges at which ends a {@code .grf} file lists them
 * @param fit32Bits whether weights of a METIS graph are divided so that METIS of 32 bits can add
 *     them up
 */
public record NetworkStyle(GrfWriter.Edges edges, boolean fit32Bits) {

  /** Edges at the vertex of the earlier layer, weights as they are. */
  public static final NetworkStyle STANDARD = new NetworkStyle(GrfWriter.Edges.DIRECTED, false);
}
