package org.ratecut.io.networks;

import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFileFormat;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.InvalidLayerException;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.InvalidModelException;
import org.ratecut.model.Network;

/** Reads network files ({@code docs/formats.md}): layers to generate vertices from, or a graph. */
public final class NetworkFormat implements JsonFileFormat<Network> {

  private static final String LAYERS = "layers";
  private static final String GRAPH = "graph";

  private final JsonFormat json = new JsonFormat("network");

  /**
   * Reads a network, and generates it if it is described by layers.
   *
   * @throws org.ratecut.io.InputException if the file is not what the format says
   */
  @Override
  public Network read(Source source) {
    return toNetwork(json.read(source));
  }

  @Override
  public Network readPart(JsonValue part) {
    return toNetwork(json.check(part));
  }

  /**
   * Reads the layers of a network without generating it, for instance to choose another tile size.
   *
   * @throws org.ratecut.io.InputException if the file is not what the format says, or gives a graph
   */
  public NetworkDescription readDescription(Source source) {
    JsonValue root = json.read(source);
    requireOneForm(root);
    if (root.has(GRAPH)) {
      throw root.field(GRAPH)
          .fail(
              "Found a graph, but layers are needed to choose a tile size.",
              "Name a file that has \"layers\".");
    }
    return new DescriptionReader().read(root);
  }

  private static Network toNetwork(JsonValue root) {
    requireOneForm(root);
    return root.has(GRAPH)
        ? new GraphReader(root).read()
        : generate(root, new DescriptionReader().read(root));
  }

  private static void requireOneForm(JsonValue root) {
    if (root.has(LAYERS) == root.has(GRAPH)) {
      throw root.fail(
          root.has(GRAPH)
              ? "Found both \"layers\" and \"graph\", but a network is given by one of them."
              : "Found neither \"layers\" nor \"graph\".",
          "Give the layers to generate the vertices from, or else the graph.");
    }
    for (String field : new String[] {"tile", "neuronsPerTile"}) {
      if (root.has(GRAPH) && root.has(field)) {
        throw root.field(field)
            .fail("A graph has its vertices already and takes no tile size.", "Remove the field.");
      }
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
