package org.ratecut.io.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.InputException;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Writes the source graphs of Martins Campos de Oliveira and Borin (2019), {@code .grf}, arc by
 * arc: AlexNet takes about 150 MB, or twice that with each edge at both ends. The degree that a
 * line states is the number of edges that it lists, and the arcs in the second line are all the
 * edges that the file lists.
 */
public final class GrfWriter {

  /** At which ends an edge is listed. */
  public enum Edges {
    /** Only at the vertex of the earlier layer: the dataflow graph, half the size. */
    DIRECTED,
    /** At both ends, as for a graph partitioner. */
    UNDIRECTED
  }

  private final Network network;
  private final GrfNetwork written;
  private final Edges edges;
  private final Writer out;

  private GrfWriter(Network network, GrfNetwork written, Edges edges, Writer out) {
    this.network = network;
    this.written = written;
    this.edges = edges;
    this.out = out;
  }

  /**
   * Writes a network, all of it that the format can say.
   *
   * @return what the file says otherwise than the network, a sentence each
   * @throws InputException if the file cannot be written, or an arc leads to an earlier vertex
   */
  public static List<String> write(Network network, Path target, Edges edges) {
    GrfNetwork written = GrfNetwork.of(network, target);
    AtomicFile.write(target, out -> new GrfWriter(network, written, edges, out).writeAll());
    return written.notes();
  }

  private void writeAll() throws IOException {
    long listed = edges == Edges.DIRECTED ? network.arcCount() : 2 * network.arcCount();
    writeLine("0");
    writeLine(network.vertexCount() + " " + listed);
    writeLine("0 " + GrfHeader.FLAGS);
    writeLine(Integer.toString(written.layers().size()));
    writeLine(perLayer(Layer::firstVertex));
    writeLine(Arrays.stream(written.sharedParameters()));
    writeLine(perLayer(Layer::width));
    writeLine(perLayer(Layer::height));
    writeLine(perLayer(Layer::depth));
    for (int v = 0; v < network.vertexCount(); v++) {
      writeVertex(v);
    }
  }

  private LongStream perLayer(ToLongFunction<Layer> number) {
    return written.layers().stream().mapToLong(number);
  }

  private void writeVertex(int vertex) throws IOException {
    int outgoing = network.outgoingBroadcast(vertex);
    VertexSet consumers =
        outgoing < 0 ? VertexSet.empty() : network.broadcasts().get(outgoing).consumers();
    List<VertexSet> producers =
        edges == Edges.DIRECTED
            ? List.of()
            : network
                .incomingBroadcasts(vertex)
                .mapToObj(network.broadcasts()::get)
                .map(Broadcast::producers)
                .toList();
    long degree = consumers.size() + producers.stream().mapToLong(VertexSet::size).sum();
    out.write(written.memory(vertex) + " " + network.computation(vertex) + " " + degree);
    for (int consumer : consumers) {
      writeEdge(vertex, consumer);
    }
    for (VertexSet set : producers) {
      for (int producer : set) {
        writeEdge(producer, producer);
      }
    }
    out.write('\n');
  }

  private void writeEdge(int producer, int neighbour) throws IOException {
    out.write(' ');
    out.write(Long.toString(network.output(producer)));
    out.write(' ');
    out.write(Integer.toString(neighbour));
  }

  private void writeLine(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  private void writeLine(LongStream numbers) throws IOException {
    writeLine(numbers.mapToObj(Long::toString).collect(Collectors.joining(" ")));
  }
}
