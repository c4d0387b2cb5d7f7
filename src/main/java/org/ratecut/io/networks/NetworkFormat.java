package org.ratecut.io.networks;

import java.util.List;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFileFormat;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.Activations;
import org.ratecut.layers.InvalidLayerException;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Network;
import org.ratecut.model.exact.InvalidModelException;

/** Reads network files ({@code docs/formats.md}): layers to generate vertices from, or a graph. */
public final class NetworkFormat implements JsonFileFormat<Network>, LayeredFormat {

  private static final String LAYERS = "layers";
  private static final String GRAPH = "graph";
  private static final List<String> ONLY_WITH_LAYERS =
      List.of("tile", "granularity", "neuronsPerTile", "bitsPerBias", "parameterMemory");

  private final JsonFormat json = new JsonFormat("network");

  /**
   * Reads a network, and generates it if it is described by layers.
   *
   * @param defaults what holds where the file says nothing
   * @throws org.ratecut.io.InputException if the file is not what the format says
   */
  @Override
  public Network read(Source source, MemoryDefaults defaults) {
    return toNetwork(json.read(source), defaults);
  }

  @Override
  public Network read(Source source) {
    return read(source, MemoryDefaults.PAPER);
  }

  @Override
  public Network readPart(JsonValue part) {
    return toNetwork(json.check(part), MemoryDefaults.PAPER);
  }

  @Override
  public NetworkDescription readDescription(Source source, MemoryDefaults defaults) {
    return description(json.read(source), defaults);
  }

  /**
   * Reads the layers of a network inside another document.
   *
   * @throws org.ratecut.io.InputException if it is not what the format says, or gives a graph
   */
  public NetworkDescription readDescriptionPart(JsonValue part) {
    return description(json.check(part), MemoryDefaults.PAPER);
  }

  private static NetworkDescription description(JsonValue root, MemoryDefaults defaults) {
    requireOneForm(root);
    if (root.has(GRAPH)) {
      throw root.field(GRAPH)
          .fail(
              "Found a graph, which has its vertices already, but layers are needed to choose how"
                  + " to cut or store them.",
              "Name a file that has \"layers\".");
    }
    return new DescriptionReader(defaults).read(root);
  }

  private static Network toNetwork(JsonValue root, MemoryDefaults defaults) {
    requireOneForm(root);
    return root.has(GRAPH)
        ? new GraphReader(root).read()
        : generate(root, new DescriptionReader(defaults).read(root));
  }

  private static void requireOneForm(JsonValue root) {
    if (root.has(LAYERS) == root.has(GRAPH)) {
      throw root.fail(
          root.has(GRAPH)
              ? "Found both \"layers\" and \"graph\", but a network is given by one of them."
              : "Found neither \"layers\" nor \"graph\".",
          "Give the layers to generate the vertices from, or else the graph.");
    }
    if (root.has(GRAPH)) {
      root.optional("activations").ifPresent(NetworkFormat::requireForGraph);
    }
    for (String field : ONLY_WITH_LAYERS) {
      if (root.has(GRAPH) && root.has(field)) {
        throw root.field(field)
            .fail(
                "A graph has its vertices already and takes no \"%s\".".formatted(field),
                "Remove the field.");
      }
    }
  }

  private static void requireForGraph(JsonValue activations) {
    if (activations.choice(Activations.class) == Activations.LIVE) {
      throw activations.fail(
          "A graph says of each vertex what it has in RAM for a while, and takes no \"live\".",
          "Give the layers \"activation\" and \"phases\", or write \"all\" or \"pipelined\".");
    }
  }

  private static Network generate(JsonValue root, NetworkDescription description) {
    try {
      return NetworkGenerator.generate(description);
    } catch (InvalidLayerException e) {
      throw root.field(LAYERS).items().get(e.layer()).fail(e.getMessage(), "Correct this layer.");
    } catch (InvalidModelException e) {
      throw root.fail(e.getMessage(), "Correct the layers.");
    }
  }
}
