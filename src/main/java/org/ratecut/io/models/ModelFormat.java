package org.ratecut.io.models;

import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.networks.LayeredFormat;
import org.ratecut.io.networks.MemoryDefaults;
import org.ratecut.layers.InvalidLayerException;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Network;
import org.ratecut.model.exact.InvalidModelException;

/** A format of model files. */
public interface ModelFormat extends LayeredFormat {

  /**
   * Reads a model.
   *
   * @throws InputException if the file is not what the format says, or has an operator that no
   *     layer stands for
   */
  ImportedModel readModel(Source source);

  @Override
  default NetworkDescription readDescription(Source source, MemoryDefaults defaults) {
    return defaults.applyTo(readModel(source).description());
  }

  @Override
  default Network read(Source source, MemoryDefaults defaults) {
    try {
      return NetworkGenerator.generate(readDescription(source, defaults));
    } catch (InvalidLayerException e) {
      throw new InputException(
          source.name(), "", e.getMessage(), "Choose a coarser granularity, if it is the size.");
    } catch (InvalidModelException e) {
      throw new InputException(source.name(), "", e.getMessage(), "Choose a coarser granularity.");
    }
  }
}
