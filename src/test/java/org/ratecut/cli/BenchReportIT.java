package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.bench.RunSpec;
import org.ratecut.model.Assignment;
import org.ratecut.testing.Browser;
import org.ratecut.testing.PageChecks;

/** The report of a benchmark in a real browser. */
class BenchReportIT {

  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void startBrowser(@TempDir Path profile) throws IOException {
    assumeTrue(Browser.isInstalled(), "install Chromium (package chromium)");
    browser = Browser.start(profile);
  }

  @AfterAll
  static void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void theReportReadsWellSortsAndShowsPlots() throws Exception {
    writeResults();
    Program.Result result =
        new Program(folder)
            .run(
                "bench",
                "report",
                "r.jsonl",
                "--out",
                "r.html",
                "--csv",
                "r.csv",
                "--markdown",
                "r.md");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("The report on 12 of 12 runs is in r.html, r.md, r.csv.");
    assertThat(Files.readString(folder.resolve("r.md"), UTF_8))
        .contains("bench report r.jsonl --out r.html --csv r.csv --markdown r.md")
        .contains("| `my/problem-0` |");
    assertThat(Files.readString(folder.resolve("r.csv"), UTF_8).lines()).hasSize(7);
    PageChecks.assertReadsWell(browser, folder.resolve("r.html"));

    assertThat(browser.evaluate("document.querySelectorAll('svg.chart').length")).isEqualTo("4");
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('svg.chart')].every(chart =>"
                    + " chart.querySelectorAll('path, line, polyline').length > 4"
                    + " && chart.getBoundingClientRect().height > 200"
                    + " && chart.textContent.includes('anneal'))"))
        .isEqualTo("true");

    String table =
        "[...document.querySelectorAll('h2')].find(h => h.textContent === 'Results')"
            + ".parentElement.querySelector('table')";
    String medians =
        "[..." + table + ".tBodies[0].rows].map(row => row.cells[4].textContent).join()";
    browser.evaluate(table + ".querySelectorAll('th button')[4].focus()");
    browser.press("Enter", 13);
    assertThat(browser.evaluate(medians)).isEqualTo("55.000,65.000,105.000,105.000,105.000,-");
    browser.press("Enter", 13);
    assertThat(browser.evaluate(medians)).isEqualTo("105.000,105.000,105.000,65.000,55.000,-");
  }

  @Test
  void aReportOfNoKindIsRefused() throws Exception {
    writeResults();
    Program.Result result = new Program(folder).run("bench", "report", "r.jsonl");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--out").contains("--markdown").doesNotContain("\tat ");
  }

  @Test
  void resultsThatAreNoneAreSaidToBeSo() throws Exception {
    Files.writeString(folder.resolve("r.jsonl"), "{}\n", UTF_8);
    Program.Result result =
        new Program(folder).run("bench", "report", "r.jsonl", "--out", "r.html");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("r.jsonl").doesNotContain("\tat ");
    assertThat(folder.resolve("r.html")).doesNotExist();
  }

  private void writeResults() throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append(ResultsFile.line(new ResultsHeader("made up", 12, "0", Optional.empty())));
    int run = 0;
    for (int problem = 0; problem < 3; problem++) {
      for (int seed = 1; seed <= 2; seed++) {
        lines.append(line(run++, problem, "anneal", seed, 90 + 10 * seed));
      }
      lines.append(line(run++, problem, "metis", 1, 40 + 20 * problem));
      lines.append(
          problem == 2
              ? ResultsFile.line(RunResults.failed(run++, spec(problem, "metis", 2)))
              : line(run++, problem, "metis", 2, 70));
    }
    Files.writeString(folder.resolve("r.jsonl"), lines, UTF_8);
  }

  private static String line(int run, int problem, String solver, int seed, double rate) {
    RunResult result =
        RunResults.solved(run, spec(problem, solver, seed), rate, Assignment.of(0, 1));
    return ResultsFile.line(result);
  }

  private static RunSpec spec(int problem, String solver, int seed) {
    return RunResults.spec("my/problem-" + problem, solver, seed);
  }
}
