package org.ratecut.evaluation;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;
import org.ratecut.testing.ResourceProblems.Feature;

/** The state keeps every kind of resource as the referee computes it from scratch. */
class ResourceStateTest {

  /** With {@code -Dresources.moves=100000} a minute; all have been made once. */
  private static final int MOVES = Integer.getInteger("resources.moves", 8_000);

  private static final int MOVES_PER_PROBLEM = 100;

  @ParameterizedTest
  @EnumSource(Feature.class)
  void agreesWithTheRefereeAfterEachOfManyMoves(Feature feature) {
    for (int p = 0; p < MOVES / MOVES_PER_PROBLEM; p++) {
      Set<Feature> features =
          p % 2 == 0 ? EnumSet.of(feature) : withOthers(feature, ResourceProblems.features(p));
      Problem problem =
          ResourceProblems.with(features, RandomProblems.ofSize(3 + p % 8, 2 + p % 4, p), p);
      followMoves(problem, new Random(p));
    }
  }

  /** A mask of devices then has two or three words. */
  @ParameterizedTest
  @EnumSource(Feature.class)
  void agreesWhereDevicesFillSeveralMaskWords(Feature feature) {
    for (int devices : new int[] {64, 65, 130}) {
      Problem plain = RandomProblems.ofSize(9, devices, devices);
      followMoves(ResourceProblems.with(EnumSet.of(feature), plain, devices), new Random(devices));
    }
  }

  private static Set<Feature> withOthers(Feature feature, Set<Feature> others) {
    Set<Feature> all = EnumSet.copyOf(others);
    all.add(feature);
    return all;
  }

  private static void followMoves(Problem problem, Random random) {
    AssignmentState state =
        new AssignmentState(problem, RandomProblems.assignment(problem, random));
    for (int move = 0; move < MOVES_PER_PROBLEM; move++) {
      int vertex = random.nextInt(problem.vertexCount());
      int resource = random.nextInt(state.resourceCount());
      long least = state.usage(resource) - state.relief(vertex, resource);
      state.move(vertex, random.nextInt(problem.deviceCount()));
      if (state.usage(resource) < least) {
        throw new AssertionError("A move relieves more than it can: " + problem);
      }
      requireAgreement(problem, state);
    }
  }

  private static void requireAgreement(Problem problem, AssignmentState state) {
    Evaluation truth = Evaluator.evaluate(problem, state.toAssignment());
    Resources resources = problem.resources();
    for (int d = 0; d < problem.deviceCount(); d++) {
      requireTime(truth.deviceTimes().get(d), state, resources.ofDevice(d));
    }
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      requireTime(truth.channelTimes().get(h), state, resources.ofChannel(h));
      if (state.usage(resources.ofChannel(h)) != truth.channelTraffic().get(h)) {
        throw new AssertionError("traffic of channel " + h + " in " + problem);
      }
    }
    for (int p = 0; p < problem.cluster().ports().size(); p++) {
      requireTime(truth.portTimes().get(p), state, resources.ofPort(p));
    }
    requireRuleExcess(problem, state);
    boolean keepsAllButPinsAndContiguity =
        truth.violations().stream()
            .allMatch(
                each ->
                    each instanceof Violation.PinBroken || each instanceof Violation.NotContiguous);
    if (!state.cost(Objective.RATE).equals(truth.period())
        || state.totalTraffic() != truth.totalTraffic()
        || state.isValid() != keepsAllButPinsAndContiguity) {
      throw new AssertionError("%s, %s: %s".formatted(problem, state.toAssignment(), truth));
    }
  }

  /** Devices in use beyond the limit, and for each set beyond the one that it may be on. */
  private static void requireRuleExcess(Problem problem, AssignmentState state) {
    Assignment assignment = state.toAssignment();
    long used = assignment.stream().distinct().count();
    long excess = Math.max(0, used - problem.rules().maxDevices().orElse(Integer.MAX_VALUE));
    for (VertexSet together : problem.rules().colocated()) {
      excess += together.stream().map(assignment::deviceOf).distinct().count() - 1;
    }
    if (state.ruleExcess() != excess) {
      throw new AssertionError("%s, %s: not %d".formatted(problem, assignment, excess));
    }
  }

  private static void requireTime(Fraction expected, AssignmentState state, int resource) {
    if (!state.time(resource).equals(expected)) {
      throw new AssertionError(
          "resource %d: %s, expected %s".formatted(resource, state.time(resource), expected));
    }
  }
}
