package org.ratecut.bench.suite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunSpec;

/**
 * All runs of a suite in order: every problem with the first seed, each with one solver after the
 * other, then with the next seed. A bench that is stopped early has thus something on every
 * problem.
 */
public final class Matrix {

  private static final int DIGITS = 16;

  private final Suite suite;
  private final List<PlannedRun> runs;

  public Matrix(Suite suite) {
    this.suite = suite;
    this.runs = plan(suite);
  }

  private static List<PlannedRun> plan(Suite suite) {
    List<PlannedRun> runs = new ArrayList<>();
    for (long seed : suite.seeds()) {
      for (Located problem : suite.problems()) {
        for (Contestant contestant : suite.contestants()) {
          runs.add(
              new PlannedRun(
                  runs.size(),
                  spec(suite.limits(), problem, contestant, seed),
                  problem.location(),
                  contestant.config().map(Located::location)));
        }
      }
    }
    return List.copyOf(runs);
  }

  private static RunSpec spec(RunLimits limits, Located problem, Contestant contestant, long seed) {
    return new RunSpec(
        problem.name(),
        contestant.label(),
        contestant.solver(),
        contestant.config().map(Located::name),
        contestant.options(),
        seed,
        limits.threads(),
        limits.time(),
        limits.steps(),
        limits.heap());
  }

  /** All runs, numbered from 0 in order. */
  public List<PlannedRun> runs() {
    return runs;
  }

  /** The number, from 0, of the comparison that a run belongs to: one problem with one seed. */
  int comparison(PlannedRun run) {
    return run.number() / suite.contestants().size();
  }

  /** The header of a results file for a part of the matrix. */
  public ResultsHeader header(Shard shard) {
    return new ResultsHeader(suite.name(), runs.size(), fingerprint(), shard.text());
  }

  private String fingerprint() {
    StringBuilder text = new StringBuilder(suite.name());
    runs.forEach(run -> append(text, run.spec()));
    suite.contestants().forEach(each -> text.append(each.settings()));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(bytes)).substring(0, DIGITS);
  }

  private static void append(StringBuilder text, RunSpec spec) {
    List<String> parts = new ArrayList<>();
    parts.add(spec.problem());
    parts.add(spec.label());
    parts.add(spec.solver());
    parts.add(spec.config().orElse(""));
    parts.addAll(spec.options());
    parts.add(Long.toString(spec.seed()));
    parts.add(Integer.toString(spec.threads()));
    parts.add(spec.timeLimit().toString());
    parts.add(spec.stepLimit().toString());
    parts.add(spec.heap());
    parts.forEach(part -> text.append('\u0000').append(part));
    text.append('\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
