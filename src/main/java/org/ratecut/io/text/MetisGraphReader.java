package org.ratecut.io.text;

import java.util.List;
import org.ratecut.io.FileFormat;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Reads graphs for METIS (Karypis and Kumar; format of its manual, version 5.1) as networks: an
 * edge is an arc from the vertex of the lower number. {@code docs/formats.md} says what becomes of
 * sizes and weights.
 */
public final class MetisGraphReader implements FileFormat<Network> {

  /** AlexNet has about 300 MB. */
  private static final long MAX_BYTES = 1L << 32;

  private static final String ADVICE =
      "Correct the line; docs/formats.md describes .graph files line by line.";

  @Override
  public String extension() {
    return ".graph";
  }

  /**
   * Reads a network; its layers are called {@code layer0}, {@code layer1} and so on.
   *
   * @throws InputException if the source cannot be read or is not such a graph
   */
  @Override
  public Network read(Source source) {
    try (TokenReader in = TokenReader.openWithComments(source, MAX_BYTES, '%', ADVICE)) {
      return network(source.baseName(), MetisVertices.read(in, MetisHeader.read(in)));
    } catch (InvalidModelException e) {
      throw new InputException(source.name(), "", e.getMessage(), "Correct the file.");
    }
  }

  private static Network network(String name, MetisVertices read) {
    NetworkBuilder builder = Network.builder(name).bitsPerValue(64);
    List<GrfVertex> vertices = read.vertices();
    int[] starts = layerStarts(vertices);
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : vertices.size();
      builder.addLayer("layer" + i, 1, end - starts[i], 1, read.costs().subList(starts[i], end));
    }
    for (int v = 0; v < vertices.size(); v++) {
      VertexSet consumers = vertices.get(v).consumers();
      if (!consumers.isEmpty()) {
        builder.addArcs(VertexSet.of(v), consumers);
      }
    }
    return builder.build();
  }

  private static int[] layerStarts(List<GrfVertex> vertices) {
    LayerStarts starts = new LayerStarts(vertices.size());
    for (int v = 0; v < vertices.size(); v++) {
      int producer = v;
      vertices.get(v).consumers().forEachInt(consumer -> starts.separate(producer, consumer));
    }
    return starts.all();
  }
}
