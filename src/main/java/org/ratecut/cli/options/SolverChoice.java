package org.ratecut.cli.options;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Solver;
import picocli.CommandLine.Option;

/** Which solver to use, as options. */
public final class SolverChoice {

  @Option(
      names = "--solver",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "How to search; \"ratecut info --solvers\" lists the names.")
  private String name = Solvers.defaultName();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings for the solver, for those that take any.")
  private String config;

  /** The name of the settings file, or null. */
  public String config() {
    return config;
  }

  /**
   * Makes the solver.
   *
   * @throws InputException if there is none of this name, or it takes no settings
   */
  public Solver create() {
    Solver solver = Solvers.named(name).orElseThrow(this::unknown);
    return config == null
        ? solver
        : Solvers.configured(name, FileSource.of(config)).orElseThrow(this::takesNoSettings);
  }

  private InputException takesNoSettings() {
    return new InputException(
        "--config " + config,
        "",
        "The solver %s takes no settings.".formatted(name),
        "Leave out --config, or choose a solver that takes settings: anneal, command, cpsat,"
            + " cpsat-polish or timefold.");
  }

  private InputException unknown() {
    return new InputException(
        "--solver " + name,
        "",
        "There is no solver of this name.",
        CloseNames.in(names()).advise(name) + " \"ratecut info --solvers\" explains them.");
  }

  private static List<String> names() {
    return Solvers.all().stream().map(Solvers.Entry::name).toList();
  }

  /** What a shell completes. */
  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  /** A line for each solver: name and description. */
  public static String list() {
    int width = Solvers.all().stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    return Solvers.all().stream()
        .map(entry -> ("  %-" + width + "s  %s%n").formatted(entry.name(), entry.description()))
        .collect(Collectors.joining());
  }
}
