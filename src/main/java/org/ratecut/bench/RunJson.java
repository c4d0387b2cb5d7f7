package org.ratecut.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ratecut.model.solution.Support;

/** Turns a run into JSON; the schema is {@code schemas/bench-run.schema.json}. */
final class RunJson {

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  private RunJson() {}

  static ObjectNode of(RunResult result) {
    RunJson json = new RunJson();
    json.root.put("run", result.run());
    json.add(result.spec());
    json.root.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    json.root.put("message", result.message().orElse(null));
    json.addAnswer(result);
    json.add(result.execution());
    json.addTrace(result.trace());
    json.addAssignment(result);
    return json.root;
  }

  private void add(RunSpec spec) {
    root.put("problem", spec.problem());
    root.put("label", spec.label());
    root.put("solver", spec.solver());
    root.put("config", spec.config().orElse(null));
    ArrayNode options = root.putArray("options");
    spec.options().forEach(options::add);
    root.put("seed", spec.seed());
    root.put("threads", spec.threads());
    root.put("timeLimit", seconds(spec.timeLimit()));
    root.put("stepLimit", spec.stepLimit().isPresent() ? spec.stepLimit().getAsLong() : null);
    root.put("heap", spec.heap());
  }

  private static BigDecimal seconds(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }

  private void addAnswer(RunResult result) {
    Optional<RunAnswer> answer = result.answer();
    root.put("status", answer.map(each -> each.status().name()).orElse(null));
    root.put("stop", answer.map(each -> each.stop().name()).orElse(null));
    put("rate", result.rate());
    put("upperBound", result.upperBound());
    root.put("boundSupport", result.boundSupport().map(Support::word).orElse(null));
    put("gap", result.gap());
    root.put(
        "totalTraffic",
        answer
            .map(RunAnswer::totalTraffic)
            .map(traffic -> traffic.isPresent() ? traffic.getAsLong() : null)
            .orElse(null));
    put("secondsToBest", result.secondsToBest());
    root.put("seconds", answer.map(RunAnswer::seconds).orElse(null));
  }

  private void add(Execution execution) {
    root.put("exitCode", execution.exitCode().isPresent() ? execution.exitCode().getAsInt() : null);
    root.put("wallSeconds", execution.seconds());
    root.put("startedAt", execution.startedAt().toString());
    root.put("command", execution.command());
    Environment environment = execution.environment();
    root.putObject("environment")
        .put("cpu", environment.cpu())
        .put("cores", environment.cores())
        .put("os", environment.os())
        .put("jvm", environment.jvm())
        .put("ratecut", environment.ratecut())
        .put("ortools", environment.ortools())
        .put("timefold", environment.timefold());
  }

  private void addTrace(List<TracePoint> trace) {
    ArrayNode list = root.putArray("trace");
    for (TracePoint point : trace) {
      ObjectNode node = list.addObject().put("seconds", point.seconds());
      point.rate().ifPresent(rate -> node.put("rate", rate));
      point.bound().ifPresent(bound -> node.put("bound", bound));
      node.put("source", point.source());
    }
  }

  private void addAssignment(RunResult result) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    result
        .answer()
        .flatMap(RunAnswer::assignment)
        .ifPresentOrElse(
            assignment -> {
              assignment.stream().forEach(list::add);
              root.set("assignment", list);
            },
            () -> root.putNull("assignment"));
  }

  private void put(String field, OptionalDouble value) {
    root.put(field, value.isPresent() ? value.getAsDouble() : null);
  }
}
