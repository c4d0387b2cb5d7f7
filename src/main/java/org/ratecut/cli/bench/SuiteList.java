package org.ratecut.cli.bench;

import java.time.Duration;
import java.util.stream.Collectors;
import org.ratecut.bench.suite.Matrix;
import org.ratecut.bench.suite.Suite;
import org.ratecut.bench.suite.SuiteLoader;
import org.ratecut.cli.progress.BenchLines;

/** The suites that come with the program: how many runs, how long at most, and what they are. */
final class SuiteList {

  private final SuiteLoader suites;

  SuiteList(SuiteLoader suites) {
    this.suites = suites;
  }

  /** A line for each suite. */
  String text() {
    return suites.bundledSuites().stream()
        .map(name -> line(name, suites.load(name)))
        .collect(Collectors.joining());
  }

  private static String line(String name, Suite suite) {
    int runs = new Matrix(suite).runs().size();
    Duration time = suite.limits().time().multipliedBy(runs);
    return "%-14s %4d runs, %11s  %s%n"
        .formatted(name, runs, BenchLines.text(time), suite.description());
  }
}
