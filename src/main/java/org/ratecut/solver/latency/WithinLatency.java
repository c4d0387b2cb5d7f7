package org.ratecut.solver.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;

/**
 * Offers only assignments whose schedule keeps a limit on latency. Another solver searches as if
 * there were none, first on all devices and then on fewer and fewer, because what is on few devices
 * sends little and is done sooner; whatever it finds is scheduled. Then a descent that looks at
 * latency itself goes on from the best of these. With a step limit each search has all the steps.
 */
public final class WithinLatency implements Solver {

  /** Of the time that is left, for the search on all devices, and for each on fewer. */
  private static final int PERCENT_OF_FIRST = 45;

  private static final int PERCENT_OF_NEXT = 30;

  /** Rounding cannot make up for so much. */
  private static final double MARGIN = 1 + 1e-9;

  private static final int MAX_TRIED = 40;
  private static final int DESCENTS = 4;
  private static final long MOVES_WITHOUT_STEP_LIMIT = 400;

  private final Solver solver;
  private final LatencyLimit limit;
  private final Optional<Assignment> start;

  /**
   * A search.
   *
   * @param solver what searches
   * @param start a valid assignment to begin with, in time or not
   */
  public WithinLatency(Solver solver, LatencyLimit limit, Optional<Assignment> start) {
    this.solver = solver;
    this.limit = limit;
    this.start = start;
  }

  @Override
  public String name() {
    return solver.name();
  }

  /** The solver that it is given must. */
  @Override
  public boolean knowsFeedback() {
    return true;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    double least = LongestPath.seconds(problem);
    if (least > limit.seconds() * MARGIN) {
      incumbent.offerBound(
          Bound.infeasible(
              "longest path",
              "An inference takes at least %.3g s, the longest path of computation on the fastest devices."
                  .formatted(least)));
      return StopReason.PROVED;
    }
    Run run = new Run(problem, budget, incumbent);
    run.search(problem, PERCENT_OF_FIRST);
    for (int devices = problem.deviceCount() / 2; devices >= 1; devices /= 2) {
      if (devices < problem.rules().maxDevices().orElse(problem.deviceCount())) {
        run.search(problem.withRules(problem.rules().withMaxDevices(devices)), PERCENT_OF_NEXT);
      }
    }
    run.descend();
    StopReason atTheEnd =
        budget.stepLimit().isPresent() ? StopReason.TIME_LIMIT : StopReason.EXHAUSTED;
    return incumbent.stopReason(budget).orElse(atTheEnd);
  }

  /** One run, with what it has found whether in time or not. */
  private final class Run {

    private record Candidate(Assignment assignment, Fraction cost) {}

    private final Problem problem;
    private final Budget budget;
    private final Incumbent incumbent;
    private final List<Candidate> candidates = new ArrayList<>();

    Run(Problem problem, Budget budget, Incumbent incumbent) {
      this.problem = problem;
      this.budget = budget;
      this.incumbent = incumbent;
    }

    private boolean goesOn() {
      return incumbent.stopReason(budget).isEmpty();
    }

    /** Searches a problem of which all that is valid is valid here. */
    void search(Problem limited, int percent) {
      if (!goesOn()) {
        return;
      }
      Duration part = budget.remaining().dividedBy(100).multipliedBy(percent);
      Incumbent free = new Incumbent(limited, listener());
      if (limited == problem) {
        start.ifPresent(each -> free.offer(each, "start"));
      }
      Budget own = budget.withTimeFromNow(part).withoutTargets().cancelledAlsoBy(() -> !goesOn());
      var unused = solver.solve(limited, own, free);
      if (limited == problem) {
        free.bound().ifPresent(incumbent::offerBound);
      }
      tryAgain();
    }

    private Listener listener() {
      return new Listener() {
        @Override
        public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
          Fraction cost = evaluation.cost(problem.objective());
          synchronized (candidates) {
            candidates.add(new Candidate(assignment, cost));
          }
          if (isNews(cost)
              && limit.firstPlan(problem, assignment).map(limit::isKeptBy).orElse(true)) {
            incumbent.offer(assignment, source);
          }
        }
      };
    }

    private boolean isNews(Fraction cost) {
      return incumbent.cost().map(cost::isLessThan).orElse(true);
    }

    /** With more effort for each schedule, the best assignments first. */
    private void tryAgain() {
      best(MAX_TRIED).stream()
          .filter(each -> goesOn() && isNews(each.cost()))
          .filter(each -> limit.isKeptBy(problem, each.assignment()))
          .forEach(each -> incumbent.offer(each.assignment(), solver.name()));
    }

    private List<Candidate> best(int count) {
      synchronized (candidates) {
        candidates.sort(Comparator.comparing(Candidate::cost));
        return List.copyOf(candidates.subList(0, Math.min(count, candidates.size())));
      }
    }

    /** From what is known, and from some that are better and late, in turns. */
    void descend() {
      if (!problem.hasChoice()) {
        return;
      }
      List<Assignment> starts = new ArrayList<>();
      incumbent.assignment().ifPresent(starts::add);
      best(DESCENTS).forEach(each -> starts.add(each.assignment()));
      Random random = new Random(budget.seed());
      long moves = budget.stepLimit().orElse(MOVES_WITHOUT_STEP_LIMIT);
      List<LatencyDescent> descents =
          starts.stream().map(each -> new LatencyDescent(problem, limit, each, random)).toList();
      boolean isRepeated = budget.stepLimit().isEmpty();
      do {
        for (LatencyDescent descent : descents) {
          descent.run(moves, this::goesOn);
          descent.found().ifPresent(each -> incumbent.offer(each, "latency descent"));
        }
      } while (isRepeated && goesOn() && !descents.isEmpty());
    }
  }
}
