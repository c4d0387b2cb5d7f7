package org.ratecut.report.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.io.units.MemorySize;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineTransfer;
import org.ratecut.pipeline.memory.RamUse;
import org.ratecut.pipeline.schedule.ScheduleOutcome;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.report.text.TextTable;
import org.ratecut.report.text.Words;

/** What came of scheduling an assignment, as text for people. */
public final class ScheduleText {

  private static final int MAX_LINES = 100;

  private final Problem problem;
  private final ScheduleOutcome outcome;
  private final SchedulePlan plan;
  private final CyclicSchedule schedule;
  private final Pipeline pipeline;
  private final Amounts amounts;
  private final StringBuilder text = new StringBuilder();

  public ScheduleText(Problem problem, ScheduleOutcome outcome) {
    this.problem = problem;
    this.outcome = outcome;
    this.plan = outcome.plan();
    this.schedule = plan.schedule();
    this.pipeline = schedule.pipeline();
    this.amounts = Amounts.of(problem.network());
  }

  /** Several lines, each ending with a newline. */
  public String text() {
    text.setLength(0);
    line("Problem", problem.name());
    line("Schedule", headline());
    line(
        "Rate",
        "%s inferences/s (period %s%s)"
            .formatted(rate(schedule), time(schedule.period()), comparedWithModel()));
    line(
        "Latency",
        "%s from the start of an inference to its end, %s in flight%s"
            .formatted(
                time(schedule.latency()),
                Figures.count(schedule.inFlight()),
                plan.isShortest() ? "; none is shorter at this rate" : ""));
    addObstacle();
    addDevices();
    addChannels();
    addSlower();
    addOperations();
    return text.toString();
  }

  private void line(String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }

  private String headline() {
    return plan.fits()
        ? "fits, with a place for all buffers"
        : "DOES NOT FIT in the RAM of %s of %s"
            .formatted(
                Figures.count(plan.tooSmall().count()),
                Words.count(problem.deviceCount(), "device"));
  }

  private String comparedWithModel() {
    long model = outcome.operations().modelPeriod();
    return schedule.period() == model ? ", the model's" : "; the model's is " + time(model);
  }

  private void addObstacle() {
    outcome.obstacle().ifPresent(this::addObstacle);
  }

  private void addObstacle(int device) {
    MemorySize size = new MemorySize(problem.network().bitsPerValue());
    line(
        "In the way",
        "at the model's period %s needs %s of RAM and has %s"
            .formatted(
                problem.cluster().device(device).name(),
                size.text(outcome.atModelPeriod().layouts().get(device).size()),
                size.text(plan.ramAvailable().get(device))));
    line(
        "Bound",
        outcome.shortestPeriod().isEmpty()
            ? "no schedule fits, however slow: what must be there at the same time is too much"
            : "no schedule that fits has a period below "
                + time(outcome.shortestPeriod().getAsLong()));
  }

  private void addDevices() {
    text.append(
        "\nDevices (RAM in %s: at the fullest moment, and with the gaps of a layout)\n"
            .formatted(amounts.memoryUnit()));
    TextTable table =
        new TextTable("device", "busy", "idle", "at fullest", "layout", "available", "used");
    long[] loads = outcome.operations().loads();
    for (int d = 0; d < problem.deviceCount(); d++) {
      table.add(
          problem.cluster().device(d).name(),
          Figures.percent(loads[d], schedule.period()),
          time(schedule.period() - loads[d]),
          amounts.memory(plan.ramAtFullest().get(d)),
          amounts.memory(plan.layouts().get(d).size()),
          amounts.memory(plan.ramAvailable().get(d)),
          Figures.percent(plan.layouts().get(d).size(), plan.ramAvailable().get(d)));
    }
    text.append(table.text());
    IntStream.range(0, problem.deviceCount())
        .boxed()
        .max(Comparator.comparingLong(plan::lack))
        .ifPresent(this::addContents);
  }

