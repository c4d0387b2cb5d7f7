package org.ratecut.io.solution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.Gap;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Withdrawal;
import org.ratecut.pipeline.schedule.SchedulePlan;

/**
 * Everything that a solution file says. The numbers are the referee's, never a solver's own.
 *
 * @param assignment valid or not; empty if none was found
 * @param evaluation what the assignment is worth; present exactly if there is an assignment
 * @param bound the strongest statement proved about all valid assignments, if any
 * @param withdrawals what was taken for proved and is wrong; empty unless something is faulty
 * @param status empty if no search took place
 * @param stop empty if no search took place
 * @param run empty if no search took place
 * @param plan a schedule of the assignment at its period, whether it fits in RAM or not; empty if
 *     none was made
 * @param plans what can be had for how much of the rate, from the fastest to the slowest; empty
 *     unless that was looked for
 * @param version of the program
 */
public record SolutionReport(
    Problem problem,
    Optional<Assignment> assignment,
    Optional<Evaluation> evaluation,
    Optional<Bound> bound,
    List<Withdrawal> withdrawals,
    Optional<Status> status,
    Optional<StopReason> stop,
    Optional<Run> run,
    Optional<SchedulePlan> plan,
    List<PlanFigures> plans,
    String version) {

  /** Makes the lists immutable. */
  public SolutionReport {
    withdrawals = List.copyOf(withdrawals);
    plans = List.copyOf(plans);
  }

  /** A report without a schedule. */
  public SolutionReport(
      Problem problem,
      Optional<Assignment> assignment,
      Optional<Evaluation> evaluation,
      Optional<Bound> bound,
      List<Withdrawal> withdrawals,
      Optional<Status> status,
      Optional<StopReason> stop,
      Optional<Run> run,
      String version) {
    this(
        problem,
        assignment,
        evaluation,
        bound,
        withdrawals,
        status,
        stop,
        run,
        Optional.empty(),
        List.of(),
        version);
  }

  /**
   * How a solution was searched for.
   *
   * @param seconds of wall-clock time, at least 0
   * @param maxLatency how long an inference may take, if that is limited
   */
  public record Run(String solver, long seed, double seconds, Optional<Duration> maxLatency) {

    /** A search without a limit on latency. */
    public Run(String solver, long seed, double seconds) {
      this(solver, seed, seconds, Optional.empty());
    }
  }

  /** How long an inference may take, if that is limited. */
  public Optional<Duration> maxLatency() {
    return run.flatMap(Run::maxLatency);
  }

  /** The report of a search. */
  public static SolutionReport of(Solution solution, Run run, String version) {
    Problem problem = solution.problem();
    return of(
        solution,
        solution.assignment().map(assignment -> Evaluator.evaluate(problem, assignment)),
        run,
        version);
  }

  /**
   * The report of a search whose assignment is evaluated already.
   *
   * @param evaluation of the solution's assignment; present exactly if there is one
   */
  public static SolutionReport of(
      Solution solution, Optional<Evaluation> evaluation, Run run, String version) {
    return new SolutionReport(
        solution.problem(),
        solution.assignment(),
        evaluation,
        solution.bound(),
        solution.withdrawals(),
        Optional.of(solution.status()),
        Optional.of(solution.stop()),
        Optional.of(run),
        version);
  }

  /**
   * The report of an assignment from elsewhere, valid or not.
   *
   * @param bound the strongest statement proved about all valid assignments, if any
   * @param withdrawals what was taken for proved and is wrong
   */
  public static SolutionReport ofAssignment(
      Problem problem,
      Assignment assignment,
      Optional<Bound> bound,
      List<Withdrawal> withdrawals,
      String version) {
    return new SolutionReport(
        problem,
        Optional.of(assignment),
        Optional.of(Evaluator.evaluate(problem, assignment)),
        bound,
        withdrawals,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        version);
  }

  /** A proven lower bound on the cost; zero where nothing is proved. */
  public Fraction costBound() {
    return bound.flatMap(Bound::cost).orElse(Fraction.ZERO);
  }

  /** The report of an assignment from elsewhere of which nothing is proved. */
  public static SolutionReport ofAssignment(
      Problem problem, Assignment assignment, String version) {
    return ofAssignment(problem, assignment, Optional.empty(), List.of(), version);
  }

  /** The same with a schedule of the assignment. */
  public SolutionReport withPlan(Optional<SchedulePlan> other) {
    return new SolutionReport(
        problem,
        assignment,
        evaluation,
        bound,
        withdrawals,
        status,
        stop,
        run,
        other,
        plans,
        version);
  }

  /**
   * The same with another assignment in place of the best one, and without a schedule.
   *
   * @param other valid
   * @param choices of which it is one
   */
  public SolutionReport withSimpler(Assignment other, List<PlanFigures> choices) {
    Evaluation found = Evaluator.evaluate(problem, other);
    boolean isAsGood = evaluation.filter(best -> best.period().equals(found.period())).isPresent();
    return new SolutionReport(
        problem,
        Optional.of(other),
        Optional.of(found),
        bound,
        withdrawals,
        isAsGood ? status : Optional.of(Status.FEASIBLE),
        stop,
        run,
        Optional.empty(),
        choices,
        version);
  }

  /** The same with another bound. */
  public SolutionReport withBound(Bound other) {
    return new SolutionReport(
        problem,
        assignment,
        evaluation,
        Optional.of(other),
        withdrawals,
        status,
        stop,
        run,
        plan,
        plans,
        version);
  }

  /** Whether there is an assignment that keeps all constraints. */
  public boolean isValid() {
    return evaluation.filter(Evaluation::isValid).isPresent();
  }

  /**
   * The RAM of each device if what it receives has a place too, which validity does not count;
   * empty without an assignment.
   */
  public Optional<RamWithReceived> ramWithReceived() {
    return assignment.map(found -> RamWithReceived.of(problem, found));
  }

  /** Inferences per second; empty without an assignment, or where no finite rate describes it. */
  public Optional<Fraction> inferenceRate() {
    return evaluation.flatMap(Evaluation::inferenceRate);
  }

  /** No assignment has more inferences per second; empty where nothing is proved. */
  public Optional<Fraction> upperBound() {
    return problem.objective() == Objective.RATE
        ? bound.flatMap(Bound::inferenceRate)
        : Optional.empty();
  }

  /** How far from the best possible a valid assignment is at most, from 0 to 1; see {@link Gap}. */
  public Optional<Double> gap() {
    return evaluation.flatMap(found -> Gap.of(problem.objective(), found, bound));
  }
}
