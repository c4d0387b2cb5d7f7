package org.ratecut.report.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.text.TextTable;
import org.ratecut.simulation.SimulationResult;

/** What a simulation showed, as text and as JSON. */
public final class SimulationText {

  private final Problem problem;
  private final SchedulePlan plan;
  private final CyclicSchedule schedule;
  private final SimulationResult result;

  /**
   * Presents it beside what was planned.
   *
   * @param plan that was played
   */
  public SimulationText(Problem problem, SchedulePlan plan, SimulationResult result) {
    this.problem = problem;
    this.plan = plan;
    this.schedule = plan.schedule();
    this.result = result;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Problem     %s\n".formatted(VisibleText.of(problem.name())));
    text.append("Inferences  %s\n".formatted(Figures.count(result.inferences())));
    text.append(
        "Faults      %s\n"
            .formatted(result.faults() == 0 ? "none" : Figures.count(result.faults())));
    result.firstFaults().forEach(each -> text.append("  " + VisibleText.of(each) + "\n"));
    text.append('\n');
    double latency = schedule.pipeline().seconds(schedule.latency());
    TextTable table = new TextTable("", "planned", "played");
    double planned = schedule.periodSeconds().reciprocal().toDouble();
    table.add("inferences/s", rate(planned), rate(result.ratePerSecond()));
    table.add("latency, median (ms)", ms(latency), ms(result.latencyMedianSeconds()));
    table.add("latency, worst (ms)", ms(latency), ms(result.latencyWorstSeconds()));
    text.append(table.text());
    Amounts amounts = Amounts.of(problem.network());
    text.append("\nRAM of devices at their fullest moments (%s)\n".formatted(amounts.memoryUnit()));
    TextTable devices = new TextTable("device", "planned", "played", "available");
    for (int d = 0; d < problem.deviceCount(); d++) {
      devices.add(
          problem.cluster().device(d).name(),
          amounts.memory(plan.ramAtFullest().get(d)),
          amounts.memory(result.ramAtFullest().get(d)),
          amounts.memory(plan.ramAvailable().get(d)));
    }
    return text.append(devices.text()).toString();
  }

  private static String rate(double perSecond) {
    return Figures.shortRate(perSecond);
  }

  private static String ms(double seconds) {
    return Figures.shortRate(1000 * seconds);
  }

  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "ratecut-simulation").put("version", ProgramVersion.number());
    root.put("problem", problem.name());
    root.put("inferences", result.inferences());
    root.put("inferenceRate", result.ratePerSecond());
    root.put("latencySecondsMedian", result.latencyMedianSeconds());
    root.put("latencySecondsWorst", result.latencyWorstSeconds());
    root.put("faults", result.faults());
    ArrayNode first = root.putArray("firstFaults");
    result.firstFaults().forEach(first::add);
    root.put("plannedRate", schedule.periodSeconds().reciprocal().toDouble());
    root.put("plannedLatencySeconds", schedule.pipeline().seconds(schedule.latency()));
    ArrayNode devices = root.putArray("devices");
    for (int d = 0; d < problem.deviceCount(); d++) {
      devices
          .addObject()
          .put("name", problem.cluster().device(d).name())
          .put("ramAtFullest", result.ramAtFullest().get(d))
          .put("ramPlanned", plan.ramAtFullest().get(d))
          .put("ramAvailable", plan.ramAvailable().get(d));
    }
    return JsonText.of(root);
  }
}
