package org.ratecut.bench.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.bench.bestknown.StoredBound;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.model.Assignment;
import org.ratecut.model.solution.Support;

class SummaryTest {

  @Test
  void aRunWithoutAnAssignmentIsSlowerThanAnyOther() {
    assertThat(row(solved(3), solved(1), failed()).medianRate()).hasValue(1);
    assertThat(row(solved(3), solved(2), solved(1), failed()).medianRate()).hasValue(1.5);
    assertThat(row(solved(3), failed()).medianRate()).isEmpty();
    assertThat(row(solved(3), failed(), failed()).highestRate()).hasValue(3);
  }

  @Test
  void theGapIsFromTheMedianToTheBestBound() {
    SummaryRow row = row(solved(3), solved(2), solved(1));

    assertThat(row.upperBound()).hasValue(2);
    assertThat(row.gap()).hasValue(0);
    assertThat(row(failed()).gap()).isEmpty();
    assertThat(row.medianSecondsToBest()).hasValue(0.2);
  }

  @Test
  void rowsComeInTheOrderOfTheMatrix() {
    List<SummaryRow> rows =
        Summary.of(
            List.of(
                run(3, "b", "fast"), run(0, "a", "fast"), run(2, "a", "fast"), run(1, "a", "slow")),
            StoredBounds.NONE);

    assertThat(rows)
        .extracting(row -> row.problem() + " " + row.label() + " " + row.runs().size())
        .containsExactly("a fast 2", "a slow 1", "b fast 1");
    assertThat(rows.get(0).count(Outcome.NONE)).isEqualTo(2);
  }

  private static SummaryRow row(RunResult... runs) {
    return row(Optional.empty(), runs);
  }

  private static SummaryRow row(Optional<StoredBound> stored, RunResult... runs) {
    return new SummaryRow("a", "fast", List.of(runs), stored);
  }

  private static Optional<StoredBound> stored(double rate) {
    return Optional.of(
        new StoredBound("a", rate, "device-columns", Support.TWO_SOLVERS, "ratecut bound a"));
  }

  @Test
  void aBoundThatWasProvedBeforeFillsTheGap() {
    SummaryRow row = row(stored(4), run(0, "a", "fast"));
    assertThat(row.isStoredBound()).isTrue();
    assertThat(row.upperBound()).hasValue(4);
    assertThat(row.boundSupport()).contains(Support.TWO_SOLVERS);
  }

  @Test
  void whatARunProvedCountsWhereItIsAsLow() {
    RunResult proved = RunResults.solved(0, RunResults.spec("a", "fast", 1), 2, Assignment.of(0));
    double bound = row(proved).upperBound().orElseThrow();
    assertThat(row(stored(bound), proved).isStoredBound()).isFalse();
    assertThat(row(stored(bound + 1), proved).upperBound()).hasValue(bound);
    assertThat(row(stored(bound + 1), proved).beatsStoredBound()).isFalse();
    assertThat(row(stored(bound / 4), proved).beatsStoredBound()).isTrue();
  }

  private static RunResult run(int number, String problem, String solver) {
    return RunResults.none(number, RunResults.spec(problem, solver, 1));
  }

  private static RunResult solved(double rate) {
    return RunResults.solved(0, RunResults.spec("a", "fast", 1), rate, Assignment.of(0));
  }

  private static RunResult failed() {
    return RunResults.failed(0, RunResults.spec("a", "fast", 1));
  }
}
