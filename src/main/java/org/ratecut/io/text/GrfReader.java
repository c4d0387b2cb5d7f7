package org.ratecut.io.text;

import java.util.List;
import org.ratecut.io.FileFormat;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.text.GrfHeader.GrfLayer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Reads the source graphs of Martins Campos de Oliveira and Borin (2019), {@code .grf}, which are
 * graphs of Scotch with memory and layers besides. {@code docs/formats.md} gives the layout and how
 * a network follows from it.
 */
public final class GrfReader implements FileFormat<Network> {

  /** AlexNet, with each edge at both ends, has about 300 MB. */
  private static final long MAX_BYTES = 1L << 32;

  /** No single number of a network can be larger. */
  static final long LARGEST = Network.MAX_TOTAL;

  private static final String ADVICE =
      "Correct the line; docs/formats.md describes .grf files line by line.";

  @Override
  public String extension() {
    return ".grf";
  }

  /**
   * Reads a network; its layers are called {@code layer0}, {@code layer1} and so on, because the
   * format has no names.
   *
   * @throws InputException if the source cannot be read or is not such a graph
   */
  @Override
  public Network read(Source source) {
    try (TokenReader in = TokenReader.open(source, MAX_BYTES, ADVICE)) {
      GrfHeader header = GrfHeader.read(in);
      List<GrfVertex> vertices = new GrfVertexReader(in, header).readAll();
      new GrfCheck(in, header, vertices).requireConsistent();
      return network(source.baseName(), header, vertices);
    } catch (InvalidModelException e) {
      throw new InputException(source.name(), "", e.getMessage(), "Correct the file.");
    }
  }

  private static Network network(String name, GrfHeader header, List<GrfVertex> vertices) {
    NetworkBuilder builder = Network.builder(name).bitsPerValue(64);
    for (int i = 0; i < header.layers().size(); i++) {
      addLayer(builder, "layer" + i, header.layers().get(i), vertices);
    }
    for (int v = 0; v < vertices.size(); v++) {
      VertexSet consumers = vertices.get(v).consumers();
      if (!consumers.isEmpty()) {
        builder.addArcs(VertexSet.of(v), consumers);
      }
    }
    return builder.build();
  }

  private static void addLayer(
      NetworkBuilder builder, String name, GrfLayer layer, List<GrfVertex> vertices) {
    boolean grid = layer.isGridOfVertices();
    builder.addLayer(
        name,
        grid ? layer.height() : 1,
        grid ? layer.width() : layer.vertexCount(),
        layer.depth(),
        vertices.subList(layer.first(), layer.end()).stream().map(GrfVertex::sizes).toList());
    if (layer.sharedParameters() > 0) {
      builder.addParameterGroup(
          name, layer.sharedParameters(), VertexSet.range(layer.first(), layer.end()));
    }
  }
}
