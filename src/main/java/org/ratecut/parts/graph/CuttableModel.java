package org.ratecut.parts.graph;

import org.ratecut.parts.PartFormat;

/** A model whose parts can be written in its own format. */
public interface CuttableModel {

  PartFormat format();

  /** The name of its file. */
  String fileName();

  /** The bytes of its file. */
  byte[] bytes();

  /** Its tensors and operators. */
  ModelGraph graph();

  /**
   * Writes a stage. The same program gives the same bytes.
   *
   * @throws org.ratecut.io.InputException if the format cannot say what is asked
   */
  PartModel write(StageProgram program);
}
