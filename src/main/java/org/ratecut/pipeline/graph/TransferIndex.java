package org.ratecut.pipeline.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.pipeline.PipelineStep;
import org.ratecut.pipeline.PipelineTransfer;

/** The transfers of a pipeline, and which of them goes from a step to a device. */
final class TransferIndex {

  private final List<PipelineStep> steps;

  /** Step in the upper half, receiver in the lower; sorted. */
  private final long[] keys;

  private final List<PipelineTransfer> transfers = new ArrayList<>();

  /**
   * Makes the transfers.
   *
   * @param stepOf the step of each vertex
   * @param sent from each vertex that sends values to each device that needs them
   * @throws InvalidModelException if two devices of a transfer have no channel
   */
  TransferIndex(Problem problem, List<PipelineStep> steps, int[] stepOf, Arcs sent) {
    this.steps = steps;
    long[] pairs = sent.sorted();
    keys =
        Arrays.stream(pairs)
            .map(pair -> Arcs.pair(stepOf[Arcs.source(pair)], Arcs.target(pair)))
            .sorted()
            .distinct()
            .toArray();
    VertexGroups vertices = new VertexGroups(keys.length);
    for (long pair : pairs) {
      int vertex = Arcs.source(pair);
      vertices.add(find(stepOf[vertex], Arcs.target(pair)), vertex);
    }
    for (int i = 0; i < keys.length; i++) {
      int step = Arcs.source(keys[i]);
      int from = steps.get(step).device();
      int to = Arcs.target(keys[i]);
      transfers.add(
          new PipelineTransfer(
              step, from, to, channel(problem.cluster(), from, to), vertices.get(i)));
    }
  }

  private static int channel(Cluster cluster, int from, int to) {
    int channel = cluster.channelBetween(from, to);
    if (channel == Cluster.NO_CHANNEL) {
      throw new InvalidModelException(
          "Device %s must send to %s, but no channel connects them."
              .formatted(cluster.device(from).name(), cluster.device(to).name()));
    }
    return channel;
  }

  private int find(int step, int receiver) {
    return Arrays.binarySearch(keys, Arcs.pair(step, receiver));
  }

  /** All transfers, by step, then by receiver. */
  List<PipelineTransfer> transfers() {
    return transfers;
  }

  /**
   * Who reads whose values, between operations.
   *
   * @param local from step to step of the same device
   * @param remote from step to step of another device, by a transfer
   */
  Arcs dataArcs(Arcs local, Arcs remote) {
    Arcs arcs = readArcs(local, remote);
    for (int i = 0; i < keys.length; i++) {
      arcs.add(Arcs.source(keys[i]), steps.size() + i);
    }
    return arcs;
  }

  /** The same without those from steps to their transfers. */
  Arcs readArcs(Arcs local, Arcs remote) {
    Arcs arcs = new Arcs();
    local.forEach(arcs::add);
    remote.forEach(
        (writer, reader) ->
            arcs.add(steps.size() + find(writer, steps.get(reader).device()), reader));
    return arcs;
  }
}
