package org.ratecut.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.model.solution.Withdrawal;

class IncumbentTest {

  private static final Assignment APART = Assignment.of(0, 1);
  private static final Assignment TOGETHER = Assignment.of(1, 1);
  private static final Assignment TOO_FULL = Assignment.of(0, 0);

  private final List<String> heard = new ArrayList<>();
  private final Incumbent incumbent = new Incumbent(problem(), listener());

  /** Apart takes 6 s, together on the larger device 12 s. */
  private static Problem problem() {
    NetworkBuilder builder = Network.builder("n");
    builder.addLayer("a", 1, 2, 1, new Vertex(1, 6, 0));
    List<Device> devices = List.of(new Device("x", 1, 1), new Device("y", 2, 1));
    return Problem.of("p", builder.build(), new Cluster("c", devices, List.of()));
  }

  @Test
  void aTargetAboveTheBoundEndsTheRun() {
    Budget budget = Budget.ofSteps(1).withTargetRate(Fraction.of(1, 5));
    incumbent.offer(APART, "test");
    assertThat(incumbent.stopReason(budget)).isEmpty();

    incumbent.offerBound(Bound.atLeast(Fraction.of(5), "equal", "Not above."));
    assertThat(incumbent.stopReason(budget)).isEmpty();
    incumbent.offerBound(Bound.atLeast(Fraction.of(11, 2), "above", "Above."));
    assertThat(incumbent.stopReason(budget)).contains(StopReason.TARGET_REFUTED);
    assertThat(incumbent.stopReason(budget.withTargetRate(Fraction.of(1, 6)))).isNotEmpty();
  }

