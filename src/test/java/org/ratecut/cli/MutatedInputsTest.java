package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.testing.Effort;

/**
 * Damaged inputs of every format get an answer: exit code 0 or 2 to 4, within 20 s of processor
 * time, with a message and without a file where they are refused. A build tries a few of each;
 * {@code docs/robustness.md} has the command that tries thousands.
 */
class MutatedInputsTest {

  private static final int TRIALS = Integer.getInteger("mutations", Effort.of(48));
  private static final int FIRST = Integer.getInteger("mutations.first", 0);
  private static final String ONLY = System.getProperty("mutations.of", "");
  private static final long MAX_CPU_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long MAX_WALL_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final int MAX_SHOWN = 30;
  private static final Path KEPT = Path.of("target", "mutations");

  @TempDir Path folder;

  static Stream<String> formats() {
    return MutatedInputs.all().stream()
        .map(MutatedInputs.Kind::fileName)
        .filter(name -> ONLY.isEmpty() || Arrays.asList(ONLY.split(",")).contains(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void undamagedInputsAreAccepted(String format) throws Exception {
    MutationTrial trial = trial(format);
    for (int number = -8; number < 0; number++) {
      MutationTrial.Outcome outcome = watched(trial, number);
      assertThat(outcome.fault()).isEmpty();
      assertThat(outcome.exitCode())
          .as("%s: %s", trial.command(number), outcome.message())
          .isNotEqualTo(ExitCode.BAD_INPUT);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void damagedInputsGetAnAnswer(String format) throws Exception {
    MutationTrial trial = trial(format);
    List<MutationTrial.Outcome> outcomes = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (int number = FIRST; number < FIRST + TRIALS; number++) {
      MutationTrial.Outcome outcome = watched(trial, number);
      outcomes.add(outcome);
      if (outcome.fault().isPresent()) {
        keep(format, number, trial.input(number));
        faults.add(
            "%d %s: %s".formatted(number, trial.command(number), outcome.fault().orElseThrow()));
      }
    }
    report(format, outcomes, faults);
    assertThat(faults.stream().limit(MAX_SHOWN)).isEmpty();
  }

  private MutationTrial trial(String format) throws IOException {
    MutatedInputs.Kind kind =
        MutatedInputs.all().stream()
            .filter(each -> each.fileName().equals(format))
            .findFirst()
            .orElseThrow();
    MutationTrial trial = new MutationTrial(kind, folder);
    trial.provide("anneal.json", "timefold.xml");
    return trial;
  }

  /** Runs a trial in a thread of its own, and does not wait for one that does not end. */
  private static MutationTrial.Outcome watched(MutationTrial trial, int number) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    FutureTask<MutationTrial.Outcome> task = new FutureTask<>(() -> trial.run(number));
    Thread thread = new Thread(task, "trial");
    thread.setDaemon(true);
    long start = System.nanoTime();
    thread.start();
    while (true) {
      try {
        return task.get(1, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError("Trial " + number, e.getCause());
      } catch (TimeoutException e) {
        boolean isBusy = threads.getThreadCpuTime(thread.getId()) > MAX_CPU_NANOS;
        if (isBusy || System.nanoTime() - start > MAX_WALL_NANOS) {
          StackTraceElement[] trace = thread.getStackTrace();
          String fault = "does not end: " + Arrays.toString(trace).replace(",", "\n");
          return new MutationTrial.Outcome(-1, "", MAX_CPU_NANOS, 0, Optional.of(fault));
        }
      }
    }
  }

  private static void keep(String format, int number, byte[] input) throws IOException {
    Files.createDirectories(KEPT);
    Files.write(KEPT.resolve(number + "-" + format), input);
  }

  private static void report(
      String format, List<MutationTrial.Outcome> outcomes, List<String> faults) throws IOException {
    Files.createDirectories(KEPT);
    Files.write(KEPT.resolve(format + ".faults.txt"), faults);
    String line =
        String.format(
            Locale.ROOT,
            "%s,%d,%d,%d,%d,%d,%.1f,%d%n",
            format,
            outcomes.size(),
            count(outcomes, ExitCode.DONE),
            count(outcomes, ExitCode.BAD_INPUT),
            outcomes.size()
                - count(outcomes, ExitCode.DONE)
                - count(outcomes, ExitCode.BAD_INPUT)
                - faults.size(),
            faults.size(),
            outcomes.stream().mapToLong(MutationTrial.Outcome::cpuNanos).max().orElse(0) / 1e9,
            outcomes.stream().mapToLong(MutationTrial.Outcome::allocatedBytes).max().orElse(0)
                >> 20);
    Files.writeString(
        KEPT.resolve("figures.csv"),
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static long count(List<MutationTrial.Outcome> outcomes, int exitCode) {
    return outcomes.stream()
        .filter(each -> each.fault().isEmpty() && each.exitCode() == exitCode)
        .count();
  }
}
