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
   * @throws org.ratecut.io.InputException if the file is not what the format says, or holds
   *     vertices instead of layers
   */
  NetworkDescription readDescription(Source source);
}