  private Listener listener() {
    return new Listener() {
      @Override
      public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
        heard.add(source + " " + evaluation.period());
      }

      @Override
      public void onBound(Fraction costBound, String source) {
        heard.add(source + " >= " + costBound);
      }

      @Override
      public void onWithdrawal(Withdrawal withdrawal, Fraction costBound) {
        heard.add(withdrawal.bound().argument() + " withdrawn, " + costBound);
      }
    };
  }

  private static final Bound INFEASIBLE = Bound.infeasible("b", "").with(Support.ONE_SOLVER);

  private static Bound bound(long cost, String argument) {
    return Bound.atLeast(Fraction.of(cost), argument, "").with(Support.ONE_SOLVER);
  }

  private static Budget budget() {
    return Budget.ofTime(Duration.ofDays(1));
  }

  @Test
  void keepsOnlyWhatIsBetter() {
    assertThat(incumbent.offer(TOGETHER, "a")).isTrue();
    assertThat(incumbent.offer(APART, "b")).isTrue();
    assertThat(incumbent.offer(APART, "c")).isFalse();
    assertThat(incumbent.offer(TOGETHER, "d")).isFalse();
    assertThat(incumbent.assignment()).contains(APART);
    assertThat(incumbent.cost()).contains(Fraction.of(6));
    assertThat(heard).containsExactly("a 12", "b 6");
  }

  @Test
  void invalidAssignmentStopsTheRunLoudly() {
    assertThatThrownBy(() -> incumbent.offer(TOO_FULL, "a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rejects an assignment of a")
        .hasMessageContaining("MemoryExceeded");
    assertThat(incumbent.assignment()).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void anAssignmentThatBeatsABoundStaysAndTheBoundIsWithdrawn() {
    incumbent.offerBound(bound(7, "wrong"));
    assertThat(incumbent.offer(APART, "a")).isTrue();
    assertThat(incumbent.assignment()).contains(APART);
    assertThat(incumbent.bound()).isEmpty();
    assertThat(incumbent.stopReason(budget())).contains(StopReason.CONTRADICTION);
    Solution solution = incumbent.toSolution(StopReason.EXHAUSTED);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.stop()).isEqualTo(StopReason.CONTRADICTION);
    assertThat(solution.withdrawals())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.bound().argument()).isEqualTo("wrong");
              assertThat(each.fact())
                  .contains("an assignment of a valid")
                  .contains("period of 6 s");
            });
    assertThat(heard).containsExactly("wrong >= 7", "wrong withdrawn, 0", "a 6");
  }

  @Test
  void aBoundThatTheIncumbentContradictsIsNeverKept() {
    incumbent.offer(APART, "a");
    assertThat(incumbent.offerBound(bound(7, "wrong"))).isFalse();
    assertThat(incumbent.costBound()).isEqualTo(Fraction.ZERO);
    assertThat(incumbent.toSolution(StopReason.EXHAUSTED).withdrawals()).hasSize(1);
  }

  @Test
  void afterAContradictionOnlyWhatNeedsNoSolverIsBelieved() {
    incumbent.offerBound(bound(4, "sums").with(Support.ARITHMETIC));
    incumbent.offerBound(bound(5, "right"));
    incumbent.offerBound(bound(7, "wrong"));
    incumbent.offer(APART, "a");
    assertThat(incumbent.bound().map(Bound::argument)).contains("sums");
    assertThat(incumbent.offerBound(bound(5, "right"))).isFalse();
    assertThat(incumbent.offerBound(bound(6, "sums").with(Support.ARITHMETIC))).isTrue();
    assertThat(incumbent.toSolution(StopReason.EXHAUSTED).status()).isEqualTo(Status.OPTIMAL);
  }

  @Test
  void infeasibilityIsWithdrawnWhereAnAssignmentIsFound() {
    incumbent.offer(APART, "a");
    assertThat(incumbent.offerBound(INFEASIBLE)).isFalse();
    Incumbent other = new Incumbent(problem(), Listener.SILENT);
    other.offerBound(INFEASIBLE);
    assertThat(other.isClosed()).isTrue();
    other.offer(APART, "a");
    Solution solution = other.toSolution(StopReason.EXHAUSTED);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.assignment()).contains(APART);
    assertThat(solution.withdrawals()).hasSize(1);
  }

  @Test
  void theSameBoundIsNewsWithABetterSupport() {
    incumbent.offerBound(bound(5, "a"));
    assertThat(incumbent.offerBound(bound(5, "b").with(Support.TWO_SOLVERS))).isTrue();
    assertThat(incumbent.offerBound(bound(5, "c"))).isFalse();
    assertThat(incumbent.bound().map(Bound::support)).contains(Support.TWO_SOLVERS);
  }

  @Test
  void boundsOnlyRise() {
    assertThat(incumbent.offerBound(bound(5, "a"))).isTrue();
    assertThat(incumbent.offerBound(bound(4, "b"))).isFalse();
    assertThat(incumbent.offerBound(bound(5, "c"))).isFalse();
    assertThat(incumbent.costBound()).isEqualTo(Fraction.of(5));
    assertThat(heard).containsExactly("a >= 5");
  }

  @Test
  void isClosedWhenTheBoundIsAttained() {
    incumbent.offer(APART, "a");
    incumbent.offerBound(bound(5, "b"));
    assertThat(incumbent.isClosed()).isFalse();
    assertThat(incumbent.stopReason(budget())).isEmpty();
    incumbent.offerBound(bound(6, "b"));
    assertThat(incumbent.isClosed()).isTrue();
    assertThat(incumbent.stopReason(budget())).contains(StopReason.PROVED);
    assertThat(incumbent.toSolution(StopReason.TIME_LIMIT).status()).isEqualTo(Status.OPTIMAL);
    assertThat(incumbent.toSolution(StopReason.TIME_LIMIT).stop()).isEqualTo(StopReason.PROVED);
  }

  @Test
  void statusSaysWhatIsKnown() {
    assertThat(incumbent.toSolution(StopReason.EXHAUSTED).status()).isEqualTo(Status.UNKNOWN);
    incumbent.offer(APART, "a");
    assertThat(incumbent.toSolution(StopReason.EXHAUSTED).status()).isEqualTo(Status.FEASIBLE);
    Incumbent other = new Incumbent(problem(), Listener.SILENT);
    other.offerBound(INFEASIBLE);
    assertThat(other.toSolution(StopReason.EXHAUSTED).status()).isEqualTo(Status.INFEASIBLE);
    assertThat(other.toSolution(StopReason.EXHAUSTED).assignment()).isEmpty();
  }

  @Test
  void targetRateIsReachedWhenEqualled() {
    Budget target = budget().withTargetRate(Fraction.of(1, 6));
    assertThat(incumbent.stopReason(target)).isEmpty();
    incumbent.offer(TOGETHER, "a");
    assertThat(incumbent.stopReason(target)).isEmpty();
    incumbent.offer(APART, "a");
    assertThat(incumbent.stopReason(target)).contains(StopReason.TARGET_REACHED);
  }

  @Test
  void spentBudgetsSayWhy() {
    assertThat(incumbent.stopReason(Budget.ofTime(Duration.ZERO))).contains(StopReason.TIME_LIMIT);
    Budget cancelled = budget();
    cancelled.cancel();
    assertThat(incumbent.stopReason(cancelled)).contains(StopReason.INTERRUPTED);
  }
}
