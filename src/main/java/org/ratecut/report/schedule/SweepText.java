package org.ratecut.report.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.chart.CountChart;
import org.ratecut.report.chart.Series;
import org.ratecut.report.text.TextTable;
import org.ratecut.simulation.SimulationResult;
import org.ratecut.simulation.Sweep;

/** What a radio that gets worse does to a schedule, as text, as JSON and as a chart. */
public final class SweepText {

  private final Problem problem;
  private final CyclicSchedule schedule;
  private final Sweep sweep;
  private final List<Sweep.Point> points;

  /**
   * Presents the runs of a sweep.
   *
   * @param schedule that was played
   */
  public SweepText(
      Problem problem, CyclicSchedule schedule, Sweep sweep, List<Sweep.Point> points) {
    this.problem = problem;
    this.schedule = schedule;
    this.sweep = sweep;
    this.points = List.copyOf(points);
  }

  private SimulationResult first() {
    return points.get(0).result();
  }

  private double plannedRate() {
    return schedule.periodSeconds().reciprocal().toDouble();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Problem     %s\n".formatted(VisibleText.of(problem.name())));
    text.append("Inferences  %s for each row\n".formatted(Figures.count(first().inferences())));
    text.append(
        "Planned     %s inferences/s, latency %s ms\n\n"
            .formatted(
                Figures.shortRate(plannedRate()),
                ms(schedule.pipeline().seconds(schedule.latency()))));
    TextTable table =
        new TextTable(
            sweep.what().word(),
            "inferences/s",
            "of planned",
            "latency, median (ms)",
            "worst (ms)",
            "faults");
    for (Sweep.Point each : points) {
      SimulationResult result = each.result();
      table.add(
          Figures.percent(each.share()),
          Figures.shortRate(result.ratePerSecond()),
          Figures.percent(result.ratePerSecond() / plannedRate()),
          ms(result.latencyMedianSeconds()),
          ms(result.latencyWorstSeconds()),
          Figures.count(result.faults()));
    }
    return text.append(table.text()).toString();
  }

  private static String ms(double seconds) {
    return Figures.shortRate(1000 * seconds);
  }

  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "ratecut-simulation-sweep").put("version", ProgramVersion.number());
    root.put("problem", problem.name());
    root.put("inferences", first().inferences());
    root.put("plannedRate", plannedRate());
    root.put("plannedLatencySeconds", schedule.pipeline().seconds(schedule.latency()));
    root.put("sweep", sweep.what().word());
    ArrayNode list = root.putArray("points");
    for (Sweep.Point each : points) {
      list.addObject()
          .put("share", each.share())
          .put("inferenceRate", each.result().ratePerSecond())
          .put("latencySecondsMedian", each.result().latencyMedianSeconds())
          .put("latencySecondsWorst", each.result().latencyWorstSeconds())
          .put("faults", each.result().faults());
    }
    return JsonText.of(root);
  }

  /** Rate and latency in percent of what was planned, as an {@code svg} element. */
  public String svg() {
    double latency = schedule.pipeline().seconds(schedule.latency());
    return new CountChart(
            "Rate and latency of %s with more %s".formatted(problem.name(), sweep.what().word()),
            sweep.what().word() + " (%)",
            "% of planned",
            List.of(
                line("rate", 0, result -> result.ratePerSecond() / plannedRate()),
                line("median latency", 1, result -> result.latencyMedianSeconds() / latency),
                line("worst latency", 2, result -> result.latencyWorstSeconds() / latency)))
        .svg();
  }

  private Series line(String name, int style, ToDoubleFunction<SimulationResult> part) {
    return new Series(
        name,
        points.stream()
            .map(
                each ->
                    new Series.Point(100 * each.share(), 100 * part.applyAsDouble(each.result())))
            .toList(),
        style);
  }
}
