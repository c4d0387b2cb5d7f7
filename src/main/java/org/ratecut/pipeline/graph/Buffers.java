package org.ratecut.pipeline.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.evaluation.order.ResultVertices;
import org.ratecut.model.Network;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineStep;
import org.ratecut.pipeline.PipelineTransfer;

/**
 * What comes and goes in RAM. {@linkplain ResultVertices ResultVertices} stay until the inference
 * has ended.
 */
final class Buffers {

  private final Network network;
  private final Pipeline pipeline;
  private final int[][] readers;
  private final int[][] nextReaders;
  private final OutputPlaces places;

  /** Of each vertex whether its output is a result. */
  private final boolean[] isResult;

  private final List<Buffer> all = new ArrayList<>();

  /**
   * Finds them.
   *
   * @param readers the operations that read what each operation brings
   * @param nextReaders those that do so in the next inference
   */
  Buffers(Network network, Pipeline pipeline, int[][] readers, int[][] nextReaders) {
    this.network = network;
    this.pipeline = pipeline;
    this.readers = readers;
    this.nextReaders = nextReaders;
    this.places = new OutputPlaces(network);
    this.isResult = ResultVertices.of(network);
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
      if (isResult[vertex]) {
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
      List<Integer> next = Arrays.stream(nextReaders[operation]).boxed().toList();
      all.add(new Buffer(operation, device, size, isKept ? List.of() : who, next, isKept));
    }
  }
}
