package org.ratecut.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.Gap;
import org.ratecut.evaluation.Violation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Withdrawal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The best assignment and the strongest bound known so far, shared by all threads of a run. The
 * only way in is past the referee: an offered assignment is evaluated from scratch, and one that is
 * invalid although a solver vouched for it stops the run loudly. Where an assignment and a bound
 * contradict each other, the assignment stays, because the referee has seen it; the bound is
 * withdrawn, and the run ends.
 */
public final class Incumbent {

  private static final Logger LOG = LoggerFactory.getLogger(Incumbent.class);

  private final Problem problem;
  private final Listener listener;
  private final List<Withdrawal> withdrawals = new ArrayList<>();
  private Assignment assignment;
  private volatile Evaluation evaluation;
  private volatile Optional<Bound> bound = Optional.empty();

  /** The strongest bound for which no solver is needed. */
  private Optional<Bound> arithmetic = Optional.empty();

  private volatile boolean isContradicted;

  /** Knows of no assignment yet; tells the listener what comes. */
  public Incumbent(Problem problem, Listener listener) {
    this.problem = problem;
    this.listener = listener;
  }

  /**
   * Keeps an assignment if it is better than the best so far. A bound that it beats is withdrawn.
   * One that is invalid only because it is not contiguous is not kept.
   *
   * @param source names what found it, for the log
   * @return whether it was better
   * @throws IllegalStateException if the referee finds it invalid: a bug in this program
   */
  public boolean offer(Assignment candidate, String source) {
    Evaluation verdict = Evaluator.evaluate(problem, candidate);
    if (breaksOnlyContiguity(verdict)) {
      return false;
    }
    if (!verdict.isValid()) {
      throw new IllegalStateException(
          "The referee rejects an assignment of %s: %s"
              .formatted(source, verdict.violations().get(0)));
    }
    return accept(candidate, verdict, source);
  }

  /** Most searches cannot see it while they move vertices, so that it is looked at here. */
  private static boolean breaksOnlyContiguity(Evaluation verdict) {
    return !verdict.isValid()
        && verdict.violations().stream().allMatch(Violation.NotContiguous.class::isInstance);
  }

  private synchronized boolean accept(Assignment candidate, Evaluation verdict, String source) {
    Fraction cost = verdict.cost(problem.objective());
    if (evaluation != null && !cost.isLessThan(evaluation.cost(problem.objective()))) {
      return false;
    }
    assignment = candidate;
    evaluation = verdict;
    bound
        .filter(claim -> claim.isRefutedBy(cost))
        .ifPresent(claim -> withdraw(claim, refutation(source)));
    listener.onIncumbent(candidate, verdict, source);
    return true;
  }

  private String refutation(String source) {
    Fraction cost = evaluation.cost(problem.objective());
    return problem.objective() == Objective.RATE
        ? "The referee finds an assignment of %s valid that has a period of %s s."
            .formatted(source, cost)
        : "The referee finds an assignment of %s valid that sends %s values."
            .formatted(source, cost);
  }

  /**
   * Keeps a proven statement about all valid assignments if it is stronger than the strongest so
   * far. One that the best assignment contradicts is withdrawn at once; and after a contradiction
   * nothing is kept that needs a solver.
   *
   * @return whether it was kept
   */
  public synchronized boolean offerBound(Bound claim) {
    boolean isNews = bound.map(claim::isNewsAfter).orElse(claim.isInfeasible() || says(claim));
    if (!isNews || (isContradicted && claim.support().needsSolver())) {
      return false;
    }
    if (cost().filter(claim::isRefutedBy).isPresent()) {
      withdraw(claim, refutation("this run"));
      return false;
    }
    bound = Optional.of(claim);
    if (!claim.support().needsSolver()) {
      arithmetic = bound;
    }
    claim.cost().ifPresent(cost -> listener.onBound(cost, claim.argument()));
    return true;
  }

