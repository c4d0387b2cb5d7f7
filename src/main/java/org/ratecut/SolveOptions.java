package org.ratecut;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.model.Assignment;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;

/**
 * How to search.
 *
 * @param solver the search itself
 * @param start a valid assignment to begin with; the result is at least as good
 * @param listener hears of every improvement and every better bound during the search
 */
public record SolveOptions(Solver solver, Optional<Assignment> start, Listener listener) {

  /** The default solver, nothing to start from, no listener. */
  public static SolveOptions standard() {
    return with(Solvers.defaultName());
  }

  /**
   * A bundled solver with its default settings.
   *
   * @param solver one of {@link Ratecut#solvers()}
   * @throws IllegalArgumentException if none has this name
   */
  public static SolveOptions with(String solver) {
    return with(Solvers.named(solver).orElseThrow(() -> unknown(solver)));
  }

  /** A solver of your own, or a bundled one with other settings. */
  public static SolveOptions with(Solver solver) {
    return new SolveOptions(solver, Optional.empty(), Listener.SILENT);
  }

  /** The same, but the search begins with a valid assignment. */
  public SolveOptions startingFrom(Assignment assignment) {
    return new SolveOptions(solver, Optional.of(assignment), listener);
  }

  /** The same with another listener; {@link Listener#andThen} joins two. */
  public SolveOptions reportingTo(Listener other) {
    return new SolveOptions(solver, start, other);
  }

  private static IllegalArgumentException unknown(String name) {
    List<String> names = Ratecut.solvers();
    return new IllegalArgumentException(
        "There is no solver named \"%s\".%n%s".formatted(name, CloseNames.in(names).advise(name)));
  }
}
