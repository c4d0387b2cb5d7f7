package org.ratecut.pipeline.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineStep;
import org.ratecut.pipeline.PipelineTransfer;

/**
 * What comes and goes in RAM. Results stay until the inference has ended. They are the outputs that
 * nothing reads, of layers that no other layer reads, and the outputs of layers that the network
 * keeps for longer than the others read them. What nothing reads of another layer, such as the last
 * row of an image beyond the last stride, goes with the rest of its step.
 */
final class Buffers {

  private static final int UNREAD = -1;

  private final Network network;
  private final Pipeline pipeline;
  private final int[][] readers;
  private final OutputPlaces places;

  /** When the last other layer reads anything of each layer, or {@link #UNREAD}. */
  private final int[] lastPhase;

  private final List<Buffer> all = new ArrayList<>();

  /**
   * Finds them.
   *
   * @param readers the operations that read what each operation brings
   */
  Buffers(Network network, Pipeline pipeline, int[][] readers) {
    this.network = network;
    this.pipeline = pipeline;
    this.readers = readers;
    this.places = new OutputPlaces(network);
    this.lastPhase = lastPhaseOfReaders();
  }

  private int[] lastPhaseOfReaders() {
    int[] last = new int[network.layers().size()];
    Arrays.fill(last, UNREAD);
    for (Broadcast broadcast : network.broadcasts()) {
      int[] read = layers(broadcast.producers());
      for (int reading : layers(broadcast.consumers())) {
        int phase = network.phases().get(reading).first();
        for (int layer : read) {
          last[layer] = layer == reading ? last[layer] : Math.max(last[layer], phase);
        }
      }
    }
    return last;
  }

  private int[] layers(VertexSet vertices) {
    return vertices.stream().map(network::layerOf).distinct().toArray();
  }

  private boolean isResult(int vertex, int layer) {
    if (lastPhase[layer] == UNREAD) {
      return network.outgoingBroadcast(vertex) < 0;
    }
    return network.phases().get(layer).last() > lastPhase[layer];
  }

  List<Buffer> all() {
    for (int i = 0; i < pipeline.operationCount(); i++) {
      if (pipeline.isStep(i)) {
        addOutput(i, pipeline.steps().get(i));
      } else {
        addReceived(i, pipeline.transfer(i));
      }
    }
    return all;
  }

  private void addOutput(int operation, PipelineStep step) {
    long passing = 0;
    long kept = 0;
    for (int vertex : step.vertices()) {
      if (isResult(vertex, step.layer())) {
        kept += places.place(vertex);
      } else {
        passing += places.place(vertex);
      }
    }
    add(operation, step.device(), passing, false);
    add(operation, step.device(), kept, true);
  }

  private void addReceived(int operation, PipelineTransfer transfer) {
    long size = transfer.vertices().stream().mapToLong(network::output).sum();
    add(operation, transfer.to(), size, false);
  }

  private void add(int operation, int device, long size, boolean isKept) {
    if (size > 0) {
      List<Integer> who = Arrays.stream(readers[operation]).boxed().toList();
      all.add(new Buffer(operation, device, size, isKept ? List.of() : who, isKept));
    }
  }
}
