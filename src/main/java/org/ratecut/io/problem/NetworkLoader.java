package org.ratecut.io.problem;

import org.ratecut.io.FileFormat;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.networks.LayeredFormat;
import org.ratecut.io.networks.MemoryDefaults;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.networks.NetworkFormat;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.model.Network;

/** Reads networks and makes their vertices as the user chooses. */
final class NetworkLoader {

  private final Formats formats;
  private final NetworkChoices choices;

  NetworkLoader(Formats formats, NetworkChoices choices) {
    this.formats = formats;
    this.choices = choices;
  }

  /**
   * A network.
   *
   * @param defaults what holds where neither the file nor the user says anything
   */
  Network read(Source source, MemoryDefaults defaults) {
    if (!choices.areNone()) {
      return choices.generate(describe(source, defaults), source);
    }
    FileFormat<Network> format = formats.networks().formatOf(source);
    return format instanceof LayeredFormat layered
        ? layered.read(source, defaults)
        : format.read(source);
  }

  /** A network inside another document. */
  Network readPart(JsonValue part) {
    return choices.areNone()
        ? formats.networkJson().readPart(part)
        : choices.generate(new NetworkFormat().readDescriptionPart(part), part.source());
  }

  /**
   * The layers of a network.
   *
   * @throws InputException if the file is not right, or its format has vertices instead of layers
   */
  NetworkDescription describe(Source source, MemoryDefaults defaults) {
    FileFormat<Network> format = formats.networks().formatOf(source);
    if (format instanceof LayeredFormat layered) {
      return layered.readDescription(source, defaults);
    }
    if (!format.isReadable()) {
      format.read(source);
    }
    throw new InputException(
        source.name(),
        "",
        "A file that ends with %s has its vertices already, but layers are needed to choose how to cut or store them."
            .formatted(format.extension()),
        "Name a network that is described by layers.");
  }
}
