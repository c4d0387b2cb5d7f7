package org.ratecut.io.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.ratecut.io.AtomicFile;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;

/**
 * Exports a network as a graph for METIS (Karypis and Kumar; format of its manual, version 5.1):
 * undirected, each vertex with two weights, memory and computation, and each edge with the values
 * that its producer sends.
 *
 * <p>METIS knows less than our model, and so its input says less: shared parameters count nowhere,
 * and an output that several vertices of a device need counts once for each. METIS allows no edge
 * of weight 0: edges of producers that send nothing are left out, which changes no cut.
 */
public final class MetisGraphWriter {

  private final Network network;
  private final MetisUnits units;
  private final Writer out;

  private MetisGraphWriter(Network network, MetisUnits units, Writer out) {
    this.network = network;
    this.units = units;
    this.out = out;
  }

  /**
   * Writes a network.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public static void write(Network network, Path target) {
    write(network, target, MetisUnits.EXACT);
  }

  /**
   * Writes a network with weights in other units, rounded up.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public static void write(Network network, Path target, MetisUnits units) {
    AtomicFile.write(target, out -> new MetisGraphWriter(network, units, out).writeAll());
  }

  private void writeAll() throws IOException {
    out.write(
        "% vertices, edges, flags, weights per vertex; then a line for each vertex: memory\n");
    out.write("% (values), computation (FLOP), and pairs of neighbour (from 1) and values sent\n");
    for (String note : units.notes(network)) {
      out.write("% " + note + "\n");
    }
    out.write("%d %d 011 2\n".formatted(network.vertexCount(), edgeCount()));
    for (int v = 0; v < network.vertexCount(); v++) {
      writeVertex(v);
    }
  }

  private long edgeCount() {
    return network.broadcasts().stream()
        .mapToLong(
            broadcast ->
                broadcast.consumers().size()
                    * broadcast.producers().stream().filter(this::sends).count())
        .sum();
  }

  private boolean sends(int vertex) {
    return network.output(vertex) > 0;
  }

  private void writeVertex(int vertex) throws IOException {
    out.write(
        MetisUnits.count(network.memory(vertex), units.memory())
            + " "
            + MetisUnits.count(network.computation(vertex), units.computation()));
    int outgoing = network.outgoingBroadcast(vertex);
    if (outgoing >= 0) {
      for (int consumer : network.broadcasts().get(outgoing).consumers()) {
        writeEdge(vertex, consumer);
      }
    }
    for (int incoming : network.incomingBroadcasts(vertex).toArray()) {
      Broadcast broadcast = network.broadcasts().get(incoming);
      for (int producer : broadcast.producers()) {
        writeEdge(producer, producer);
      }
    }
    out.write('\n');
  }

  private void writeEdge(int producer, int neighbour) throws IOException {
    if (sends(producer)) {
      out.write(' ');
      out.write(Integer.toString(neighbour + 1));
      out.write(' ');
      out.write(Long.toString(MetisUnits.count(network.output(producer), units.output())));
    }
  }
}
