package org.ratecut.solver.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.PlacementPlan;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.PaperProblems;

class PlanSweepTest {

  private static final Problem PROBLEM =
      PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());

  /** Vertices of the eight layers on the first device: what the layer profile leaves possible. */
  private static final int[] FIRST = {160, 112, 28, 15, 15, 10, 0, 0};

  @Test
  void eachAssignmentHasTheCountsOfThePlan() {
    PlacementPlan plan = plan(PROBLEM);
    assertThat(sweep(PROBLEM)).hasSize(64).allSatisfy(each -> assertKeeps(plan, each));
  }

  @Test
  void thePlanOfTheBoundLeadsToTheOptimumOnTwoDevices() {
    double best =
        sweep(PROBLEM).stream()
            .map(each -> Evaluator.evaluate(PROBLEM, each))
            .filter(Evaluation::isValid)
            .mapToDouble(each -> each.inferenceRate().orElseThrow().toDouble())
            .max()
            .orElseThrow();
    assertThat(best).isCloseTo(864.2146, within(0.0001));
  }

  @Test
  void pinnedVerticesStayAndCountForTheirDevice() {
    Layer input = PROBLEM.network().layers().get(0);
    Problem pinned =
        PROBLEM.withPins(
            Pins.none(PROBLEM.vertexCount())
                .withVertex(input.vertexAt(15, 15), 0)
                .withVertex(input.vertexAt(0, 0), 1));
    assertThat(sweep(pinned))
        .allSatisfy(
            each -> {
              assertKeeps(plan(pinned), each);
              assertThat(each.deviceOf(input.vertexAt(15, 15))).isZero();
              assertThat(each.deviceOf(input.vertexAt(0, 0))).isEqualTo(1);
            });
  }

  /** Convolutions cross the strips in both directions, so that one direction is not enough. */
  @Test
  void whatNeedsAChannelThatIsNotThereIsLeftOut() {
    Channel oneWay = Channel.oneWay("there", Fraction.of(1), 0, 1);
    Cluster cluster = new Cluster("half", PROBLEM.cluster().devices(), List.of(oneWay));
    assertThat(sweep(Problem.of("half", PROBLEM.network(), cluster))).isEmpty();
  }

  private static List<Assignment> sweep(Problem problem) {
    return new PlanSweep(problem, plan(problem)).assignments().toList();
  }

  private static PlacementPlan plan(Problem problem) {
    List<Layer> layers = problem.network().layers();
    List<VertexSet> classes = new ArrayList<>();
    int[][] counts = new int[2][layers.size()];
    for (int k = 0; k < layers.size(); k++) {
      classes.add(VertexSet.range(layers.get(k).firstVertex(), layers.get(k).endVertex()));
      counts[0][k] = FIRST[k];
      counts[1][k] = layers.get(k).vertexCount() - FIRST[k];
    }
    return PlacementPlan.of(Fraction.of(1), classes, counts);
  }

  private static void assertKeeps(PlacementPlan plan, Assignment assignment) {
    for (int k = 0; k < plan.classes().size(); k++) {
      for (int d = 0; d < plan.counts().size(); d++) {
        int device = d;
        assertThat(
                plan.classes().get(k).stream()
                    .filter(v -> assignment.deviceOf(v) == device)
                    .count())
            .isEqualTo(plan.counts().get(d).get(k).longValue());
      }
    }
  }
}
