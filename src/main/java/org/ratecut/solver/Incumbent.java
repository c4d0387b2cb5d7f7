package org.ratecut.solver;

import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Fraction;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Solution;
import org.ratecut.model.Status;
import org.ratecut.model.StopReason;

/**
 * The best assignment and the best bound known so far, shared by all threads of a run. The only way
 * in is past the referee: an offered assignment is evaluated from scratch, and one that is invalid
 * although a solver vouched for it stops the run loudly.
 */
public final class Incumbent {

  private final Problem problem;
  private final Listener listener;
  private Assignment assignment;
  private volatile Evaluation evaluation;
  private volatile Fraction costBound = Fraction.ZERO;
  private volatile boolean infeasible;

  public Incumbent(Problem problem, Listener listener) {
    this.problem = problem;
    this.listener = listener;
  }

  /**
   * Keeps an assignment if it is better than the best so far.
   *
   * @param source names what found it, for the log
   * @return whether it was better
   * @throws IllegalStateException if the referee finds it invalid, or better than a proven bound:
   *     either is a bug in this program
   */
  public boolean offer(Assignment candidate, String source) {
    Evaluation verdict = Evaluator.evaluate(problem, candidate);
    if (!verdict.isValid()) {
      throw new IllegalStateException(
          "The referee rejects an assignment of %s: %s"
              .formatted(source, verdict.violations().get(0)));
    }
    return accept(candidate, verdict, source);
  }

  private synchronized boolean accept(Assignment candidate, Evaluation verdict, String source) {
    Fraction cost = verdict.cost(problem.objective());
    if (infeasible || cost.isLessThan(costBound)) {
      throw new IllegalStateException(
          "%s found cost %s, but %s was proved."
              .formatted(source, cost, infeasible ? "infeasibility" : "a bound of " + costBound));
    }
    if (evaluation != null && !cost.isLessThan(evaluation.cost(problem.objective()))) {
      return false;
    }
    assignment = candidate;
    evaluation = verdict;
    listener.onIncumbent(candidate, verdict, source);
    return true;
  }

  /**
   * Keeps a proven lower bound on the cost of every valid assignment if it is better than the best
   * so far.
   *
   * @return whether it was better
   * @throws IllegalStateException if it contradicts the best assignment: a bug in this program
   */
  public synchronized boolean offerBound(Fraction bound, String source) {
    if (!bound.isGreaterThan(costBound)) {
      return false;
    }
    if (evaluation != null && evaluation.cost(problem.objective()).isLessThan(bound)) {
      throw new IllegalStateException(
          "%s proves that no assignment costs less than %s, but one of cost %s is known."
              .formatted(source, bound, evaluation.cost(problem.objective())));
    }
    costBound = bound;
    listener.onBound(bound, source);
    return true;
  }

  /**
   * Records a proof that no valid assignment exists.
   *
   * @throws IllegalStateException if one is known: a bug in this program
   */
  public synchronized void proveInfeasible(String source) {
    if (evaluation != null) {
      throw new IllegalStateException(
          source + " proves that no assignment is valid, but one is known.");
    }
    infeasible = true;
  }

  /**
   * Tells the listener that all assignments a solver had are invalid, which is no bug where another
   * program made them.
   *
   * @param reason a sentence
   */
  public synchronized void reject(String reason, String source) {
    listener.onRejection(reason, source);
  }

  public synchronized Optional<Assignment> assignment() {
    return Optional.ofNullable(assignment);
  }

  public Optional<Evaluation> evaluation() {
    return Optional.ofNullable(evaluation);
  }

  /** The cost of the best assignment for the problem's objective, if there is one. */
  public Optional<Fraction> cost() {
    return evaluation().map(each -> each.cost(problem.objective()));
  }

  /** The best proven lower bound on the cost; zero if nothing is proved. */
  public Fraction costBound() {
    return costBound;
  }

  /** Whether nothing is left to find: the bound is attained, or infeasibility proved. */
  public boolean isClosed() {
    return infeasible || cost().map(cost -> cost.compareTo(costBound) <= 0).orElse(false);
  }

  /** Whether the best assignment has at least a rate. */
  public boolean reaches(Fraction targetRate) {
    return evaluation()
        .map(each -> each.inferenceRate().map(rate -> rate.compareTo(targetRate) >= 0).orElse(true))
        .orElse(false);
  }

  /**
   * Whether a search should end now.
   *
   * @return why, or empty to go on
   */
  public Optional<StopReason> stopReason(Budget budget) {
    if (isClosed()) {
      return Optional.of(StopReason.PROVED);
    }
    boolean rateWanted = problem.objective() == Objective.RATE;
    if (rateWanted && budget.targetRate().map(this::reaches).orElse(false)) {
      return Optional.of(StopReason.TARGET_REACHED);
    }
    if (budget.isCancelled()) {
      return Optional.of(StopReason.INTERRUPTED);
    }
    return budget.isTimeUp() ? Optional.of(StopReason.TIME_LIMIT) : Optional.empty();
  }

  /** What is known now, as the final answer of a run that ended for the given reason. */
  public synchronized Solution toSolution(StopReason stop) {
    Status status;
    if (infeasible) {
      status = Status.INFEASIBLE;
    } else if (assignment == null) {
      status = Status.UNKNOWN;
    } else {
      status = isClosed() ? Status.OPTIMAL : Status.FEASIBLE;
    }
    return new Solution(
        problem,
        Optional.ofNullable(assignment),
        costBound,
        status,
        isClosed() ? StopReason.PROVED : stop);
  }
}
