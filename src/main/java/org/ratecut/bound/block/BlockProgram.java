package org.ratecut.bound.block;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.ratecut.cpsat.MixedIntegerProgram;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * The block of vertices that a device computes, sends and receives in the least time, among all
 * that are at least a share of the work. For each set that stays together a binary variable says
 * whether it is in the block. An output is sent if its producer is in the block and a consumer is
 * not, and received if it is the other way round: two variables, each at least the difference.
 */
final class BlockProgram {

  private final BlockShare share;
  private final Problem problem;
  private final Network network;
  private final double secondsPerValue;
  private final double scale;
  private final int[] unitOf;
  private final MixedIntegerProgram program = new MixedIntegerProgram();

  /**
   * Builds the program.
   *
   * @param scale seconds that count as 1
   * @param least seconds that the block computes at least
   */
  BlockProgram(BlockShare share, double scale, double least) {
    this.share = share;
    this.problem = share.problem();
    this.network = problem.network();
    this.scale = scale;
    this.secondsPerValue =
        problem.resources().unitsPerValue(share.device()) * share.secondsPerUnit();
    this.unitOf = share.unitOfVertex();
    double[] work = new double[BlockShare.count(unitOf)];
    for (int v = 0; v < unitOf.length; v++) {
      work[unitOf[v]] += share.seconds(v) / scale;
    }
    for (double each : work) {
      program.addBinary(each);
    }
    for (int v = 0; v < unitOf.length; v++) {
      if (!share.mayHold(v)) {
        program.exclude(unitOf[v]);
      }
    }
    int[] all = new int[work.length];
    Arrays.setAll(all, u -> u);
    program.addAtLeast(least / scale, all, work);
    network.broadcasts().forEach(this::add);
  }

  private void add(Broadcast broadcast) {
    int[] consumers =
        broadcast.consumers().stream().map(v -> unitOf[v]).distinct().toArray();
    for (int producer : broadcast.producers().toArray()) {
      double cost = network.output(producer) * secondsPerValue / scale;
      int from = unitOf[producer];
      if (cost > 0 && Arrays.stream(consumers).anyMatch(to -> to != from)) {
        int sent = program.addShare(cost);
        int received = program.addShare(cost);
        for (int to : consumers) {
          if (to != from) {
            addDifference(sent, from, to);
            addDifference(received, to, from);
          }
        }
      }
    }
  }

  /** The transfer happens if one unit is in the block and the other is not. */
  private void addDifference(int transfer, int inside, int outside) {
    program.addAtLeast(
        0, new int[] {transfer, inside, outside}, new double[] {1, -1, 1});
  }

  /** A lower bound on the seconds that any such block takes, before any margin. */
  OptionalDouble lowerBound(Duration time, BooleanSupplier isCancelled) {
    OptionalDouble bound = program.lowerBound(time, isCancelled);
    return bound.isPresent() ? OptionalDouble.of(bound.getAsDouble() * scale) : bound;
  }
}
