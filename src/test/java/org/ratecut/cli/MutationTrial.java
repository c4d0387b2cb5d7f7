package org.ratecut.cli;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.io.InputException;
import picocli.CommandLine;

/**
 * Damages an input of a kind once and gives it to what reads it, in a folder. What comes of it
 * depends only on the kind and the number of the trial.
 */
final class MutationTrial {

  private static final Set<Integer> ANSWERS =
      Set.of(ExitCode.DONE, ExitCode.BAD_INPUT, ExitCode.INFEASIBLE, ExitCode.NOTHING_FOUND);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final MutatedInputs.Kind kind;
  private final Path folder;
  private final Path out;
  private final Path file;

  /** Kept, because to make one takes longer than most trials. */
  private final CommandLine commandLine = Main.commandLine().setTrimQuotes(false);

  /**
   * Prepares trials.
   *
   * @param folder with the files that the input names
   */
  MutationTrial(MutatedInputs.Kind kind, Path folder) {
    this.kind = kind;
    this.folder = folder;
    this.out = folder.resolve("out");
    this.file = folder.resolve("damaged-" + kind.fileName());
  }

  /**
   * What came of a trial.
   *
   * @param exitCode of the command; that which an {@link InputException} means, for a reader
   * @param message on standard error
   * @param fault what is wrong with that, if anything
   */
  record Outcome(
      int exitCode, String message, long cpuNanos, long allocatedBytes, Optional<String> fault) {}

  /** The damaged input, or for negative numbers the undamaged one. */
  byte[] input(int number) {
    byte[] original = kind.original().get();
    return number < 0
        ? original
        : kind.mutator().mutate(original, new Random(number * 0x9E3779B97F4A7C15L));
  }

  Outcome run(int number) throws IOException {
    prepare(number);
    long cpu = THREADS.getCurrentThreadCpuTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    StringWriter err = new StringWriter();
    int exitCode = -1;
    Optional<String> fault;
    try {
      exitCode = kind.commands().isEmpty() ? read(number, err) : execute(number, err);
      fault = fault(exitCode, err.toString());
    } catch (RuntimeException | Error | IOException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      fault = Optional.of(trace.toString());
    }
    return new Outcome(
        exitCode,
        err.toString(),
        THREADS.getCurrentThreadCpuTime() - cpu,
        THREADS.getCurrentThreadAllocatedBytes() - allocated,
        fault);
  }

  private void prepare(int number) throws IOException {
    if (Files.exists(out)) {
      try (Stream<Path> old = Files.walk(out)) {
        for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(out);
    Files.write(file, input(number));
  }

  /** The command with which a trial can be made by hand, once the input is there. */
  List<String> command(int number) {
    return kind.commands().isEmpty()
        ? List.of("(reader)", file.toString())
        : kind.commands().get(Math.floorMod(number, kind.commands().size())).stream()
            .map(each -> each.replace("{in}", file.toString()).replace("{out}", out.toString()))
            .toList();
  }

  private int execute(int number, StringWriter err) {
    commandLine.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
    String[] arguments =
        Stream.concat(Stream.of("--debug"), command(number).stream()).toArray(String[]::new);
    return commandLine.execute(arguments);
  }

  private int read(int number, StringWriter err) throws IOException {
    try {
      kind.readers().get(Math.floorMod(number, kind.readers().size())).read(file);
      return ExitCode.DONE;
    } catch (InputException e) {
      err.append(e.getMessage());
      return ExitCode.BAD_INPUT;
    }
  }

  private Optional<String> fault(int exitCode, String err) throws IOException {
    if (!ANSWERS.contains(exitCode) || err.contains("Internal error")) {
      return Optional.of("exit code %d: %s".formatted(exitCode, err));
    }
    if (exitCode == ExitCode.BAD_INPUT && err.isBlank()) {
      return Optional.of("exit code 2 without a message");
    }
    List<String> left = files();
    boolean refused = exitCode == ExitCode.BAD_INPUT;
    if ((refused && !left.isEmpty()) || left.stream().anyMatch(MutationTrial::isTemporary)) {
      return Optional.of("exit code %d leaves %s: %s".formatted(exitCode, left, err));
    }
    return Optional.empty();
  }

  private static boolean isTemporary(String name) {
    return name.toLowerCase(Locale.ROOT).contains("tmp") || name.startsWith(".");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** Copies the undamaged files that damaged ones name. */
  void provide(String... names) throws IOException {
    for (String name : Arrays.asList(names)) {
      Files.write(folder.resolve(name), MutatedInputs.resource(name));
    }
  }
}
