package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Problem;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;

class ReliefTest {

  @Test
  void noMoveLowersAUsageByMoreThanTheRelief() {
    Random random = new Random(1);
    int tight = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Problem problem = RandomProblems.ofSize(6, 3, seed);
      AssignmentState state =
          new AssignmentState(problem, RandomProblems.assignment(problem, random));
      for (int v = 0; v < problem.vertexCount(); v++) {
        for (int to = 0; to < problem.deviceCount(); to++) {
          tight += checkMove(state, v, to);
        }
      }
    }
    assertThat(tight).isGreaterThan(1000);
  }

  /** Where one of five other devices is out of the way, moving there gives the whole relief. */
  @Test
  void someMoveMostlyGivesTheWholeRelief() {
    Random random = new Random(2);
    int tight = 0;
    int all = 0;
    for (long seed = 0; seed < 80; seed++) {
      Problem problem =
          ResourceProblems.with(
              ResourceProblems.features(seed), RandomProblems.ofSize(6, 6, seed), seed);
      AssignmentState state =
          new AssignmentState(problem, RandomProblems.assignment(problem, random));
      for (int v = 0; v < problem.vertexCount(); v++) {
        for (int r = 0; r < state.resourceCount(); r++) {
          tight += state.usage(r) - leastUsage(state, v, r) == state.relief(v, r) ? 1 : 0;
          all++;
        }
      }
    }
    assertThat((double) tight / all).isGreaterThan(0.975);
  }

  private static long leastUsage(AssignmentState state, int vertex, int resource) {
    int home = state.deviceOf(vertex);
    long least = state.usage(resource);
    for (int to = 0; to < state.deviceCount(); to++) {
      state.move(vertex, to);
      least = Math.min(least, state.usage(resource));
    }
    state.move(vertex, home);
    return least;
  }

  /** Returns for how many resources the move lowers the usage by exactly the relief. */
  private static int checkMove(AssignmentState state, int vertex, int to) {
    int from = state.deviceOf(vertex);
    int resources = state.resourceCount();
    long[] least = new long[resources];
    for (int r = 0; r < resources; r++) {
      least[r] = state.usage(r) - state.relief(vertex, r);
    }
    state.move(vertex, to);
    int tight = 0;
    for (int r = 0; r < resources; r++) {
      assertThat(to == from ? least[r] : state.usage(r)).isGreaterThanOrEqualTo(least[r]);
      tight += state.usage(r) == least[r] ? 1 : 0;
    }
    state.move(vertex, from);
    return tight;
  }
}
