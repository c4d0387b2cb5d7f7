package org.ratecut.solver.dn2pciot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.solver.construct.ValidStart;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

/** What the scans leave out must never be the best. */
class ScanTest {

  @ParameterizedTest
  @EnumSource(Objective.class)
  void epochsTakeTheStepsOfTheLiteralAlgorithm(Objective objective) {
    int epochs = 0;
    int swaps = 0;
    for (long seed = 1; seed <= 400; seed++) {
      int vertices = 4 + (int) (seed % 9);
      int devices = 2 + (int) (seed % 4);
      Problem problem = RandomProblems.ofSize(vertices, devices, seed).withObjective(objective);
      Optional<AssignmentState> start = validStart(problem, seed);
      if (start.isPresent()) {
        epochs++;
        swaps += followLiterally(problem, start.get());
      }
    }
    assertThat(epochs).isGreaterThan(150);
    assertThat(swaps).isGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void firstStepsOfATightLeNetAreThoseOfTheLiteralAlgorithm(Objective objective) {
    Cluster tight = PaperProblems.equal("tight-x3", 3, 24_600, 1_000_000, 9_000);
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), tight);
    Optional<AssignmentState> start = validStart(problem.withObjective(objective), 1);
    followSampled(problem.withObjective(objective), start.orElseThrow());
  }

  @Test
  void theStateIsAsBeforeAfterAScan() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    AssignmentState state = validStart(problem, 1).orElseThrow();
    Assignment before = state.toAssignment();
    new Epoch(state, Objective.RATE, scan(problem, state)).step();
    Assignment after = state.toAssignment();
    int changed = 0;
    for (int v = 0; v < before.vertexCount(); v++) {
      changed += before.deviceOf(v) == after.deviceOf(v) ? 0 : 1;
    }
    assertThat(changed).isBetween(1, 2);
  }

  /** Runs a whole epoch beside the literal algorithm; returns how many steps were swaps. */
  private static int followLiterally(Problem problem, AssignmentState state) {
    LiteralScan literal = new LiteralScan(problem);
    Epoch epoch = new Epoch(state, problem.objective(), scan(problem, state));
    boolean[] locked = new boolean[problem.vertexCount()];
    for (int v = 0; v < locked.length; v++) {
      locked[v] = problem.pins().isPinned(v);
    }
    Assignment assignment = state.toAssignment();
    int swaps = 0;
    Optional<MoveOrSwap> expected;
    do {
      expected = literal.best(assignment, locked);
      assertThat(epoch.step()).as(problem.name()).isEqualTo(expected);
      if (expected.isPresent()) {
        MoveOrSwap operation = expected.get();
        locked[operation.vertex()] = true;
        if (operation.isSwap()) {
          locked[operation.partner()] = true;
          swaps++;
        }
        assignment = LiteralScan.after(assignment, operation);
      }
    } while (expected.isPresent());
    return swaps;
  }

  /** The literal algorithm on all but a few vertices locked, since the referee is slow. */
  private static void followSampled(Problem problem, AssignmentState state) {
    Random random = new Random(1);
    LiteralScan literal = new LiteralScan(problem);
    for (int round = 0; round < 12; round++) {
      boolean[] locked = new boolean[problem.vertexCount()];
      for (int v = 0; v < locked.length; v++) {
        locked[v] = random.nextInt(20) != 0;
      }
      Optional<MoveOrSwap> expected = literal.best(state.toAssignment(), locked);
      assertThat(scan(problem, state).best(locked)).isEqualTo(expected);
      expected.ifPresent(operation -> operation.apply(state));
    }
  }

  private static Scan scan(Problem problem, AssignmentState state) {
    ScanSupport support = new ScanSupport(problem, state, () -> true);
    return problem.objective() == Objective.RATE
        ? new RateScan(problem, state, support)
        : new CommunicationScan(problem, state, support);
  }

  private static Optional<AssignmentState> validStart(Problem problem, long seed) {
    Random random = new Random(seed);
    ValidStart starts = new ValidStart(problem);
    AssignmentState state = new AssignmentState(problem, starts.random(random));
    return starts.repair(state, random, () -> true) ? Optional.of(state) : Optional.empty();
  }
}
