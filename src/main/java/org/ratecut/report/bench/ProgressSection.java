package org.ratecut.report.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.bench.RunResult;
import org.ratecut.report.chart.Series;
import org.ratecut.report.chart.StepChart;
import org.ratecut.report.html.Html;

/** A chart for each problem: the rates and the bound over time. */
final class ProgressSection {

  private static final double FIRST_SECONDS = 0.05;

  private final BenchSummary summary;

  ProgressSection(BenchSummary summary) {
    this.summary = summary;
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Rates and bounds over time");
    html.element(
        "p",
        "For each solver the median over its seeds of the best rate so far; a line begins where"
            + " most seeds have a valid assignment. The dotted line is the lowest bound that any"
            + " run had proved by then. The axis of time is logarithmic.");
    html.open("div", "class", "charts");
    for (String problem : summary.problems()) {
      html.open("figure").open("figcaption").element("h3", problem).close();
      html.openScrolling("Rates over time: " + problem);
      chart(problem)
          .ifPresentOrElse(
              chart -> html.trusted(chart.svg()),
              () -> html.element("p", "No run has anything to show."));
      html.close().close();
    }
    return html.close().close();
  }

  /** Empty if no run on the problem has anything to show. */
  Optional<StepChart> chart(String problem) {
    List<Series> lines = lines(problem);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StepChart(
                "Rates over time on " + problem,
                "seconds",
                "inferences/s",
                FIRST_SECONDS,
                end(problem),
                false,
                lines));
  }

  private List<Series> lines(String problem) {
    double end = end(problem);
    List<Series> lines = new ArrayList<>();
    for (int i = 0; i < summary.labels().size(); i++) {
      String label = summary.labels().get(i);
      List<RunResult> runs =
          runsOn(problem).stream().filter(run -> run.spec().label().equals(label)).toList();
      add(lines, label, Progress.medianRate(runs), i, end);
    }
    add(lines, "bound", Progress.bound(runsOn(problem)), Series.BOUND, end);
    return lines;
  }

  private static void add(
      List<Series> lines, String name, List<Series.Point> points, int style, double end) {
    if (points.isEmpty()) {
      return;
    }
    List<Series.Point> whole = new ArrayList<>();
    for (Series.Point point : points) {
      whole.add(new Series.Point(Math.max(FIRST_SECONDS, point.x()), point.y()));
    }
    whole.add(new Series.Point(end, points.get(points.size() - 1).y()));
    lines.add(new Series(name, whole, style));
  }

  private List<RunResult> runsOn(String problem) {
    return summary.results().runs().stream()
        .filter(run -> run.spec().problem().equals(problem))
        .toList();
  }

  private double end(String problem) {
    return runsOn(problem).stream()
        .mapToDouble(run -> run.spec().timeLimit().toNanos() / 1e9)
        .max()
        .orElse(1);
  }
}