  /** That costs are not negative goes without saying. */
  private static boolean says(Bound claim) {
    return !claim.cost().orElseThrow().isZero();
  }

  /**
   * Records that a claim is wrong: ends the run, and takes back whatever rests on a solver.
   *
   * @param fact one sentence that says what speaks against it
   */
  public synchronized void withdraw(Bound claim, String fact) {
    isContradicted = true;
    Optional<Fraction> known = cost();
    bound = arithmetic.filter(each -> known.filter(each::isRefutedBy).isEmpty());
    Withdrawal withdrawal = new Withdrawal(claim, fact);
    withdrawals.add(withdrawal);
    LOG.error(
        "A bound is withdrawn: {} proved {}. {}",
        claim.argument(),
        claim.cost().map(cost -> "that no assignment costs less than " + cost).orElse("infeasible"),
        fact);
    listener.onWithdrawal(withdrawal, costBound());
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

  /** The best assignment so far, if any. */
  public synchronized Optional<Assignment> assignment() {
    return Optional.ofNullable(assignment);
  }

  /** What the best assignment is worth, if there is one. */
  public Optional<Evaluation> evaluation() {
    return Optional.ofNullable(evaluation);
  }

  /** The cost of the best assignment for the problem's objective, if there is one. */
  public Optional<Fraction> cost() {
    return evaluation().map(each -> each.cost(problem.objective()));
  }

  /** The strongest statement proved about all valid assignments, if any. */
  public Optional<Bound> bound() {
    return bound;
  }

  /** The best proven lower bound on the cost; zero if nothing is proved. */
  public Fraction costBound() {
    return bound.flatMap(Bound::cost).orElse(Fraction.ZERO);
  }

  private boolean isInfeasible() {
    return bound.filter(Bound::isInfeasible).isPresent();
  }

  /** Whether nothing is left to find: the bound is attained, or infeasibility proved. */
  public boolean isClosed() {
    return isInfeasible() || cost().map(cost -> cost.compareTo(costBound()) <= 0).orElse(false);
  }

  private boolean isWithin(Fraction gap) {
    Fraction proved = costBound();
    return !proved.isZero() && cost().filter(cost -> Gap.isWithin(cost, proved, gap)).isPresent();
  }

  private boolean excludes(Fraction targetRate) {
    return bound.filter(claim -> claim.excludes(targetRate)).isPresent();
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
    if (isContradicted) {
      return Optional.of(StopReason.CONTRADICTION);
    }
    if (isClosed()) {
      return Optional.of(StopReason.PROVED);
    }
    boolean rateWanted = problem.objective() == Objective.RATE;
    if (rateWanted && budget.targetRate().map(this::reaches).orElse(false)) {
      return Optional.of(StopReason.TARGET_REACHED);
    }
    if (rateWanted && budget.targetRate().map(this::excludes).orElse(false)) {
      return Optional.of(StopReason.TARGET_REFUTED);
    }
    if (budget.targetGap().map(this::isWithin).orElse(false)) {
      return Optional.of(StopReason.GAP_REACHED);
    }
    if (budget.isCancelled()) {
      return Optional.of(StopReason.INTERRUPTED);
    }
    return budget.isTimeUp() ? Optional.of(StopReason.TIME_LIMIT) : Optional.empty();
  }

  /** What is known now, as the final answer of a run that ended for the given reason. */
  public synchronized Solution toSolution(StopReason stop) {
    Status status;
    if (isInfeasible()) {
      status = Status.INFEASIBLE;
    } else if (assignment == null) {
      status = Status.UNKNOWN;
    } else {
      status = isClosed() ? Status.OPTIMAL : Status.FEASIBLE;
    }
    return new Solution(
        problem, Optional.ofNullable(assignment), bound, status, whyStopped(stop), withdrawals);
  }

  private StopReason whyStopped(StopReason stop) {
    if (isContradicted) {
      return StopReason.CONTRADICTION;
    }
    return isClosed() ? StopReason.PROVED : stop;
  }
}
