package org.ratecut.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ratecut.external.Command;
import org.ratecut.external.Metis;
import org.ratecut.io.Source;
import org.ratecut.solver.Solver;
import org.ratecut.solver.anneal.Anneal;
import org.ratecut.solver.blocks.BlockSearch;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.solver.cpsat.CpSatPolish;
import org.ratecut.solver.cpsat.CpSatSolver;
import org.ratecut.solver.dn2pciot.Dn2pciot;
import org.ratecut.solver.exact.Enumeration;
import org.ratecut.solver.portfolio.Confirmed;
import org.ratecut.solver.portfolio.InSequence;
import org.ratecut.solver.portfolio.Portfolio;
import org.ratecut.solver.timefold.TimefoldSolver;

/** All solvers by name. A new solver is one more line here. */
public final class Solvers {

  private static final String DEFAULT = "portfolio";

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("best-fit", "packs each vertex where the least memory remains", Seeds::bestFit),
          new Entry("per-layer", "whole layers, in order, as frameworks split", Seeds::perLayer),
          new Entry("round-robin", "a slice of each layer on every device", Seeds::roundRobin),
          new Entry("bands", "aligned bands of the grids, dense layers by memory", Seeds::bands),
          new Entry("repair", "mends what does not fit, for a first valid answer", Seeds::repair),
          new Entry("seeds", "all of the above", Solvers::seeds),
          new Entry("anneal", "simulated annealing with blocks and restarts", Anneal::new)
              .withSettings(file -> new Anneal(new AnnealSettingsFile().read(file))),
          new Entry("blocks", "annealing of operator graphs, block by block", BlockSearch::new),
          new Entry("dn2pciot", "the paper's moves and swaps in epochs", Dn2pciot::new),
          new Entry(
              "seeds-then-dn2pciot", "dn2pciot from the best seed", Solvers::seedsThenDn2pciot),
          new Entry("enumerate", "all assignments, for tiny problems", Enumeration::new),
          new Entry("cpsat", "the exact model, for small problems", CpSatSolver::new)
              .withSettings(file -> new CpSatSolver(new CpSatSettingsFile().read(file))),
          new Entry("cpsat-polish", "improves the best seed, part by part", CpSatPolish::new)
              .withSettings(file -> new CpSatPolish(new PolishSettingsFile().read(file))),
          new Entry(
                  "timefold",
                  "the planning model of Timefold",
                  () -> new TimefoldSolver(TimefoldSettingsFile.bundled()))
              .withSettings(file -> new TimefoldSolver(new TimefoldSettingsFile().read(file))),
          new Entry("command", "any program that --config describes", Command::withoutSettings)
              .withSettings(Command::configured),
          new Entry("metis", "gpmetis, to compare with; install it first", Metis::new),
          new Entry(
              DEFAULT,
              "seeds, then anneal; bounds and polishing beside it",
              () -> new Confirmed(new Portfolio())));

  private Solvers() {}

  /**
   * A solver that users can choose.
   *
   * @param name as users type it, for instance {@code best-fit}
   * @param description a line without a full stop
   * @param factory makes one with its default settings
   * @param configured makes one with the settings of a file; empty if it takes none
   */
  public record Entry(
      String name,
      String description,
      Supplier<Solver> factory,
      Optional<Function<Source, Solver>> configured) {

    Entry(String name, String description, Supplier<Solver> factory) {
      this(name, description, factory, Optional.empty());
    }

    Entry withSettings(Function<Source, Solver> reader) {
      return new Entry(name, description, factory, Optional.of(reader));
    }
  }

  /** All solvers, in the order in which to list them. */
  public static List<Entry> all() {
    return ENTRIES;
  }

  /** A new solver with its default settings; empty if none has this name. */
  public static Optional<Solver> named(String name) {
    return entry(name).map(entry -> entry.factory().get());
  }

  /**
   * A new solver with settings from a file; empty if none has this name or it takes no settings.
   *
   * @throws org.ratecut.io.InputException if the settings cannot be used
   */
  public static Optional<Solver> configured(String name, Source settings) {
    return entry(name).flatMap(Entry::configured).map(reader -> reader.apply(settings));
  }

  /** The name of the solver to use where the user names none. */
  public static String defaultName() {
    return DEFAULT;
  }

  private static Optional<Entry> entry(String name) {
    return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private static Solver seeds() {
    return new InSequence("seeds", Seeds.all());
  }

  private static Solver seedsThenDn2pciot() {
    return new InSequence("seeds-then-dn2pciot", List.of(seeds(), new Dn2pciot()));
  }
}
