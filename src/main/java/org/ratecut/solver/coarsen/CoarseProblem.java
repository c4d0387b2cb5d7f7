package org.ratecut.solver.coarsen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;

/** Builds the problem whose vertices are the groups of another one's. */
final class CoarseProblem {

  private final Problem fine;
  private final Network network;
  private final List<LayerGroups> layers;
  private final int[] coarseOf;

  /**
   * Prepares the coarse problem.
   *
   * @param layers for each layer of the fine problem
   */
  CoarseProblem(Problem fine, List<LayerGroups> layers) {
    this.fine = fine;
    this.network = fine.network();
    this.layers = layers;
    this.coarseOf = new int[network.vertexCount()];
    int first = 0;
    for (LayerGroups groups : layers) {
      for (int v = groups.layer().firstVertex(); v < groups.layer().endVertex(); v++) {
        coarseOf[v] = first + groups.groupOf(v);
      }
      first += groups.count();
    }
  }

  Coarsening build() {
    NetworkBuilder builder =
        Network.builder(network.name())
            .bitsPerValue(network.bitsPerValue())
            .pipelined(network.isPipelined())
            .phases(network.phases());
    layers.forEach(groups -> addLayer(builder, groups));
    for (ParameterGroup group : network.parameterGroups()) {
      builder.addParameterGroup(
          new ParameterGroup(group.name(), group.size(), group.memory(), coarse(group.members())));
    }
    for (Broadcast broadcast : network.ofOneInference().broadcasts()) {
      builder.addArcs(coarse(broadcast.producers()), coarse(broadcast.consumers()));
    }
    for (Feedback pair : network.feedback()) {
      builder.addFeedback(new Feedback(coarse(pair.writers()), coarse(pair.readers())));
    }
    Network coarse = builder.build();
    Problem problem =
        new Problem(
            fine.name(),
            coarse,
            fine.cluster(),
            pins(coarse.vertexCount()),
            fine.objective(),
            fine.times().forVertices(parts(coarse.vertexCount())),
            rules());
    return new Coarsening(
        fine, fine.feedbackCounts() ? problem : problem.withoutLoopTimes(), coarseOf);
  }

  /** The vertices that each coarse one is made of. */
  private List<int[]> parts(int count) {
    int[] sizes = new int[count];
    Arrays.stream(coarseOf).forEach(coarse -> sizes[coarse]++);
    List<int[]> parts = new ArrayList<>();
    Arrays.stream(sizes).forEach(size -> parts.add(new int[size]));
    for (int v = coarseOf.length - 1; v >= 0; v--) {
      parts.get(coarseOf[v])[--sizes[coarseOf[v]]] = v;
    }
    return parts;
  }

  private Rules rules() {
    return fine.rules().withColocated(fine.rules().colocated().stream().map(this::coarse).toList());
  }

  private VertexSet coarse(VertexSet vertices) {
    return VertexSet.of(vertices.stream().map(v -> coarseOf[v]).toArray());
  }

  private void addLayer(NetworkBuilder builder, LayerGroups groups) {
    Layer layer = groups.layer();
    Vertex[] sums = new Vertex[groups.count()];
    Arrays.fill(sums, new Vertex(0, 0, 0));
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      int group = groups.groupOf(v);
      sums[group] = sum(sums[group], v);
    }
    builder.addLayer(layer.name(), groups.height(), groups.width(), layer.depth(), List.of(sums));
  }

  private Vertex sum(Vertex sum, int vertex) {
    long output = network.outgoingBroadcast(vertex) < 0 ? 0 : network.output(vertex);
    return new Vertex(
        sum.memory() + network.memory(vertex),
        sum.activation() + network.activation(vertex),
        sum.flash() + network.memory(MemoryKind.FLASH, vertex),
        sum.computation() + network.computation(vertex),
        sum.output() + output);
  }

  private Pins pins(int count) {
    int[] devices = new int[count];
    for (int v = 0; v < coarseOf.length; v++) {
      devices[coarseOf[v]] = fine.pins().deviceOf(v);
    }
    return Pins.of(devices);
  }
}
