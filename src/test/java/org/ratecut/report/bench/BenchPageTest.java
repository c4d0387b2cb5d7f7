package org.ratecut.report.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ratecut.bench.Results;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.report.chart.Series.Point;

class BenchPageTest {

  @Test
  void everySectionIsThere() {
    String page = new BenchPage(MadeUpBench.summary(), "bench report 'x y'").text();
    assertThat(page)
        .contains("<h1>Benchmark &lt;b&gt;smoke</h1>")
        .contains("<strong>12 of 99</strong>")
        .contains("<h2>Ranking</h2>")
        .contains("n = 3 problems")
        .contains("<svg")
        .contains("Performance profiles of anneal, &lt;i&gt;metis")
        .contains("It was still running 30 s after its time limit.")
        .contains("a cpu")
        .contains("java -Xmx512m -jar ratecut.jar solve tiny/chain")
        .contains("bench report &#39;x y&#39;")
        .doesNotContain("<i>metis")
        .doesNotContain("<b>smoke");
  }

  @Test
  void identifiersInChartsDoNotRepeat() {
    String page = new BenchPage(MadeUpBench.summary(), "x").text();
    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void anUnfinishedBenchHasAPageToo() {
    Results results = new Results(MadeUpBench.header(), List.of(), 0, true);
    assertThat(new BenchPage(BenchSummary.of(results, List.of(), StoredBounds.NONE), "x").text())
        .contains("No run has ended yet.");
  }

  @Test
  void theTableHasARowForEachSolverOnEachProblem() {
    List<String> lines = new BenchCsv(MadeUpBench.summary()).text().lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("problem,solver,runs,solved");
    assertThat(lines.get(1))
        .startsWith("p0,anneal,2,2,0,0,0,0,100.0,105.0,110.0,200.0,two-solvers,run,0.475,110.0,");
    assertThat(lines.get(2)).startsWith("p0,<i>metis,2,2,");
    assertThat(lines.get(6)).startsWith("p2,<i>metis,2,1,0,0,0,1,,,102.0,204.0,two-solvers,run,,");
  }

  @Test
  void solversAreComparedOnlyWhereAllRan() {
    BenchSummary summary = MadeUpBench.summary();
    assertThat(summary.problems()).hasSize(3);
    assertThat(summary.comparableRates()).hasSize(3);
    List<RunResult> more = new ArrayList<>(summary.results().runs());
    more.add(RunResults.none(50, RunResults.spec("only-one", "anneal", 1)));
    assertThat(
            BenchSummary.of(
                    new Results(MadeUpBench.header(), more, 0, false), List.of(), StoredBounds.NONE)
                .comparableRates())
        .hasSize(3);
  }

  /** Half the rate at 0.1 s, all of it at 0.2 s, of 1.5 s. */
  @Test
  void thePrimalIntegralIsAPartOfTheTimeLimit() {
    BenchSummary summary =
        BenchSummary.of(
            new Results(
                MadeUpBench.header(), List.of(MadeUpBench.run(0, "p", "anneal", 1, 100)), 0, false),
            List.of(),
            StoredBounds.NONE);
    assertThat(summary.primalIntegral(summary.rows().get(0), summary.references()).orElseThrow())
        .isCloseTo(0.15 / 1.5, within(1e-12));
  }

  @Test
  void progressIsTheMedianOfTheSeedsWhereMostHaveARate() {
    List<RunResult> runs =
        List.of(
            MadeUpBench.run(0, "p", "anneal", 1, 100),
            MadeUpBench.run(1, "p", "anneal", 2, 50),
            RunResults.failed(2, RunResults.spec("p", "anneal", 3)));
    assertThat(Progress.medianRate(runs)).containsExactly(new Point(0.1, 25), new Point(0.2, 50));
    assertThat(Progress.medianRate(runs.subList(1, 3))).isEmpty();
    assertThat(Progress.bound(runs)).containsExactly(new Point(0.3, 100));
  }
}
