package org.ratecut.io.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ratecut.io.InputException;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.cluster.MemoryKind;

/**
 * A network as a {@code .grf} file can say it, vertex by vertex the same: layers are cut where an
 * arc would stay within one and where a parameter group is a part of one, and groups that are still
 * not all of a layer count at each of their members. Where memory is counted otherwise than in such
 * a file, it counts more rather than less, but for flash, which the file does not know; {@link
 * ExportNotes} say so.
 */
final class GrfNetwork {

  private final Network network;
  private final Path target;
  private final List<Layer> layers;
  private final long[] sharedParameters;
  private final long[] memory;
  private long total;
  private int spreadGroups;

  private GrfNetwork(Network network, Path target) {
    this.network = network;
    this.target = target;
    this.memory = IntStream.range(0, network.vertexCount()).mapToLong(network::memory).toArray();
    this.total = LongStream.of(memory).sum();
    this.layers = cutLayers();
    this.sharedParameters = new long[layers.size()];
    shareOrSpread();
  }

  /**
   * Prepares a network.
   *
   * @throws InputException if an arc leads to an earlier vertex, or the memory is too large where
   *     groups count at each member
   */
  static GrfNetwork of(Network network, Path target) {
    return new GrfNetwork(network, target);
  }

  /** In vertex order; those of the network, or parts of them. */
  List<Layer> layers() {
    return layers;
  }

  /** What a device with a vertex of a layer stores once, in values, for each of {@link #layers}. */
  long[] sharedParameters() {
    return sharedParameters.clone();
  }

  /** What a vertex stores itself, in values. */
  long memory(int vertex) {
    return memory[vertex];
  }

  /** What the file says otherwise than the network, a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(ExportNotes.of(network, ".grf"));
    if (layers.size() != network.layers().size()) {
      notes.add(
          "It has %d layers instead of %d, because a layer has no arcs within it and one size of"
                  .formatted(layers.size(), network.layers().size())
              + " shared parameters.");
    }
    if (spreadGroups > 0) {
      notes.add(
          "Parameters that vertices share otherwise than by whole layers (%s) count at each vertex."
              .formatted(spreadGroups == 1 ? "1 group" : spreadGroups + " groups"));
    }
    return notes;
  }

  private List<Layer> cutLayers() {
    LayerStarts starts = LayerStarts.of(network.vertexCount(), network.layers());
    for (Broadcast broadcast : network.broadcasts()) {
      requireToLaterVertex(broadcast);
      starts.separate(broadcast.producers().last(), broadcast.consumers().first());
    }
    groups().filter(this::isPartOfLayer).forEach(group -> addEnds(group, starts));
    int[] first = starts.all();
    List<Layer> cut = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      cut.add(part(first[i], i + 1 < first.length ? first[i + 1] : network.vertexCount()));
    }
    return cut;
  }

  private Stream<ParameterGroup> groups() {
    return network.parameterGroups().stream().filter(group -> group.sizeIn(MemoryKind.RAM) > 0);
  }

  private static boolean isRun(ParameterGroup group) {
    return group.members().last() - group.members().first() + 1 == group.members().size();
  }

  private boolean isPartOfLayer(ParameterGroup group) {
    return isRun(group)
        && network.layerOf(group.members().first()) == network.layerOf(group.members().last());
  }

  private static void addEnds(ParameterGroup group, LayerStarts starts) {
    starts.add(group.members().first());
    starts.add(group.members().last() + 1);
  }

  /** A layer, or whole rows of it as a grid, or vertices of it as one row. */
  private Layer part(int first, int end) {
    Layer whole = network.layers().get(network.layerOf(first));
    boolean rows =
        (first - whole.firstVertex()) % whole.width() == 0 && (end - first) % whole.width() == 0;
    int width = rows ? whole.width() : end - first;
    return new Layer(whole.name(), first, (end - first) / width, width, whole.depth());
  }

  private void shareOrSpread() {
    Map<Integer, Integer> layerAt = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      layerAt.put(layers.get(i).firstVertex(), i);
    }
    groups()
        .forEach(
            group -> {
              Integer layer = layerAt.get(group.members().first());
              if (layer != null
                  && isRun(group)
                  && layers.get(layer).endVertex() == group.members().last() + 1) {
                sharedParameters[layer] += group.size();
              } else {
                spread(group);
              }
            });
  }

  private void spread(ParameterGroup group) {
    spreadGroups++;
    if (group.size() > (Network.MAX_TOTAL - total) / group.members().size()) {
      throw inexpressible(
          "Parameter group %s is not that of all vertices of a layer, and too large to count at each."
              .formatted(group.name()));
    }
    total += group.size() * group.members().size();
    group.members().forEachInt(vertex -> memory[vertex] += group.size());
  }

  private void requireToLaterVertex(Broadcast broadcast) {
    int last = broadcast.producers().last();
    int first = broadcast.consumers().first();
    if (first <= last) {
      throw inexpressible(
          ("The arc from vertex %d (layer %s) to vertex %d (layer %s) leads backward; the edges of"
                  + " a .grf file lead to later vertices.")
              .formatted(last, layerName(last), first, layerName(first)));
    }
  }

  private String layerName(int vertex) {
    return network.layers().get(network.layerOf(vertex)).name();
  }

  private InputException inexpressible(String problem) {
    return new InputException(target.toString(), "", problem, "Write the network as JSON.");
  }
}
