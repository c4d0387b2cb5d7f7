package org.ratecut.solver.dn2pciot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.solver.construct.ValidStart;

/** Where to start: a given assignment or else the seeds, then random valid partitions. */
final class PartitionStarts {

  private static final int MAX_FAILURES = 50;

  private final Problem problem;
  private final Budget budget;
  private final Random random;
  private final ValidStart validStart;
  private final Deque<Solver> seeds = new ArrayDeque<>();
  private Optional<Assignment> given;
  private int failuresInARow;

  PartitionStarts(Problem problem, Budget budget, Optional<Assignment> given) {
    this.problem = problem;
    this.budget = budget;
    this.given = given;
    random = new Random(budget.seed());
    validStart = new ValidStart(problem);
    if (given.isEmpty()) {
      seeds.addAll(List.of(Seeds.bands(), Seeds.roundRobin(), Seeds.bestFit(), Seeds.perLayer()));
    }
  }

  /** The next valid start; empty if the attempt failed or the budget ended meanwhile. */
  Optional<AssignmentState> next() {
    Optional<AssignmentState> start = attempt();
    failuresInARow = start.isPresent() ? failuresInARow : failuresInARow + 1;
    return start;
  }

  private Optional<AssignmentState> attempt() {
    if (given.isPresent()) {
      AssignmentState state = new AssignmentState(problem, given.get());
      given = Optional.empty();
      return Optional.of(state);
    }
    return seeds.isEmpty() ? randomStart() : fromSeed(seeds.remove());
  }

  private Optional<AssignmentState> fromSeed(Solver seed) {
    Incumbent own = new Incumbent(problem, Listener.SILENT);
    seed.solve(problem, budget, own);
    return own.assignment().map(assignment -> new AssignmentState(problem, assignment));
  }

  private Optional<AssignmentState> randomStart() {
    AssignmentState state = new AssignmentState(problem, validStart.random(random));
    return validStart.repair(state, random, () -> !budget.isSpent())
        ? Optional.of(state)
        : Optional.empty();
  }

  /** Tells whether the last start led to any operation. */
  void report(boolean moved) {
    failuresInARow = moved ? 0 : failuresInARow + 1;
  }

  /** Whether so many starts in a row were not valid or led nowhere that more are hopeless. */
  boolean areExhausted() {
    return failuresInARow >= MAX_FAILURES;
  }
}
