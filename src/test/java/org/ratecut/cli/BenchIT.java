package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.RunAnswer;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunSpec;
import org.ratecut.io.FileSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.solution.Status;

/** Benches with the packaged program; steps are limited, so that every run repeats exactly. */
class BenchIT {

  private static final String SUITE =
      """
      {"format": "ratecut-bench-suite", "version": 1, "name": "repeatable",
       "problems": ["tiny/chain", "tiny/infeasible", "tiny/dense"],
       "solvers": [{"solver": "seeds"}, {"solver": "anneal"}], "seeds": [1],
       "timeLimit": 100, "stepLimit": 200, "threads": 1, "heap": "256m"}
      """;

  private static final String ENDLESS =
      """
      {"format": "ratecut-bench-suite", "version": 1,
       "problems": ["paper/lenet-2to1_samg55-x4"], "solvers": [{"solver": "anneal"}],
       "seeds": [1], "timeLimit": 600, "threads": 1, "heap": "256m"}
      """;

  @TempDir private static Path wholeFolder;
  private static List<Row> whole;
  private static long wholeMillis;

  @TempDir private Path folder;

  /** What must be the same whenever and in how many parts the bench is run. */
  private record Row(
      int run,
      RunSpec spec,
      Outcome outcome,
      Optional<Status> status,
      Optional<Assignment> assignment,
      OptionalInt exitCode,
      String command) {

    static Row of(RunResult result) {
      return new Row(
          result.run(),
          result.spec(),
          result.outcome(),
          result.answer().map(RunAnswer::status),
          result.answer().flatMap(RunAnswer::assignment),
          result.execution().exitCode(),
          result.execution().command());
    }
  }