  private void addContents(int device) {
    String title =
        "RAM of %s at its fullest moment (%s)"
            .formatted(problem.cluster().device(device).name(), amounts.unit());
    text.append("\n%s\n".formatted(VisibleText.of(title)));
    TextTable table = new TextTable("what", "inferences", amounts.unit());
    table.add("always there", "", amounts.count(outcome.operations().constantMemory(device)));
    for (RamUse.Held held : plan.heldAtFullest().get(device)) {
      table.add(
          what(held.buffer().operation(), held.buffer().isKept()),
          Figures.count(held.copies()),
          amounts.count(held.copies() * held.buffer().size()));
    }
    text.append(table.text());
  }

  private String what(int operation, boolean isKept) {
    if (pipeline.isStep(operation)) {
      return (isKept ? "result " : "output ") + layer(operation);
    }
    PipelineTransfer transfer = pipeline.transfer(operation);
    return "received %s from %s"
        .formatted(layer(transfer.step()), problem.cluster().device(transfer.from()).name());
  }

  private String layer(int step) {
    return problem.network().layers().get(pipeline.steps().get(step).layer()).name();
  }

  private void addChannels() {
    long[] loads = outcome.operations().loads();
    TextTable table = new TextTable("channel", "busy", "idle");
    List<Integer> used =
        IntStream.range(0, problem.cluster().channelCount())
            .filter(h -> loads[problem.deviceCount() + h] > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer h) -> -loads[problem.deviceCount() + h]))
            .toList();
    for (int h : used.subList(0, Math.min(MAX_LINES, used.size()))) {
      long load = loads[problem.deviceCount() + h];
      table.add(
          problem.cluster().channel(h).name(),
          Figures.percent(load, schedule.period()),
          time(schedule.period() - load));
    }
    if (!table.isEmpty()) {
      text.append("\nChannels\n").append(table.text());
    }
  }

  private void addSlower() {
    if (outcome.slower().isEmpty()) {
      return;
    }
    text.append(
        "\nWith fewer inferences in flight (%s of RAM of the device that has the least to spare)\n"
            .formatted(amounts.memoryUnit()));
    TextTable table = new TextTable("in flight", "rate", "latency", "layout", "available", "fits");
    for (SchedulePlan each : outcome.slower()) {
      int tightest =
          IntStream.range(0, problem.deviceCount())
              .boxed()
              .max(Comparator.comparingLong(each::lack))
              .orElseThrow();
      table.add(
          Figures.count(each.schedule().inFlight()),
          rate(each.schedule()),
          time(each.schedule().latency()),
          amounts.memory(each.layouts().get(tightest).size()),
          amounts.memory(each.ramAvailable().get(tightest)),
          each.fits() ? "yes" : "no");
    }
    text.append(table.text());
  }

  private void addOperations() {
    text.append("\nOne inference (the next does the same one period later)\n");
    TextTable table = new TextTable("what", "begin", "end", amounts.unit());
    List<Integer> order =
        IntStream.range(0, pipeline.operationCount())
            .boxed()
            .sorted(Comparator.comparingLong(schedule::begin))
            .toList();
    for (int i : order.subList(0, Math.min(MAX_LINES, order.size()))) {
      table.add(doing(i), time(schedule.begin(i)), time(schedule.end(i)), values(i));
    }
    text.append(table.text());
    if (order.size() > MAX_LINES) {
      text.append(
          "  ... and %s more (--json lists all)\n"
              .formatted(Figures.count(order.size() - MAX_LINES)));
    }
  }

  private String doing(int operation) {
    if (pipeline.isStep(operation)) {
      int device = pipeline.steps().get(operation).device();
      return "%s computes %s".formatted(problem.cluster().device(device).name(), layer(operation));
    }
    PipelineTransfer transfer = pipeline.transfer(operation);
    return "%s sends %s to %s"
        .formatted(
            problem.cluster().device(transfer.from()).name(),
            layer(transfer.step()),
            problem.cluster().device(transfer.to()).name());
  }

  private String values(int operation) {
    return pipeline.isStep(operation)
        ? ""
        : amounts.count(
            pipeline.transfer(operation).vertices().stream()
                .mapToLong(problem.network()::output)
                .sum());
  }

  private String time(long ticks) {
    return Figures.period(pipeline.exactSeconds(ticks));
  }

  private static String rate(CyclicSchedule of) {
    return Figures.rate(Optional.of(of.periodSeconds().reciprocal()));
  }
}
