package org.ratecut.bound.block;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.ratecut.cpsat.MixedIntegerProgram;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * Which blocks of vertices a device may compute, and what they must send and receive. For each set
 * that stays together a binary variable says whether it is in the block. An output is sent if its
 * producer is in the block and a consumer is not, and received if it is the other way round: two
 * variables, each at least the difference.
 */
final class BlockProgram {

  private final Problem problem;
  private final Network network;
  private final double secondsPerValue;
  private final double scale;
  private final double priceOfTransfers;
  private final int[] unitOf;
  private final double[] work;
  private final Terms time = new Terms();
  private final MixedIntegerProgram program = new MixedIntegerProgram();

  /**
   * Builds a program.
   *
   * @param scale seconds that count as 1
   * @param least seconds that the block computes at least
   * @param priceOfWork 1 if computing counts, 0 if it does not, -1 if more of it is better
   * @param priceOfTransfers 1 if transfers count, or 0
   */
  private BlockProgram(
      BlockShare share, double scale, double least, double priceOfWork, double priceOfTransfers) {
    this.problem = share.problem();
    this.network = problem.network();
    this.scale = scale;
    this.priceOfTransfers = priceOfTransfers;
    this.secondsPerValue =
        problem.resources().unitsPerValue(share.device()) * share.secondsPerUnit();
    this.unitOf = share.unitOfVertex();
    this.work = new double[BlockShare.count(unitOf)];
    for (int v = 0; v < unitOf.length; v++) {
      work[unitOf[v]] += share.seconds(v) / scale;
    }
    for (double each : work) {
      time.add(program.addBinary(each * priceOfWork), each);
    }
    for (int v = 0; v < unitOf.length; v++) {
      if (!share.mayHold(v)) {
        program.exclude(unitOf[v]);
      }
    }
    program.addAtLeast(least / scale, time.variables(), time.factors(1));
    network.broadcasts().forEach(this::add);
  }

  /** The block that takes the least time of those that compute at least so many seconds. */
  static BlockProgram ofTime(BlockShare share, double scale, double least) {
    return new BlockProgram(share, scale, least, 1, 1);
  }

  /**
   * The block that sends and receives for the least time of those that compute at least so many
   * seconds and take no longer than a period for all.
   */
  static BlockProgram ofTransfers(BlockShare share, double period, double least, double margin) {
    BlockProgram transfers = new BlockProgram(share, period, least, 0, 1);
    transfers.limitTime(margin);
    return transfers;
  }

  /**
   * The block that computes the most of those that hold a unit and take no longer than a period.
   */
  static BlockProgram ofWorkBeside(int unit, BlockShare share, double period, double margin) {
    BlockProgram work = new BlockProgram(share, period, 0, -1, 0);
    work.limitTime(margin);
    work.program.addAtLeast(1, new int[] {unit}, new double[] {1});
    return work;
  }

  private void limitTime(double margin) {
    program.addAtLeast(-1 - margin, time.variables(), time.factors(-1));
  }

  /** What the time of the block is the sum of. */
  private static final class Terms {

    private final List<Integer> variables = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();

    void add(int variable, double factor) {
      variables.add(variable);
      factors.add(factor);
    }

    int[] variables() {
      return variables.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] factors(double sign) {
      return factors.stream().mapToDouble(each -> sign * each).toArray();
    }
  }

  private void add(Broadcast broadcast) {
    int[] consumers = broadcast.consumers().stream().map(v -> unitOf[v]).distinct().toArray();
    for (int producer : broadcast.producers().toArray()) {
      double cost = network.output(producer) * secondsPerValue / scale;
      int from = unitOf[producer];
      if (cost > 0 && Arrays.stream(consumers).anyMatch(to -> to != from)) {
        int sent = program.addShare(cost * priceOfTransfers);
        int received = program.addShare(cost * priceOfTransfers);
        time.add(sent, cost);
        time.add(received, cost);
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
    program.addAtLeast(0, new int[] {transfer, inside, outside}, new double[] {1, -1, 1});
  }

  /**
   * A lower bound on the seconds that any such block takes or transfers, or on the negative of what
   * it computes, before any margin; infinite if there is no such block.
   */
  OptionalDouble lowerBound(Duration time, BooleanSupplier isCancelled) {
    OptionalDouble bound = program.lowerBound(time, isCancelled);
    return bound.isPresent() ? OptionalDouble.of(bound.getAsDouble() * scale) : bound;
  }
}
