package org.ratecut.report.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.bench.Results;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.bench.bestknown.StoredBounds;

class BenchMarkdownTest {

  @Test
  void showsTheSolversSideBySide() {
    assertThat(text(MadeUpBench.summary()))
        .contains("# Benchmark \\<b\\>smoke\n")
        .contains("12 of 99 runs; problems: 3, solvers: 2.")
        .contains("```\nbench report r.jsonl --markdown r.md\n```\n")
        .contains(
            """
            | problem | `anneal` | \\<i\\>metis | bound | best known |
            | --- | --: | --: | --: | --: |
            | `p0` | 105.000 (100.000 to 110.000) | 85.000 (70.000 to 100.000) | 140.000 | 110.000 |
            | `p1` | 105.000 (100.000 to 110.000) | 85.500 (70.000 to 101.000) | 140.000 | 110.000 |
            | `p2` | 105.000 (100.000 to 110.000) | 1 of 2 | 200.000 | 110.000 |
            """)
        .contains(
            "- `p2` with \\<i\\>metis, 1 failed of 2 runs."
                + " It was still running 30 s after its time limit.\n")
        .contains("- processor: a cpu\n");
  }

  @Test
  void ranksTheSolvers() {
    assertThat(text(MadeUpBench.summary()))
        .contains("On the 3 problems that all solvers ran on.")
        .contains("| `anneal` | 1.000 | 1.00 | 3 | 3 | ")
        .contains("| \\<i\\>metis | - | 2.00 | 0 | 2 | ")
        .contains("| `anneal`, \\<i\\>metis | 3 | 0 | 0.2500 |\n");
  }

  /** The roots of 1 x 0.9 and of 0.5 x 1. */
  @Test
  void theBestShareIsAGeometricMean() {
    List<RunResult> runs =
        List.of(
            MadeUpBench.run(0, "p", "a", 1, 100),
            MadeUpBench.run(1, "p", "b", 1, 50),
            MadeUpBench.run(2, "q", "a", 1, 90),
            MadeUpBench.run(3, "q", "b", 1, 100));
    List<Standing> standings = Standing.byRank(summary(runs));
    assertThat(standings).extracting(Standing::label).containsExactly("a", "b");
    assertThat(NumberCells.share(standings.get(0).ofBest())).isEqualTo("0.949");
    assertThat(NumberCells.share(standings.get(1).ofBest())).isEqualTo("0.707");
  }

  @Test
  void theBetterSolverOfAPairComesFirst() {
    List<RunResult> runs =
        List.of(
            MadeUpBench.run(0, "p", "a", 1, 50),
            MadeUpBench.run(1, "p", "b", 1, 60),
            MadeUpBench.run(2, "q", "a", 1, 50),
            MadeUpBench.run(3, "q", "b", 1, 70));
    assertThat(text(summary(runs))).contains("| `b`, `a` | 2 | 0 | 0.5000 |\n");
  }

  @Test
  void equalRatesAreOneNumber() {
    List<RunResult> runs =
        List.of(MadeUpBench.run(0, "p", "a", 1, 50), MadeUpBench.run(1, "p", "a", 2, 50));
    assertThat(text(summary(runs))).contains("| `p` | 50.000 | 100.000 | 50.000 |\n");
  }

  @Test
  void aSolverWithoutAnyAssignmentIsSaidToHaveNone() {
    List<RunResult> runs = new ArrayList<>(List.of(MadeUpBench.run(0, "p", "a", 1, 50)));
    runs.add(RunResults.none(1, RunResults.spec("p", "b", 1)));
    runs.add(MadeUpBench.run(2, "q", "a", 1, 50));
    assertThat(text(summary(runs)))
        .contains("| `p` | 50.000 | none | 100.000 | 50.000 |\n")
        .contains("| `q` | 50.000 | - | 100.000 | 50.000 |\n");
  }

  @Test
  void anUnfinishedBenchHasATextToo() {
    assertThat(text(summary(List.of()))).contains("No run has ended yet.");
  }

  private static BenchSummary summary(List<RunResult> runs) {
    return BenchSummary.of(
        new Results(MadeUpBench.header(), runs, 0, false), List.of(), StoredBounds.NONE);
  }

  private static String text(BenchSummary summary) {
    return new BenchMarkdown(summary, "bench report r.jsonl --markdown r.md").text();
  }
}
