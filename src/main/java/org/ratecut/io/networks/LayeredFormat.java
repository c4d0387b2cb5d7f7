package org.ratecut.io.networks;

import org.ratecut.io.FileFormat;
import org.ratecut.io.Source;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.model.Network;

/** A format whose files describe networks by layers, so that one can choose how to cut them. */
public interface LayeredFormat extends FileFormat<Network> {

  /**
   * Reads the layers of a network without generating its vertices.
   *
   * @param defaults what holds where the file says nothing
   * @throws org.ratecut.io.InputException if the file is not what the format says, or holds
   *     vertices instead of layers
   */
  NetworkDescription readDescription(Source source, MemoryDefaults defaults);

  /** The same, counted as in the paper where the file says nothing. */
  default NetworkDescription readDescription(Source source) {
    return readDescription(source, MemoryDefaults.PAPER);
  }

  /**
   * Reads a network.
   *
   * @param defaults what holds where the file says nothing
   * @throws org.ratecut.io.InputException if the file is not what the format says
   */
  Network read(Source source, MemoryDefaults defaults);

  @Override
  default Network read(Source source) {
    return read(source, MemoryDefaults.PAPER);
  }
}
