package org.ratecut.report.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ratecut.bench.Environment;
import org.ratecut.bench.RunResult;
import org.ratecut.io.units.Figures;

/**
 * Something that tells where or how a bench ran.
 *
 * @param name for instance {@code processor}
 * @param value of all runs; the different ones, separated by commas
 */
record Fact(String name, String value) {

  /** What there is to say about some runs. */
  static List<Fact> of(List<RunResult> runs) {
    return List.of(
        ofEnvironments("processor", runs, Environment::cpu),
        ofEnvironments("cores", runs, each -> Integer.toString(each.cores())),
        ofEnvironments("system", runs, Environment::os),
        ofEnvironments("Java", runs, Environment::jvm),
        ofEnvironments("Ratecut", runs, Environment::ratecut),
        ofEnvironments("OR-Tools", runs, Environment::ortools),
        ofEnvironments("Timefold", runs, Environment::timefold),
        ofRuns("heap", runs, run -> run.spec().heap()),
        ofRuns("threads", runs, run -> Integer.toString(run.spec().threads())),
        ofRuns("time limit", runs, run -> seconds(run.spec().timeLimit())),
        new Fact("started", firstStart(runs)));
  }

  private static Fact ofEnvironments(
      String name, List<RunResult> runs, Function<Environment, String> value) {
    return ofRuns(name, runs, run -> value.apply(run.execution().environment()));
  }

  private static Fact ofRuns(String name, List<RunResult> runs, Function<RunResult, String> value) {
    return new Fact(name, runs.stream().map(value).distinct().collect(Collectors.joining(", ")));
  }

  private static String seconds(Duration duration) {
    return Figures.seconds(duration.toNanos() / 1e9);
  }

  private static String firstStart(List<RunResult> runs) {
    return runs.stream()
        .map(run -> run.execution().startedAt().toString())
        .min(String::compareTo)
        .orElse("");
  }
}
