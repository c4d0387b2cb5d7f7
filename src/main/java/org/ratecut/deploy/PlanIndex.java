package org.ratecut.deploy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ratecut.escape.MarkdownText;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.io.solution.BufferText;
import org.ratecut.io.solution.RamText;
import org.ratecut.io.units.Figures;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** A page in Markdown that says what is in the files of a plan. */
final class PlanIndex {

  private final DeploymentPlan plan;
  private final Bytes bytes;
  private final StringBuilder text = new StringBuilder();

  PlanIndex(DeploymentPlan plan) {
    this.plan = plan;
    this.bytes = new Bytes(plan.problem().network().bitsPerValue());
  }

  String text() {
    text.setLength(0);
    text.append("# Deployment plan: %s\n\n".formatted(MarkdownText.of(plan.problem().name())));
    addSummary();
    text.append("\n## Devices\n\n");
    text.append(
        "| device | file | vertices | FLOP | memory used | of | %s | flash used | of | receives | sends | live at once |\n"
            .formatted(plan.schedule().isPresent() ? "with buffers" : "with received"));
    text.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    plan.devices().forEach(this::addDevice);
    text.append(
        "\nSizes are in bytes, and what is computed, received and sent is per inference. "
            + (plan.schedule().isPresent()
                ? "With buffers: the RAM for all inferences in flight.\n"
                : "With received: the RAM that is needed at once with a place for what"
                    + " arrives.\n"));
    text.append("\n## Order\n\n");
    plan.devices().forEach(this::addSteps);
    return text.toString();
  }

  private void addSummary() {
    plan.evaluation()
        .inferenceRate()
        .ifPresent(
            rate ->
                text.append(
                    "- Inferences per second: %s\n".formatted(Figures.rate(Optional.of(rate)))));
    plan.evaluation()
        .bottleneck()
        .ifPresent(
            each -> text.append("- Bottleneck: %s\n".formatted(MarkdownText.of(name(each)))));
    text.append(
        "- Sent between devices: %s bytes per inference\n"
            .formatted(count(bytes.of(plan.evaluation().totalTraffic()))));
    // A schedule counts everything that is there at once; without one this is the best known.
    plan.schedule().ifPresentOrElse(this::addSchedule, this::addRam);
    if (!plan.evaluation().isValid()) {
      text.append("- **Not valid**: \"ratecut check\" says why.\n");
    }
  }

  private void addRam() {
    text.append(
        "- RAM: %s.\n"
            .formatted(MarkdownText.of(new RamText(plan.problem()).describe(plan.ram()))));
  }

  private void addSchedule(SchedulePlan schedule) {
    text.append("- Latency: %s\n".formatted(BufferText.latency(schedule)));
    text.append(
        "- Buffers: %s.\n"
            .formatted(MarkdownText.of(new BufferText(plan.problem()).describe(schedule))));
  }

  private String name(Bottleneck bottleneck) {
    return switch (bottleneck.kind()) {
      case DEVICE -> "device " + plan.problem().cluster().device(bottleneck.index()).name();
      case CHANNEL -> plan.problem().cluster().channel(bottleneck.index()).name();
      case PORT -> plan.problem().cluster().ports().get(bottleneck.index()).name();
      case LOOP -> "feedback";
    };
  }

  private void addDevice(DevicePlan device) {
    text.append(
        "| %s | `%s` | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
            .formatted(
                MarkdownText.of(device.device().name()),
                PlanFolder.fileOf(device),
                device.vertexCount(),
                String.format(
                    Locale.ROOT, "%,d", device.steps().stream().mapToLong(Step::computation).sum()),
                count(bytes.of(device.memoryUsed())),
                count(bytes.of(device.device().memory())),
                count(bytes.of(ram(device))),
                count(bytes.of(device.flashUsed())),
                count(bytes.of(device.device().flash())),
                count(bytes.of(device.valuesReceived())),
                count(bytes.of(device.valuesSent())),
                count(bytes.of(device.liveValues()))));
  }

  private long ram(DevicePlan device) {
    return plan.schedule()
        .map(schedule -> schedule.ramOfLayout(device.number()))
        .orElse(device.ramWithReceived());
  }

  private void addSteps(DevicePlan device) {
    String steps = device.steps().stream().map(PlanIndex::words).collect(Collectors.joining(", "));
    text.append(
        "- **%s**: %s\n"
            .formatted(
                MarkdownText.of(device.device().name()), steps.isEmpty() ? "nothing" : steps));
  }

  private static String words(Step step) {
    String name = MarkdownText.of(step.layer().name());
    return step.isWholeLayer()
        ? name
        : "%s (%d of %d)".formatted(name, step.vertices().size(), step.layer().vertexCount());
  }

  private static String count(BigDecimal number) {
    return String.format(
        Locale.ROOT, "%,d", number.setScale(0, RoundingMode.CEILING).toBigInteger());
  }
}
