package org.ratecut.diagnose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.SolveOptions;
import org.ratecut.budget.Budget;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Status;
import org.ratecut.solver.Solver;
import org.ratecut.solver.cpsat.CpSatSolver;
import org.ratecut.solver.exact.Enumeration;
import org.ratecut.solver.portfolio.InSequence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a problem has a valid assignment at all: sums and counts first, then exact
 * searches, which end with the first valid assignment.
 */
final class Fitting {

  private static final Logger LOG = LoggerFactory.getLogger(Fitting.class);

  private static final int MAX_VERTICES_TO_ENUMERATE = 30;
  private static final long MAX_PLACEMENTS = 1_000_000;

  /** Any assignment has at least this rate, so that the first one ends a search. */
  private static final Fraction ANY_RATE = Fraction.of(1, Network.MAX_TOTAL);

  private final Budget budget;

  /**
   * Decides within a budget.
   *
   * @param budget whose time, threads and cancellation count for all decisions together
   */
  Fitting(Budget budget) {
    this.budget = budget;
  }

  /** Decides, or gives up after a time. */
  Feasibility decide(Problem problem, Duration time) {
    List<Proof> proofs = MemoryArguments.all(problem);
    if (!proofs.isEmpty()) {
      return new Feasibility.Impossible(proofs.get(0));
    }
    return search(problem, new InSequence("exact", exactSolvers(problem)), time);
  }

  /**
   * Every proof that a problem has no valid assignment which is completed within a time for each:
   * each is independent of the others, so that a second one verifies the first.
   *
   * @throws IllegalStateException if plain arithmetic refutes what a search solves: a bug
   */
  List<Proof> proofs(Problem problem, Duration timeForEach) {
    List<Proof> proofs = new ArrayList<>(MemoryArguments.all(problem));
    boolean solved = false;
    for (Solver solver : exactSolvers(problem)) {
      Feasibility verdict = search(problem, solver, timeForEach);
      solved |= verdict.fits();
      if (verdict instanceof Feasibility.Impossible impossible) {
        proofs.add(impossible.proof());
      }
    }
    if (solved && proofs.removeIf(proof -> proof.support().needsSolver())) {
      LOG.error("A proof is withdrawn: {} has a valid assignment.", problem.name());
    }
    if (solved && !proofs.isEmpty()) {
      throw new IllegalStateException(
          "%s refutes %s, which has a valid assignment."
              .formatted(proofs.get(0).argument(), problem.name()));
    }
    return List.copyOf(proofs);
  }

  /** The second of them begins with the seeds. */
  private static List<Solver> exactSolvers(Problem problem) {
    return problem.vertexCount() <= MAX_VERTICES_TO_ENUMERATE
        ? List.of(new Enumeration(MAX_PLACEMENTS), new CpSatSolver())
        : List.of(new CpSatSolver());
  }

  private Feasibility search(Problem problem, Solver solver, Duration time) {
    Budget part = budget.withTimeFromNow(time).withTargetRate(ANY_RATE);
    Result result = Ratecut.solve(problem, part, SolveOptions.with(solver));
    if (result.status() == Status.INFEASIBLE) {
      return new Feasibility.Impossible(
          new Proof(
              solver.name(),
              "A complete search of all assignments finds none that is valid.",
              result.bound().map(Bound::support).orElseThrow()));
    }
    return result
        .assignment()
        .<Feasibility>map(Feasibility.Fits::new)
        .orElseGet(Feasibility.Open::new);
  }
}
