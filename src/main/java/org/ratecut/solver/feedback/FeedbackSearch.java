package org.ratecut.solver.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.loop.LoopBound;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;

/**
 * Lets a solver that knows resources alone search a problem in which loops of feedback limit the
 * rate. It searches as if loops took no time: first as the problem is, then with each loop on one
 * device, and then on fewer and fewer devices, because a loop that is not sent about is done
 * sooner. Whatever it finds is worth what the referee says, loops included. Then a descent that
 * looks at loops itself goes on from the best of these. With a step limit each search has all the
 * steps.
 */
public final class FeedbackSearch implements Solver {

  /** Of the time that is left, for the search as the problem is, and for each other. */
  private static final int PERCENT_OF_FIRST = 40;

  private static final int PERCENT_OF_NEXT = 25;

  private static final int DESCENTS = 4;
  private static final long MOVES_WITHOUT_STEP_LIMIT = 1_000;

  private final Solver solver;

  private FeedbackSearch(Solver solver) {
    this.solver = solver;
  }

  /** What searches a problem; the solver itself where no loop limits the rate. */
  public static Solver around(Problem problem, Solver solver) {
    boolean isNeeded = problem.objective() == Objective.RATE && problem.feedbackCounts();
    return isNeeded && !solver.knowsFeedback() ? new FeedbackSearch(solver) : solver;
  }

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public boolean wantsTidying() {
    return solver.wantsTidying();
  }

  @Override
  public boolean knowsFeedback() {
    return true;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    proveLoops(problem, budget, incumbent);
    Run run = new Run(problem, budget, incumbent);
    Problem free = problem.withoutLoopTimes();
    run.search(free, true, PERCENT_OF_FIRST);
    run.search(free.withRules(withLoopsTogether(problem)), false, PERCENT_OF_NEXT);
    for (int devices = problem.deviceCount() / 2; devices >= 1; devices /= 2) {
      if (devices < problem.rules().maxDevices().orElse(problem.deviceCount())) {
        run.search(free.withRules(free.rules().withMaxDevices(devices)), false, PERCENT_OF_NEXT);
      }
    }
    run.descend();
    StopReason atTheEnd =
        budget.stepLimit().isPresent() ? StopReason.TIME_LIMIT : StopReason.EXHAUSTED;
    return incumbent.stopReason(budget).orElse(atTheEnd);
  }

  private static void proveLoops(Problem problem, Budget budget, Incumbent incumbent) {
    new LoopBound().prove(problem, new BoundBudget(budget, incumbent::cost), incumbent::offerBound);
  }

  private static Rules withLoopsTogether(Problem problem) {
    List<VertexSet> sets = new ArrayList<>(problem.rules().colocated());
    sets.addAll(Loops.of(problem.network()));
    return problem.rules().withColocated(sets);
  }

  /** One run, with all that it has found. */
  private final class Run {

    private record Candidate(Assignment assignment, Fraction period) {}

    private final Problem problem;
    private final Budget budget;
    private final Incumbent incumbent;
    private final List<Candidate> candidates = new ArrayList<>();

    Run(Problem problem, Budget budget, Incumbent incumbent) {
      this.problem = problem;
      this.budget = budget;
      this.incumbent = incumbent;
      incumbent.assignment().ifPresent(this::add);
    }

    private boolean goesOn() {
      return incumbent.stopReason(budget).isEmpty();
    }

    private synchronized void add(Assignment assignment) {
      Fraction period = Evaluator.evaluate(problem, assignment).period();
      candidates.add(new Candidate(assignment, period));
    }

    /**
     * Searches a problem of which all that is valid is valid here.
     *
     * @param isWhole whether the other way round, too, so that its bounds hold here
     */
    void search(Problem free, boolean isWhole, int percent) {
      if (!goesOn()) {
        return;
      }
      Duration part = budget.remaining().dividedBy(100).multipliedBy(percent);
      News news = new News();
      Incumbent found = new Incumbent(free, news);
      if (isWhole) {
        news.bounds = () -> found.bound().ifPresent(incumbent::offerBound);
        incumbent.assignment().ifPresent(each -> found.offer(each, "start"));
      }
      Budget own = budget.withTimeFromNow(part).withoutTargets().cancelledAlsoBy(() -> !goesOn());
      var unused = solver.solve(free, own, found);
      news.bounds.run();
    }

    /** Passes on what a search finds, and what it proves where that holds here. */
    private final class News implements Listener {

      private Runnable bounds = () -> {};

      @Override
      public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
        add(assignment);
        incumbent.offer(assignment, source);
      }

      @Override
      public void onBound(Fraction costBound, String source) {
        bounds.run();
      }
    }

    private synchronized List<Candidate> best() {
      candidates.sort(Comparator.comparing(Candidate::period));
      return List.copyOf(candidates.subList(0, Math.min(DESCENTS, candidates.size())));
    }

    /** From the best found, in turns. */
    void descend() {
      if (!problem.hasChoice()) {
        return;
      }
      Random random = new Random(budget.seed());
      long moves = budget.stepLimit().orElse(MOVES_WITHOUT_STEP_LIMIT);
      List<LoopDescent> descents =
          best().stream().map(each -> new LoopDescent(problem, each.assignment(), random)).toList();
      boolean isRepeated = budget.stepLimit().isEmpty();
      do {
        for (LoopDescent descent : descents) {
          descent.run(moves, this::goesOn);
          incumbent.offer(descent.found(), "loop descent");
        }
      } while (isRepeated && goesOn() && !descents.isEmpty());
    }
  }
}
