package org.ratecut.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.LiveValues;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.pipeline.schedule.SchedulePlan;

/**
 * An assignment as instructions for each device.
 *
 * @param evaluation what the assignment is worth
 * @param ram what each device needs, with a place for what it receives
 * @param devices one for each device, in order
 * @param schedule when each device does what, if that is known
 */
public record DeploymentPlan(
    Problem problem,
    Evaluation evaluation,
    RamWithReceived ram,
    List<DevicePlan> devices,
    Optional<SchedulePlan> schedule) {

  /** Makes the list immutable. */
  public DeploymentPlan {
    devices = List.copyOf(devices);
  }

  /**
   * The plan of an assignment, valid or not.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment does not fit the
   *     problem
   */
  public static DeploymentPlan of(Problem problem, Assignment assignment) {
    return of(problem, assignment, Optional.empty());
  }

  /**
   * The plan of an assignment, valid or not.
   *
   * @param schedule of this assignment, if there is one
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment does not fit the
   *     problem
   */
  public static DeploymentPlan of(
      Problem problem, Assignment assignment, Optional<SchedulePlan> schedule) {
    Network network = problem.network();
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    int[] order = ExecutionOrder.of(network);
    List<Transfer> transfers = Transfers.of(network, assignment);
    RamWithReceived ram = RamWithReceived.of(problem, assignment);
    long[] live =
        LiveValues.most(network, assignment, order, problem.deviceCount(), network::output, false);
    List<DevicePlan> devices = new ArrayList<>();
    for (int d = 0; d < problem.deviceCount(); d++) {
      int device = d;
      devices.add(
          new DevicePlan(
              d,
              problem.cluster().device(d),
              steps(network, IntStream.of(order).filter(v -> assignment.deviceOf(v) == device)),
              transfers.stream().filter(each -> each.to() == device).toList(),
              transfers.stream().filter(each -> each.from() == device).toList(),
              evaluation.memoryUsed().get(d),
              evaluation.flashUsed().get(d),
              ram.needed().get(d),
              live[d]));
    }
    return new DeploymentPlan(problem, evaluation, ram, devices, schedule);
  }

  /** Consecutive vertices of a layer are one step. */
  private static List<Step> steps(Network network, IntStream vertices) {
    List<Step> steps = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    vertices.forEach(
        v -> {
          if (!run.isEmpty() && network.layerOf(run.get(0)) != network.layerOf(v)) {
            steps.add(step(network, run));
            run.clear();
          }
          run.add(v);
        });
    if (!run.isEmpty()) {
      steps.add(step(network, run));
    }
    return steps;
  }

  private static Step step(Network network, List<Integer> vertices) {
    Layer layer = network.layers().get(network.layerOf(vertices.get(0)));
    return new Step(
        layer,
        VertexSet.of(vertices.stream().mapToInt(Integer::intValue).toArray()),
        vertices.stream().mapToLong(network::computation).sum());
  }
}
