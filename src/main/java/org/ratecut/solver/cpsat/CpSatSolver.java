package org.ratecut.solver.cpsat;

import java.util.Optional;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exact solver: CP-SAT on the whole problem in its decision form, until nothing better than the
 * incumbent is left. It closes small problems, and proves infeasibility. One step of a step limit
 * is one call of CP-SAT.
 */
public final class CpSatSolver implements Solver {

  private static final Logger LOG = LoggerFactory.getLogger(CpSatSolver.class);

  private final CpSatSettings settings;
  private final NativeLibrary library;
  private final Engine engine;

  public CpSatSolver() {
    this(CpSatSettings.DEFAULT);
  }

  public CpSatSolver(CpSatSettings settings) {
    this(settings, new NativeLibrary(), Engine.CP_SAT);
  }

  CpSatSolver(CpSatSettings settings, NativeLibrary library, Engine engine) {
    this.settings = settings;
    this.library = library;
    this.engine = engine;
  }

  @Override
  public String name() {
    return "cpsat";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    if (budget.stepLimit().orElse(1) == 0) {
      return StopReason.TIME_LIMIT;
    }
    Seeds.offerIfNothingIsKnown(problem, budget, incumbent);
    Optional<StopReason> stop = incumbent.stopReason(budget);
    if (stop.isPresent()) {
      return stop.get();
    }
    ModelSize size = ModelSize.of(problem, Freedom.ofAll(problem));
    if (size.isTooLarge()) {
      LOG.warn(
          "The exact model of {} would have {} terms, too many.", problem.name(), size.terms());
      return StopReason.EXHAUSTED;
    }
    if (!library.isAvailable("The solver cpsat can do nothing")) {
      return StopReason.EXHAUSTED;
    }
    offerCapacityBounds(problem, budget, incumbent);
    return new ExactSearch(name(), problem, budget, incumbent, settings, engine).run();
  }

  /** They cost nothing, and the search need not ask what they refute. */
  private static void offerCapacityBounds(Problem problem, Budget budget, Incumbent incumbent) {
    new CapacityBound()
        .prove(problem, BoundBudget.ofTime(budget.remaining(), 1), incumbent::offerBound);
  }
}