  @BeforeAll
  static void runUninterrupted() throws Exception {
    long start = System.nanoTime();
    Program.Result result =
        program(wholeFolder, SUITE).run("bench", "suite.json", "--out", "all.jsonl");
    wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(result.exitCode()).as(result.err()).isZero();
    // Nobody watches a pipe: lines, and no bar that is drawn over itself.
    assertThat(result.err().lines()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(result.err()).doesNotContain("\r");
    whole = rows(wholeFolder.resolve("all.jsonl"));
  }

  @Test
  void theMatrixIsRunInItsOrder() {
    assertThat(whole).extracting(Row::run).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(whole)
        .extracting(Row::outcome)
        .startsWith(Outcome.SOLVED, Outcome.SOLVED, Outcome.NONE, Outcome.NONE);
  }

  @Test
  void killedAtRandomMomentsAndResumedItHasTheSameRows() throws Exception {
    Program program = program(folder, SUITE);
    Random random = new Random(20190926);
    List<Long> pauses = new ArrayList<>();
    for (int kill = 0; kill < 2; kill++) {
      Process bench = program.start("bench", "suite.json", "--out", "all.jsonl", "--resume");
      pauses.add((long) (wholeMillis * (0.1 + 0.4 * random.nextDouble())));
      boolean ended = bench.waitFor(pauses.get(kill), TimeUnit.MILLISECONDS);
      assertThat(ended && bench.exitValue() != 0).isFalse();
      kill(bench);
    }

    Program.Result result = program.run("bench", "suite.json", "--out", "all.jsonl", "--resume");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(rows(folder.resolve("all.jsonl"))).as("killed after ms " + pauses).isEqualTo(whole);
  }

  @Test
  void twoShardsMergedAreTheWhole() throws Exception {
    List<Process> shards = new ArrayList<>();
    for (String i : List.of("1", "2")) {
      Path own = Files.createDirectory(folder.resolve("shard" + i));
      shards.add(
          program(own, SUITE)
              .start("bench", "suite.json", "--shard", i + "/2", "--out", "../" + i + ".jsonl"));
    }
    for (Process shard : shards) {
      assertThat(shard.waitFor()).isZero();
    }

    Program program = new Program(folder, Program.QUICK_START);
    Program.Result incomplete = program.run("bench", "merge", "1.jsonl", "--out", "all.jsonl");
    Program.Result merged =
        program.run("bench", "merge", "2.jsonl", "1.jsonl", "--out", "all.jsonl");

    assertThat(incomplete.exitCode()).isEqualTo(2);
    assertThat(incomplete.err()).contains("2 of 6 runs are missing: 2, 3.");
    assertThat(merged.exitCode()).as(merged.err()).isZero();
    assertThat(rows(folder.resolve("all.jsonl"))).isEqualTo(whole);
  }

  @Test
  void theResultsOfAnotherSuiteAreNotResumed() throws Exception {
    Program program = program(folder, SUITE.replace("[1]", "[2]"));
    Files.copy(wholeFolder.resolve("all.jsonl"), folder.resolve("all.jsonl"));

    Program.Result result = program.run("bench", "suite.json", "--out", "all.jsonl", "--resume");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("The suite repeatable has changed");
  }

  @Test
  void theResultsOfOtherSettingsAreNotResumed() throws Exception {
    String suite = SUITE.replace("\"anneal\"", "\"anneal\", \"config\": \"settings.json\"");
    String settings =
        "{\"format\": \"ratecut-anneal-settings\", \"version\": 1, \"swapShare\": %s}";
    Files.writeString(folder.resolve("settings.json"), settings.formatted("0.3"));
    Program program = program(folder, suite.replace("200", "1"));
    assertThat(program.run("bench", "suite.json", "--out", "some.jsonl").exitCode()).isZero();

    Files.writeString(folder.resolve("settings.json"), settings.formatted("0.4"));
    Program.Result result = program.run("bench", "suite.json", "--out", "some.jsonl", "--resume");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("The suite repeatable has changed");
  }

  @Test
  void withoutASuiteTheBundledOnesAreListed() throws Exception {
    Program.Result result = new Program(folder, Program.QUICK_START).run("bench");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .contains(
            "smoke            20 runs,        60 s  Does everything run, and does nothing get much"
                + " worse?");
  }

  @Test
  void adoptKeepsTheBestOfTheRuns() throws Exception {
    Files.createDirectory(folder.resolve("kept"));
    Program.Result result =
        new Program(folder, Program.QUICK_START)
            .run(
                "bench",
                "adopt",
                wholeFolder.resolve("all.jsonl").toString(),
                "--best-known",
                "kept");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("tiny/chain: 1.538 instead of nothing");
    assertThat(folder.resolve("kept/tiny/chain.json")).exists();
  }

  @Test
  void killingTheBenchEndsTheRunInProgress() throws Exception {
    Process bench = program(folder, ENDLESS).start("bench", "suite.json");
    ProcessHandle run = runOf(bench);

    kill(bench);

    run.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void anInterruptEndsTheRunInProgressWithoutAResult() throws Exception {
    Program program = program(folder, ENDLESS);
    Process bench = program.start("bench", "suite.json");
    ProcessHandle run = runOf(bench);

    new ProcessBuilder("kill", "-INT", Long.toString(bench.pid())).start().waitFor();
    Program.Result result = program.await(bench);

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).contains("Interrupted.", "--resume");
    assertThat(rows(folder.resolve("suite-results.jsonl"))).isEmpty();
    run.onExit().get(60, TimeUnit.SECONDS);
  }

  private static Program program(Path folder, String suite) throws IOException {
    Files.writeString(folder.resolve("suite.json"), suite);
    return new Program(folder, Program.QUICK_START);
  }

  private static void kill(Process bench) throws InterruptedException {
    bench.destroyForcibly().waitFor();
  }

  /** Waits until a run is in progress. */
  private static ProcessHandle runOf(Process bench) throws InterruptedException {
    while (bench.isAlive()) {
      try (Stream<ProcessHandle> children = bench.children()) {
        Optional<ProcessHandle> run = children.findFirst();
        if (run.isPresent()) {
          return run.get();
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("The bench ended before its run began.");
  }

  private static List<Row> rows(Path file) {
    return new ResultsFile().read(new FileSource(file)).runs().stream().map(Row::of).toList();
  }
}
