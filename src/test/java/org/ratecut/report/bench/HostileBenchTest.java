package org.ratecut.report.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.testing.HostileNames;

/** A benchmark whose problems and solvers have hostile names, beside one with harmless ones. */
class HostileBenchTest {

  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\r\t]]");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^>]*>");

  private final BenchSummary hostile = summary(HostileNames.ALL);
  private final BenchSummary harmless = summary(HostileNames.harmless());

  @Test
  void noCellOfTheCsvIsAFormulaOrEndsItsLine() {
    String csv = new BenchCsv(hostile).text();
    assertThat(HIDDEN.matcher(csv).find()).isFalse();
    assertThat(csv.split("\r\n"))
        .hasSameSizeAs(new BenchCsv(harmless).text().split("\r\n"))
        .allSatisfy(line -> assertThat(cells(line)).hasSize(18))
        .allSatisfy(
            line -> assertThat(cells(line).subList(0, 2)).noneMatch(HostileBenchTest::runs));
  }

  private static boolean runs(String cell) {
    return cell.matches("(?s)\\s*[=+@\uff1d-].*");
  }

  /** The cells of a line after RFC 4180. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean twice = quoted && line.startsWith("\"\"", i);
        cell.append(twice ? "\"" : "");
        i += twice ? 1 : 0;
        quoted = twice == quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  @Test
  void markdownKeepsItsLinesAndColumns() {
    String markdown = new BenchMarkdown(hostile, "bench report 'a\n```\nb'").text();
    assertThat(HIDDEN.matcher(markdown).find()).isFalse();
    assertThat(columns(markdown))
        .isEqualTo(columns(new BenchMarkdown(harmless, "bench report 'a\nx\nb'").text()));
    assertThat(markdown).contains("````\nbench report 'a\n```\nb'\n````\n");
  }

  private static List<Long> columns(String markdown) {
    return markdown
        .lines()
        .map(line -> line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count())
        .toList();
  }

  @Test
  void thePageKeepsItsTags() {
    String page = new BenchPage(pairs(HostileNames.ALL), "x").text();
    assertThat(HIDDEN.matcher(page).find()).isFalse();
    assertThat(tags(page))
        .isEqualTo(tags(new BenchPage(pairs(HostileNames.harmless()), "x").text()));
  }

  /** What tags there are, with the names of their attributes. */
  private static Set<String> tags(String page) {
    return TAG.matcher(page)
        .results()
        .map(tag -> tag.group().replaceAll("=\"[^\"]*\"", ""))
        .collect(Collectors.toSet());
  }

  /** One half of the names are problems, the other half solvers. */
  private static BenchSummary pairs(List<String> names) {
    List<RunResult> runs = new ArrayList<>();
    int half = names.size() / 2;
    for (int i = 0; i < half; i++) {
      runs.add(MadeUpBench.run(i, names.get(i), names.get(half + i), 1, 90));
    }
    ResultsHeader header = new ResultsHeader(names.get(38), half, "0", Optional.empty());
    return BenchSummary.of(new Results(header, runs, 0, false), List.of(), StoredBounds.NONE);
  }

  /** Each name is a problem for two solvers, and a solver on one problem. */
  private static BenchSummary summary(List<String> names) {
    List<RunResult> runs = new ArrayList<>();
    for (String name : names) {
      runs.add(MadeUpBench.run(runs.size(), name, "anneal", 1, 90));
      runs.add(RunResults.failed(runs.size(), RunResults.spec(name, "other", 1)));
    }
    for (String name : names.subList(0, 6)) {
      runs.add(MadeUpBench.run(runs.size(), "all", name, 1, 80));
    }
    for (String name : names.subList(40, 60)) {
      runs.add(MadeUpBench.run(runs.size(), "all", name, 1, 80));
    }
    ResultsHeader header = new ResultsHeader(names.get(38), runs.size(), "0", Optional.empty());
    return BenchSummary.of(new Results(header, runs, 0, false), List.of(), StoredBounds.NONE);
  }
}
