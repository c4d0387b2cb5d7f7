package org.ratecut.report.solution;

import java.util.Map;
import java.util.TreeMap;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineTransfer;
import org.ratecut.report.html.Html;

/**
 * A drawing of time: a row for each device and channel that works, a bar for each operation, in the
 * colour of the device that computes or sends.
 */
final class Gantt {

  private static final int NAME_WIDTH = 190;
  private static final int WIDTH = 760;
  private static final int ROW = 20;
  private static final int BAR = 16;
  private static final int LETTER = 7;

  /** Whether a bar has a label depends on its width alone, so that names change no drawing. */
  private static final int MIN_LABEL = 3 * LETTER;

  private final Problem problem;
  private final CyclicSchedule schedule;
  private final Pipeline pipeline;
  private final Map<Integer, Integer> rows = new TreeMap<>();
  private final Html html = new Html();

  Gantt(Problem problem, CyclicSchedule schedule) {
    this.problem = problem;
    this.schedule = schedule;
    this.pipeline = schedule.pipeline();
    for (int i = 0; i < pipeline.operationCount(); i++) {
      rows.put(resource(i), 0);
    }
    int next = 0;
    for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
      row.setValue(next++);
    }
  }

  /** The number of rows. */
  int rowCount() {
    return rows.size();
  }

  private int resource(int operation) {
    return pipeline.isStep(operation)
        ? pipeline.steps().get(operation).device()
        : problem.deviceCount() + pipeline.transfer(operation).channel();
  }

  /** One period, which all inferences share: what goes on beyond its end begins it. */
  Html period() {
    open(
        "One period of %s".formatted(time(schedule.period())),
        "What devices compute and channels carry in each period");
    for (int i = 0; i < pipeline.operationCount(); i++) {
      long from = Math.floorMod(schedule.begin(i), schedule.period());
      long until = from + pipeline.durations().get(i);
      addBar(i, from, Math.min(until, schedule.period()), schedule.period());
      if (until > schedule.period()) {
        addBar(i, 0, until - schedule.period(), schedule.period());
      }
    }
    return html.close().close();
  }

  /** The life of one inference, with a line where a period ends. */
  Html inference() {
    open(
        "One inference of %s".formatted(time(schedule.latency())),
        "What is computed and sent for one inference; lines are whole periods");
    StringBuilder lines = new StringBuilder();
    for (long at = schedule.period(); at < schedule.latency(); at += schedule.period()) {
      lines.append('M').append(x(at, schedule.latency())).append(" 0v").append(rows.size() * ROW);
    }
    html.element("path", "", "class", "ends", "d", lines.toString());
    for (int i = 0; i < pipeline.operationCount(); i++) {
      addBar(i, schedule.begin(i), schedule.end(i), schedule.latency());
    }
    return html.close().close();
  }

  private void open(String title, String label) {
    html.element("h3", title);
    html.openScrolling(label);
    int height = rows.size() * ROW;
    html.open(
        "svg",
        "class",
        "gantt",
        "role",
        "img",
        "width",
        Integer.toString(NAME_WIDTH + WIDTH),
        "height",
        Integer.toString(height),
        "viewBox",
        "0 0 %d %d".formatted(NAME_WIDTH + WIDTH, height),
        "aria-label",
        label);
    rows.forEach(this::addName);
  }

  private void addName(int resource, int row) {
    String name =
        resource < problem.deviceCount()
            ? problem.cluster().device(resource).name()
            : problem.cluster().channel(resource - problem.deviceCount()).name();
    String shown = cut(name, NAME_WIDTH / LETTER - 1);
    html.element("text", shown, "class", "name", "x", "0", "y", Integer.toString(middle(row)));
  }

  /** At most so many characters of a name. */
  private static String cut(String name, int most) {
    return name.codePointCount(0, name.length()) <= most
        ? name
        : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static int middle(int row) {
    return row * ROW + ROW / 2;
  }

  private static int x(long ticks, long all) {
    return NAME_WIDTH + (int) Math.round((double) WIDTH * ticks / all);
  }

  private void addBar(int operation, long from, long until, long all) {
    int left = x(from, all);
    int width = Math.max(1, x(until, all) - left);
    int row = rows.get(resource(operation));
    html.open("g").element("title", describe(operation));
    html.element(
        "rect",
        "",
        "class",
        "bar " + DeviceColours.styleClass(device(operation)),
        "x",
        Integer.toString(left),
        "y",
        Integer.toString(row * ROW + (ROW - BAR) / 2),
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(BAR));
    String layer = layer(operation);
    if (width >= MIN_LABEL) {
      html.element(
          "text",
          cut(layer, width / LETTER),
          "class",
          "label " + DeviceColours.styleClass(device(operation)),
          "font-size",
          "11",
          "x",
          Integer.toString(left + width / 2),
          "y",
          Integer.toString(middle(row)));
    }
    html.close();
  }

  private String describe(int operation) {
    String times =
        "%s to %s".formatted(time(schedule.begin(operation)), time(schedule.end(operation)));
    if (pipeline.isStep(operation)) {
      return "%s computes %s, %s"
          .formatted(problem.cluster().device(device(operation)).name(), layer(operation), times);
    }
    PipelineTransfer transfer = pipeline.transfer(operation);
    return "%s sends %s to %s, %s"
        .formatted(
            problem.cluster().device(transfer.from()).name(),
            layer(operation),
            problem.cluster().device(transfer.to()).name(),
            times);
  }

  private int device(int operation) {
    return pipeline.isStep(operation)
        ? pipeline.steps().get(operation).device()
        : pipeline.transfer(operation).from();
  }

  private String layer(int operation) {
    int step = pipeline.isStep(operation) ? operation : pipeline.transfer(operation).step();
    return problem.network().layers().get(pipeline.steps().get(step).layer()).name();
  }

  private String time(long ticks) {
    return Figures.period(pipeline.exactSeconds(ticks));
  }
}
