package org.ratecut.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/**
 * The RAM that each device needs at once if values that it receives have a place there too. The
 * model does not count that place, so a valid assignment may need more RAM than there is.
 *
 * <p>What a device needs beside what is always there depends on the network. Where RAM is used
 * again, it is the most own and received values that are there at the same time, in the order of
 * {@link ExecutionOrder}. Where it is not, everything received in an inference has a place of its
 * own.
 *
 * @param needed of each device, in values
 * @param available on each device, in values
 */
public record RamWithReceived(List<Long> needed, List<Long> available) {

  /** Makes the lists immutable. */
  public RamWithReceived {
    needed = List.copyOf(needed);
    available = List.copyOf(available);
  }

  /**
   * What an assignment needs, valid or not.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if it has not one existing device per
   *     vertex
   */
  public static RamWithReceived of(Problem problem, Assignment assignment) {
    assignment.requireFitting(problem);
    Network network = problem.network();
    long[] needed =
        LiveValues.most(
            network.ofOneInference(),
            assignment,
            ExecutionOrder.of(network),
            problem.deviceCount(),
            network::activation,
            !network.reusesMemory());
    long[] constant = constant(network, assignment, problem.deviceCount());
    Arrays.setAll(needed, d -> Math.addExact(needed[d], constant[d]));
    return new RamWithReceived(
        Arrays.stream(needed).boxed().toList(),
        problem.cluster().devices().stream().map(Device::memory).toList());
  }

  /** What each device has in RAM all the time. */
  private static long[] constant(Network network, Assignment assignment, int deviceCount) {
    long[] constant = new long[deviceCount];
    for (int v = 0; v < network.vertexCount(); v++) {
      constant[assignment.deviceOf(v)] += network.constantMemory(MemoryKind.RAM, v);
    }
    for (ParameterGroup group : network.parameterGroups()) {
      boolean[] there = new boolean[deviceCount];
      group.members().forEachInt(v -> there[assignment.deviceOf(v)] = true);
      for (int d = 0; d < deviceCount; d++) {
        constant[d] += there[d] ? group.sizeIn(MemoryKind.RAM) : 0;
      }
    }
    return constant;
  }

  /** Whether a device has as much as it needs. */
  public boolean fits(int device) {
    return needed.get(device) <= available.get(device);
  }

  /** Whether each device has as much as it needs. */
  public boolean fits() {
    return tooSmall().findAny().isEmpty();
  }

  /** The devices that have less than they need. */
  public IntStream tooSmall() {
    return IntStream.range(0, needed.size()).filter(device -> !fits(device));
  }
}
