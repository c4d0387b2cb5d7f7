package org.ratecut.solver.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.RandomProblems;

class TidyingTest {

  private static final int PROBLEMS = 1_500;

  private static Optional<Assignment> tidy(Problem problem, Assignment start) {
    return new Tidying(problem, Budget.ofSteps(0)).tidy(start);
  }

  @Test
  void isNeverWorseAndAlwaysValidAndTheSameEachTime() {
    int tidied = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = problem(seed);
      Assignment start = RandomProblems.assignment(problem, new Random(seed));
      Evaluation before = Evaluator.evaluate(problem, start);
      if (!before.isValid()) {
        continue;
      }
      Optional<Assignment> found = tidy(problem, start);
      assertThat(tidy(problem, start)).isEqualTo(found);
      if (found.isPresent()) {
        requireTidier(problem, start, before, found.get());
        tidied++;
      }
    }
    assertThat(tidied).isGreaterThan(PROBLEMS / 20);
  }

  /** Every third with contiguous devices, every fifth with few, every seventh with buffers. */
  private static Problem problem(int seed) {
    Problem drawn = RandomProblems.upTo(12, 4, seed);
    Problem problem =
        seed % 7 == 0 && !drawn.network().reusesMemory()
            ? new Problem(
                drawn.name(),
                drawn.network().pipelined(),
                drawn.cluster(),
                drawn.pins(),
                drawn.objective())
            : drawn;
    Problem limited =
        seed % 5 == 0 ? problem.withRules(problem.rules().withMaxDevices(2)) : problem;
    return seed % 3 == 0 ? limited.withRules(limited.rules().withContiguous(true)) : limited;
  }

  private static void requireTidier(
      Problem problem, Assignment start, Evaluation before, Assignment found) {
    Evaluation after = Evaluator.evaluate(problem, found);
    assertThat(after.violations()).isEmpty();
    assertThat(after.period()).isLessThanOrEqualTo(before.period());
    assertThat(after.totalTraffic()).isLessThanOrEqualTo(before.totalTraffic());
    if (after.totalTraffic() == before.totalTraffic()) {
      assertThat(Pieces.count(problem.network(), found))
          .isLessThan(Pieces.count(problem.network(), start));
    }
  }

  @Test
  void scatteredRowsBecomeWhole() {
    Problem problem = rows(2, 12);
    Assignment scattered =
        Assignment.of(0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0);
    Evaluation before = Evaluator.evaluate(problem, scattered);

    Assignment found = tidy(problem, scattered).orElseThrow();

    Evaluation after = Evaluator.evaluate(problem, found);
    assertThat(after.period()).isEqualTo(before.period());
    assertThat(Pieces.count(problem.network(), found)).isEqualTo(4);
    // At the one cut each device needs one row of the other.
    assertThat(after.totalTraffic()).isEqualTo(2);
  }

  @Test
  void withoutTrafficPiecesDecide() {
    Problem problem = rows(1, 6);

    Assignment found = tidy(problem, Assignment.of(0, 1, 0, 1, 0, 1)).orElseThrow();

    assertThat(Pieces.count(problem.network(), found)).isEqualTo(2);
  }

  @Test
  void whatIsTidyStays() {
    assertThat(tidy(rows(1, 4), Assignment.of(0, 0, 1, 1))).isEmpty();
  }

  @Test
  void doesNothingOnceCancelled() {
    Budget budget = Budget.ofSteps(0);
    budget.cancel();

    assertThat(new Tidying(rows(1, 4), budget).tidy(Assignment.of(0, 1, 0, 1))).isEmpty();
  }

  /** Layers of rows that each read the row at the same place and those beside it. */
  private static Problem rows(int layers, int rows) {
    NetworkBuilder builder = Network.builder("rows");
    for (int layer = 0; layer < layers; layer++) {
      builder.addLayer(
          "layer" + layer, rows, 1, 1, Collections.nCopies(rows, new Vertex(1, 10, 1)));
    }
    for (int v = 0; v < (layers - 1) * rows; v++) {
      int row = v % rows;
      int first = v + rows - Math.min(row, 1);
      int last = v + rows + Math.min(rows - 1 - row, 1);
      builder.addArcs(VertexSet.range(v, v + 1), VertexSet.range(first, last + 1));
    }
    Cluster cluster =
        new Cluster(
            "pair",
            List.of(new Device("a", 100, 10), new Device("b", 100, 10)),
            List.of(Channel.shared("air", Fraction.of(100), List.of(0, 1))));
    return Problem.of("rows", builder.build(), cluster);
  }
}
