package org.ratecut.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.solution.MadeFrom;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.io.text.ShellQuoting;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Notes in a solution how its problem was put together, and does it again. */
public final class ProblemOrigin {

  private static final int CHUNK = 1 << 16;

  private ProblemOrigin() {}

  /** Options as those of a command. */
  @Command(name = "problem")
  private static final class Recorded {
    @Mixin private ProblemOptions problems;
  }

  /**
   * A partition and its problem.
   *
   * @param made how the solution file says that the problem was put together; empty without one
   */
  public record Loaded(Problem problem, Assignment assignment, Optional<MadeFrom> made) {}

  /**
   * What the running command says of its problem.
   *
   * @param arguments that name the problem
   * @param moreOptions that are not on the command line
   */
  public static MadeFrom of(
      CommandSpec spec, Problem problem, List<String> arguments, List<String> moreOptions) {
    Set<String> names = commandLine(new Recorded()).getCommandSpec().optionsMap().keySet();
    List<String> options = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (names.contains(option.longestName())) {
        if (option.arity().max() == 0) {
          options.add(option.longestName());
        }
        option.originalStringValues().stream()
            .filter(value -> option.arity().max() > 0)
            .forEach(value -> options.add(option.longestName() + "=" + value));
      }
    }
    options.addAll(moreOptions);
    return new MadeFrom(
        problem.network().name(),
        digest(arguments.get(0)),
        arguments,
        options,
        spec.root().commandLine().getParseResult().originalArgs());
  }

  /**
   * Loads a problem and a partition of it, or a solution file alone, which says what its problem
   * is.
   *
   * @throws InputException if something cannot be read, or does not fit
   */
  public static Loaded load(ProblemOptions problems, CommandSpec spec, List<String> arguments) {
    String partition = arguments.get(arguments.size() - 1);
    requireOrder(spec, arguments);
    Optional<MadeFrom> made =
        PartitionLoader.isSolutionFile(partition)
            ? new SolutionFile().read(FileSource.of(partition)).made()
            : Optional.empty();
    Problem problem =
        arguments.size() == 1
            ? again(made.orElseThrow(() -> alone(spec, partition)), partition)
            : problems.load(arguments.subList(0, arguments.size() - 1));
    try {
      return new Loaded(problem, new PartitionLoader().load(partition, problem), made);
    } catch (InputException e) {
      throw made.map(each -> mismatch(e, each, partition)).orElse(e);
    }
  }

  /** A partition comes last; a solution file before it is a slip. */
  private static void requireOrder(CommandSpec spec, List<String> arguments) {
    String first = arguments.get(0);
    if (arguments.size() == 2 && isSolution(first) && !isSolution(arguments.get(1))) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is a solution, and comes after the problem: %s %s"
              .formatted(first, arguments.get(1), first));
    }
  }

  private static boolean isSolution(String name) {
    if (!PartitionLoader.isSolutionFile(name) || !Files.isRegularFile(FileSource.of(name).path())) {
      return false;
    }
    try {
      new SolutionFile().read(FileSource.of(name));
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  private static ParameterException alone(CommandSpec spec, String partition) {
    return new ParameterException(
        spec.commandLine(),
        PartitionLoader.isSolutionFile(partition)
            ? "The solution '%s' does not say how its problem was made; name the problem before it."
                .formatted(partition)
            : "'%s' is one argument, but a problem and a partition are needed."
                .formatted(partition));
  }

  private static Problem again(MadeFrom made, String partition) {
    Recorded recorded = new Recorded();
    try {
      commandLine(recorded).parseArgs(made.options().toArray(String[]::new));
    } catch (ParameterException e) {
      throw new InputException(
          partition, "/made/options", e.getMessage(), "Name the problem with its options instead.");
    }
    Optional<String> now = digest(made.arguments().get(0));
    if (made.digest().isPresent() && !made.digest().equals(now)) {
      throw new InputException(
          partition,
          "/made",
          now.isEmpty()
              ? "The solution is for the file %s, which is not here."
                  .formatted(made.arguments().get(0))
              : "The file %s is not the one that the solution was made for: its content differs."
                  .formatted(made.arguments().get(0)),
          "Start where that file is, or name the problem with its options: %s"
              .formatted(words(made.options())));
    }
    return recorded.problems.load(made.arguments());
  }

  private static InputException mismatch(InputException e, MadeFrom made, String partition) {
    return new InputException(
        partition,
        "",
        e.getMessage().lines().findFirst().orElse("").replaceFirst("^.*?: ", ""),
        "The solution was made for %s with %s. \"ratecut check %s\" alone takes the same."
            .formatted(
                words(made.arguments()),
                made.options().isEmpty() ? "no options" : words(made.options()),
                partition));
  }

  private static String words(List<String> arguments) {
    return arguments.stream().map(ShellQuoting::quote).collect(Collectors.joining(" "));
  }

  private static CommandLine commandLine(Recorded recorded) {
    return WholeNumbers.readBy(new CommandLine(recorded))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setTrimQuotes(false);
  }

  private static Optional<String> digest(String argument) {
    Path file = FileSource.of(argument).path();
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
