package org.ratecut.simulation;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineStep;
import org.ratecut.pipeline.PipelineTransfer;

/** How long operations take and how much RAM things take, worked out from the problem. */
final class PlanFacts {

  private final Problem problem;
  private final Network network;
  private final Assignment assignment;
  private final Pipeline plan;

  PlanFacts(Problem problem, Assignment assignment, Pipeline plan) {
    this.problem = problem;
    this.network = problem.network();
    this.assignment = assignment;
    this.plan = plan;
  }

  /** How long an operation takes, in ticks of the plan, rounded up. */
  long ticks(int operation) {
    return plan.isStep(operation)
        ? ticks(plan.steps().get(operation))
        : ticks(plan.transfer(operation));
  }

  private long ticks(PipelineStep step) {
    BigInteger flop = BigInteger.ZERO;
    BigInteger measured = BigInteger.ZERO;
    for (int v : step.vertices()) {
      long time = problem.times().ticks(step.device(), v);
      if (time == MeasuredTimes.UNMEASURED) {
        flop = flop.add(big(network.computation(v)));
      } else {
        measured = measured.add(big(time));
      }
    }
    BigInteger performance = big(problem.cluster().device(step.device()).performance());
    BigInteger perSecond = big(problem.times().ticksPerSecond());
    return ticks(
        flop.multiply(perSecond).add(measured.multiply(performance)),
        performance.multiply(perSecond));
  }

  private long ticks(PipelineTransfer transfer) {
    Channel channel = problem.cluster().channel(transfer.channel());
    return channel.isUnlimited()
        ? 0
        : ticks(
            big(sent(transfer)).multiply(big(channel.bandwidth().denominator())),
            big(channel.bandwidth().numerator()));
  }

  /** A quotient of seconds in ticks. */
  private long ticks(BigInteger seconds, BigInteger divisor) {
    BigInteger above = seconds.multiply(big(plan.tick().denominator()));
    BigInteger below = divisor.multiply(big(plan.tick().numerator()));
    return above.add(below).subtract(BigInteger.ONE).divide(below).longValueExact();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  /** Adds what does not fit the problem. */
  void check(List<BufferPlace> places, Faults faults) {
    long[] room = new long[plan.operationCount()];
    long[] kept = new long[plan.operationCount()];
    for (BufferPlace place : places) {
      room[place.operation()] += place.size();
      kept[place.operation()] += place.isKept() ? place.size() : 0;
    }
    Set<Integer> read = layersReadByOthers();
    for (int i = 0; i < plan.operationCount(); i++) {
      long all = plan.isStep(i) ? outputs(plan.steps().get(i)) : sent(plan.transfer(i));
      long results = plan.isStep(i) ? results(plan.steps().get(i), read) : 0;
      if (room[i] != all || kept[i] < results) {
        faults.add("Operation %d has no place of the right size for its values.".formatted(i));
      }
      if (!plan.isStep(i)) {
        checkChannel(plan.transfer(i), faults);
      }
    }
    checkOffsets(places, faults);
  }

  private void checkChannel(PipelineTransfer transfer, Faults faults) {
    int channel = problem.cluster().channelBetween(transfer.from(), transfer.to());
    if (channel != transfer.channel()) {
      faults.add("A transfer uses a channel that does not carry it.");
    }
  }

  private void checkOffsets(List<BufferPlace> places, Faults faults) {
    for (int d = 0; d < problem.deviceCount(); d++) {
      int device = d;
      long memory = problem.cluster().device(d).memory();
      long constant = constantMemory(d);
      boolean isOutside =
          constant > memory
              || places.stream()
                  .filter(place -> place.device() == device)
                  .anyMatch(
                      place ->
                          place.offsets().stream()
                              .anyMatch(
                                  offset -> offset < constant || offset + place.size() > memory));
      if (isOutside) {
        faults.add(
            "The plan needs more RAM than device %s has."
                .formatted(problem.cluster().device(d).name()));
      }
    }
  }

  private Set<Integer> layersReadByOthers() {
    Set<Integer> read = new HashSet<>();
    for (Broadcast broadcast : network.broadcasts()) {
      int[] readers = layers(broadcast.consumers());
      for (int layer : layers(broadcast.producers())) {
        if (IntStream.of(readers).anyMatch(reader -> reader != layer)) {
          read.add(layer);
        }
      }
    }
    return read;
  }

  private int[] layers(VertexSet vertices) {
    return vertices.stream().map(network::layerOf).distinct().toArray();
  }

  private long outputs(PipelineStep step) {
    return step.vertices().stream().mapToLong(this::output).sum();
  }

  private long results(PipelineStep step, Set<Integer> read) {
    return step.vertices().stream()
        .filter(v -> network.outgoingBroadcast(v) < 0 && !read.contains(network.layerOf(v)))
        .mapToLong(this::output)
        .sum();
  }

  private long output(int vertex) {
    return network.reusesMemory() ? network.activation(vertex) : network.output(vertex);
  }

  private long sent(PipelineTransfer transfer) {
    return transfer.vertices().stream().mapToLong(network::output).sum();
  }

  /** What is always in the RAM of a device, in values. */
  long constantMemory(int device) {
    long constant = 0;
    for (int v = 0; v < network.vertexCount(); v++) {
      if (assignment.deviceOf(v) == device) {
        boolean isInside = network.reusesMemory() || network.output(v) <= network.memory(v);
        constant += network.memory(v) - (isInside ? output(v) : 0);
      }
    }
    for (ParameterGroup group : network.parameterGroups()) {
      boolean isThere = group.members().stream().anyMatch(v -> assignment.deviceOf(v) == device);
      constant += isThere ? group.sizeIn(MemoryKind.RAM) : 0;
    }
    return constant;
  }
}
