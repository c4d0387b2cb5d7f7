package org.ratecut.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Cluster;
import org.ratecut.model.Device;
import org.ratecut.model.Fraction;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Status;
import org.ratecut.model.StopReason;
import org.ratecut.model.Vertex;

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
    };
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
  void assignmentBetterThanABoundIsABug() {
    incumbent.offerBound(Fraction.of(7), "wrong");
    assertThatThrownBy(() -> incumbent.offer(APART, "a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a bound of 7");
  }

  @Test
  void boundAboveTheIncumbentIsABug() {
    incumbent.offer(APART, "a");
    assertThatThrownBy(() -> incumbent.offerBound(Fraction.of(7), "wrong"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrong proves");
    assertThat(incumbent.costBound()).isEqualTo(Fraction.ZERO);
  }

  @Test
  void infeasibilityAndAnAssignmentContradictEachOther() {
    incumbent.offer(APART, "a");
    assertThatThrownBy(() -> incumbent.proveInfeasible("b"))
        .isInstanceOf(IllegalStateException.class);
    Incumbent other = new Incumbent(problem(), Listener.SILENT);
    other.proveInfeasible("b");
    assertThatThrownBy(() -> other.offer(APART, "a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("infeasibility was proved");
  }

  @Test
  void boundsOnlyRise() {
    assertThat(incumbent.offerBound(Fraction.of(5), "a")).isTrue();
    assertThat(incumbent.offerBound(Fraction.of(4), "b")).isFalse();
    assertThat(incumbent.offerBound(Fraction.of(5), "c")).isFalse();
    assertThat(incumbent.costBound()).isEqualTo(Fraction.of(5));
    assertThat(heard).containsExactly("a >= 5");
  }

  @Test
  void isClosedWhenTheBoundIsAttained() {
    incumbent.offer(APART, "a");
    incumbent.offerBound(Fraction.of(5), "b");
    assertThat(incumbent.isClosed()).isFalse();
    assertThat(incumbent.stopReason(budget())).isEmpty();
    incumbent.offerBound(Fraction.of(6), "b");
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
    other.proveInfeasible("b");
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
