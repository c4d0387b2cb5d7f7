package org.ratecut.external;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.text.PartitionReader;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any program that reads a network and writes a partition, as a settings file describes it; see
 * {@code docs/external-solvers.md}. The one step is to run it once.
 */
public final class Command implements Solver {

  private static final Logger LOG = LoggerFactory.getLogger(Command.class);
  private static final long MAX_BYTES = 1L << 30;

  /** Enough for a device number of four digits and much white space. */
  private static final int OUTPUT_BYTES_PER_VERTEX = 16;

  private static final int MIN_OUTPUT_BYTES = 1 << 12;

  private final Optional<CommandSettings> settings;

  private Command(Optional<CommandSettings> settings) {
    this.settings = settings;
  }

  /** Without settings it can only say that it needs them. */
  public static Command withoutSettings() {
    return new Command(Optional.empty());
  }

  /**
   * Runs what a settings file names.
   *
   * @throws InputException if the file cannot be read or a setting is wrong
   */
  public static Command configured(Source file) {
    return new Command(Optional.of(new CommandSettingsFile().read(file)));
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    StepCounter steps = new StepCounter(budget, incumbent);
    Optional<StopReason> stop = steps.stopReason();
    if (stop.isPresent()) {
      return stop.get();
    }
    CommandSettings known = settings.orElseThrow(Command::unconfigured);
    try (ScratchFolder folder = ScratchFolder.create()) {
      CommandFiles files = new CommandFiles(known, problem, folder);
      files.write(MAX_BYTES);
      Map<Placeholder, String> values = files.values(budget);
      ExternalProgram.End end = program(known, values, folder, problem).run(steps::stopReasonOfRun);
      if (end.stopped().isPresent()) {
        LOG.warn(
            "{} was stopped before it ended; it has written nothing to judge.", known.program());
        return end.stopped().get();
      }
      judge(partition(known, values, folder, end.output().orElseThrow()), problem, incumbent);
      return StopReason.EXHAUSTED;
    }
  }

  private static ExternalProgram program(
      CommandSettings settings,
      Map<Placeholder, String> values,
      ScratchFolder folder,
      Problem problem) {
    List<String> command = new ArrayList<>();
    command.add(settings.program());
    settings.arguments().forEach(argument -> command.add(Placeholder.fill(argument, values)));
    long most = MIN_OUTPUT_BYTES + (long) OUTPUT_BYTES_PER_VERTEX * problem.vertexCount();
    return new ExternalProgram(command, folder.path(), (int) Math.min(most, Integer.MAX_VALUE / 2));
  }

  private static Source partition(
      CommandSettings settings,
      Map<Placeholder, String> values,
      ScratchFolder folder,
      ExternalProgram.Output output) {
    Path file =
        settings
            .partitionFile()
            .map(template -> folder.path().resolve(Placeholder.fill(template, values)))
            .orElseGet(() -> saved(settings, output, folder));
    return new WrittenPartition(settings.program(), new FileSource(file));
  }

  private static Path saved(
      CommandSettings settings, ExternalProgram.Output output, ScratchFolder folder) {
    if (output.isCut()) {
      throw new InputException(
          "partition of " + settings.program(),
          "",
          "The program has written far more to standard output than a partition takes.",
          "Silence it, or let it write the partition to a file.");
    }
    Path file = folder.file("stdout");
    AtomicFile.write(file, output.text());
    return file;
  }

  private void judge(Source partition, Problem problem, Incumbent incumbent) {
    RefereedPartitions partitions = new RefereedPartitions(problem, incumbent, name());
    partitions.judge(new PartitionReader().read(partition, problem));
    if (partitions.allAreInvalid()) {
      LOG.warn("{}", partitions.complaint());
      partitions.reject();
    }
  }

  private static InputException unconfigured() {
    return new InputException(
        "--solver command",
        "",
        "No settings say which program to run.",
        "Name them with --config; solver-configs/command-gpmetis.json is an example.");
  }
}
