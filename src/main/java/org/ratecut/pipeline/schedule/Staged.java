package org.ratecut.pipeline.schedule;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ratecut.evaluation.order.LayerPieces;
import org.ratecut.evaluation.pipelined.PipelinedRam;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.graph.Operations;

/**
 * The schedule that memory counted as {@linkplain org.ratecut.model.Network#isPipelined pipelined}
 * has room for, which exists at every period of at least the model's. All steps of a piece of a
 * layer have the stage of the piece, and transfers come one stage after it. In each period a device
 * does its steps of later stages first, so that an output goes when its last reader ends, before
 * the next is made. {@code docs/pipeline.md} has the proof.
 */
final class Staged {

  private final Operations operations;
  private final long[] stage;

  private Staged(Operations operations, int[] pieceOf, int[] stageOfPiece) {
    this.operations = operations;
    this.stage = new long[operations.count()];
    for (int i = 0; i < stage.length; i++) {
      stage[i] =
          operations.pipeline().isStep(i)
              ? stageOfPiece[pieceOf[operations.pipeline().steps().get(i).vertices().first()]]
              : stage[operations.pipeline().transfer(i).step()] + 1;
    }
  }

  /**
   * When each operation of inference 0 begins, in ticks.
   *
   * @param period at least the model's, in ticks
   */
  static long[] begins(Problem problem, Assignment assignment, Operations operations, long period) {
    return new Staged(
            operations, LayerPieces.of(problem.network()), PipelinedRam.stages(problem, assignment))
        .begins(period);
  }

  private long[] begins(long period) {
    long[] busy = new long[operations.resourceCount()];
    long[] begins = new long[stage.length];
    int[] order =
        IntStream.of(operations.order())
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> -stage[i])
                    .thenComparingInt(i -> isTimelessSource(i) ? 0 : 1))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : order) {
      int resource = operations.resource(i);
      boolean isAtOnce = operations.duration(i) == 0 && !operations.pipeline().isStep(i);
      long offset = isAtOnce ? 0 : busy[resource];
      begins[i] = Math.addExact(Math.multiplyExact(stage[i], period), offset);
      busy[resource] += operations.duration(i);
    }
    return begins;
  }

  /** An input, mostly; where there is but one stage, it must not come at the end of a period. */
  private boolean isTimelessSource(int i) {
    return operations.duration(i) == 0 && operations.predecessors(i).length == 0;
  }
}
