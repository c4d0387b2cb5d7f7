package org.ratecut.report.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ratecut.report.chart.Series;
import org.ratecut.report.chart.StepChart;
import org.ratecut.report.html.Html;
import org.ratecut.report.statistics.PerformanceProfile;

/** The performance profiles of all solvers in one chart. */
final class ProfileSection {

  private static final double SMALLEST_RANGE = 1.1;
  private static final double MAX_RANGE = 10;
  private static final double MARGIN = 1.05;

  private final BenchSummary summary;
  private final PerformanceProfile profile;

  ProfileSection(BenchSummary summary) {
    this.summary = summary;
    this.profile = new PerformanceProfile(summary.comparableRates());
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Performance profiles");
    html.element(
        "p",
        "On which part of the problems (up) is the median rate of a solver within a factor (right)"
            + " of the best median? On the left edge: how often it is the best. A curve that stays"
            + " higher is better; one that does not reach 1 has problems without a valid"
            + " assignment, or worse than the chart is wide.");
    html.open(
        "div",
        "class",
        "scroll charts",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Performance profiles");
    html.trusted(chart().svg());
    return html.close().close();
  }

  StepChart chart() {
    double end =
        IntStream.range(0, summary.labels().size())
            .mapToObj(profile::steps)
            .flatMapToDouble(DoubleStream::of)
            .max()
            .orElse(SMALLEST_RANGE);
    double range = Math.min(MAX_RANGE, Math.max(SMALLEST_RANGE, end * MARGIN));
    return new StepChart(
        "Performance profiles of " + String.join(", ", summary.labels()),
        "best rate / rate",
        "part of problems",
        1,
        range,
        true,
        IntStream.range(0, summary.labels().size())
            .mapToObj(solver -> line(solver, range))
            .toList());
  }

  private Series line(int solver, double range) {
    List<Series.Point> points = new ArrayList<>();
    points.add(new Series.Point(1, profile.share(solver, 1)));
    for (double factor : profile.steps(solver)) {
      if (factor > 1 && factor < range) {
        points.add(new Series.Point(factor, profile.share(solver, factor)));
      }
    }
    points.add(new Series.Point(range, profile.share(solver, range)));
    return new Series(summary.labels().get(solver), points, solver);
  }
}
