package org.ratecut.io.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.io.FileFormat;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.networks.LayeredFormat;
import org.ratecut.io.networks.MemoryDefaults;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.networks.NetworkFormat;
import org.ratecut.io.profile.LayerTypes;
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
    if (!choices.needLayers()) {
      FileFormat<Network> format = formats.networks().formatOf(source);
      Network network =
          format instanceof LayeredFormat layered
              ? layered.read(source, defaults)
              : format.read(source);
      if (choices.fits(network)) {
        return choices.applyTo(network);
      }
    }
    return choices.generate(describe(source, defaults), source);
  }

  /** A network inside another document. */
  Network readPart(JsonValue part) {
    if (!choices.needLayers()) {
      Network network = formats.networkJson().readPart(part);
      if (choices.fits(network)) {
        return choices.applyTo(network);
      }
    }
    return choices.generate(new NetworkFormat().readDescriptionPart(part), part.source());
  }

  /** What the layers of a network do that could be read; nothing where it lists vertices. */
  LayerTypes types(Source source) {
    return LayerTypes.of(() -> described(() -> describe(source, MemoryDefaults.PAPER)));
  }

  /** What the layers of a network inside another document do. */
  LayerTypes typesOfPart(JsonValue part) {
    return LayerTypes.of(() -> described(() -> new NetworkFormat().readDescriptionPart(part)));
  }

  private static Optional<NetworkDescription> described(Supplier<NetworkDescription> reading) {
    try {
      return Optional.of(reading.get());
    } catch (InputException e) {
      // The network itself has been read, so that it has no layers is all that can be wrong.
      return Optional.empty();
    }
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
