package org.ratecut.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ratecut.bench.Environment;
import org.ratecut.bench.Execution;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.io.InputException;
import org.ratecut.temporary.TemporaryFolders;

/**
 * Makes a run in a process of its own, so that nothing that goes wrong in it touches other runs.
 * The process ends at the latest when this program does: its standard input then ends.
 */
public final class RunProcess {

  /** For the start of Java, the reading of the problem and the report. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final long GLANCE_MILLIS = 50;
  private static final double NANOS = 1e9;

  private final ProgramStart program;
  private final Environment environment;
  private final Duration grace;

  public RunProcess(ProgramStart program, Environment environment) {
    this(program, environment, GRACE);
  }

  /**
   * Runs processes that may overrun their time limit by something else than a minute.
   *
   * @param grace for all that is not searching
   */
  RunProcess(ProgramStart program, Environment environment, Duration grace) {
    this.program = program;
    this.environment = environment;
    this.grace = grace;
  }

  /**
   * Makes a run.
   *
   * @param cancelled whether to end it now
   * @return empty if it was cancelled, or interrupted from outside
   * @throws InputException if no process can be started
   */
  public Optional<RunResult> run(PlannedRun run, BooleanSupplier cancelled) {
    try (RunFolder folder = RunFolder.create()) {
      Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      long start = System.nanoTime();
      Process process = start(run, folder);
      OptionalInt exitCode = await(process, deadline(run, start), cancelled);
      double seconds = (System.nanoTime() - start) / NANOS;
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      Execution execution =
          new Execution(shown(run), startedAt, rounded(seconds), exitCode, environment);
      return new RunReport(run, execution, grace).read(folder);
    } catch (IOException e) {
      throw new InputException(
          program.java().toString(),
          "",
          "A run cannot be started: " + e.getMessage() + ".",
          "Make room for temporary files, or name another folder for them with --temp.");
    }
  }

  private long deadline(PlannedRun run, long start) {
    return start + run.spec().timeLimit().plus(grace).toNanos();
  }

  private static double rounded(double seconds) {
    return Math.round(1e3 * seconds) / 1e3;
  }

  private String shown(PlannedRun run) {
    return program.shown(run.spec().heap(), SolveArguments.of(run));
  }

  private Process start(PlannedRun run, RunFolder folder) throws IOException {
    List<String> arguments = new ArrayList<>(SolveArguments.of(run));
    arguments.addAll(List.of("--json", "--quiet", "--stop-at-end-of-input"));
    arguments.addAll(List.of("--trace", folder.trace().toString()));
    Path crash = folder.file("hs_err.log");
    List<String> jvmOptions =
        new ArrayList<>(List.of("-XX:ErrorFile=" + crash, "-XX:-CreateCoredumpOnCrash"));
    Optional.ofNullable(System.getProperty(TemporaryFolders.PROPERTY))
        .ifPresent(name -> jvmOptions.add("-D" + TemporaryFolders.PROPERTY + "=" + name));
    return new ProcessBuilder(program.command(run.spec().heap(), jvmOptions, arguments))
        .redirectOutput(folder.out().toFile())
        .redirectError(folder.err().toFile())
        .start();
  }

  /** Returns no exit code if the process had to be ended. */
  private static OptionalInt await(Process process, long deadline, BooleanSupplier cancelled) {
    try {
      while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean() || System.nanoTime() - deadline > 0) {
          return OptionalInt.empty();
        }
      }
      return OptionalInt.of(process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    var unused = process.destroyForcibly().onExit().join();
  }
}
