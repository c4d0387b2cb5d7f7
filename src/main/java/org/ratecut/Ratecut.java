package org.ratecut;

import java.util.List;
import java.util.Optional;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.StopReason;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.SupervisedSearch;
import org.ratecut.solver.tidy.simple.SimplePlan;
import org.ratecut.solver.tidy.simple.SimplePlans;

/**
 * The front door of the library: reads problems, solves them, proves how good an assignment can be
 * at most, and evaluates assignments from anywhere. All methods may be called from several threads
 * at a time.
 */
public final class Ratecut {

  private Ratecut() {}

  /**
   * Searches for the best assignment with the default solver, and for a proof that it is the best.
   *
   * @param budget of time, steps and threads; its time runs from the moment it was made
   */
  public static Result solve(Problem problem, Budget budget) {
    return solve(problem, budget, SolveOptions.standard());
  }

  /**
   * Searches for the best assignment. Ends the search at most about half a second after the budget
   * is spent, even if the solver does not end. With the default solver and the rate as objective, a
   * last pass of at most about a second then makes the best assignment tidier: less total traffic,
   * and fewer pieces of layers, at no lower rate. It is left out where the budget is cancelled.
   *
   * @throws InvalidModelException if the start does not fit the problem
   * @throws IllegalArgumentException if the start breaks a constraint
   * @throws IllegalStateException if a solver vouched for an assignment that is not valid: a bug of
   *     the solver; and whatever else it throws
   */
  public static Result solve(Problem problem, Budget budget, SolveOptions options) {
    Incumbent incumbent = new Incumbent(problem, options.listener());
    options.start().ifPresent(start -> incumbent.offer(requireValid(problem, start), "start"));
    Solution found = new SupervisedSearch(problem, budget, incumbent).run(options.solver());
    boolean isTidied = problem.objective() == Objective.RATE && options.solver().wantsTidying();
    return Result.of(isTidied ? new LastPass(problem, budget, incumbent).run(found) : found);
  }

  /**
   * Proves, without searching, how good an assignment can be at most.
   *
   * @param budget of time and threads; proofs count no steps, so that a budget of steps alone never
   *     ends them before they are done
   * @return a result without an assignment: its bound, and status {@code INFEASIBLE} if there is no
   *     valid assignment, else {@code UNKNOWN}
   */
  public static Result prove(Problem problem, Budget budget) {
    return prove(new Incumbent(problem, Listener.SILENT), problem, budget);
  }

  /**
   * Proves how far from the best possible an assignment is at most.
   *
   * @return a result with this assignment: its bound and gap, and status {@code OPTIMAL} if no
   *     assignment is better, else {@code FEASIBLE}
   * @throws InvalidModelException if the assignment does not fit the problem
   * @throws IllegalArgumentException if it breaks a constraint
   */
  public static Result prove(Problem problem, Assignment assignment, Budget budget) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    incumbent.offer(requireValid(problem, assignment), "start");
    return prove(incumbent, problem, budget);
  }

  private static Result prove(Incumbent incumbent, Problem problem, Budget budget) {
    BoundBudget limits = new BoundBudget(budget, incumbent::cost);
    var unused = new BoundRun(BoundMethods.all()).run(problem, limits, reportTo(incumbent));
    return Result.of(
        incumbent.toSolution(incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED)));
  }

  private static BoundListener reportTo(Incumbent incumbent) {
    return new BoundListener() {
      @Override
      public void onBound(Bound bound) {
        incumbent.offerBound(bound);
      }

      @Override
      public void onContradiction(Bound claim, String fact) {
        incumbent.withdraw(claim, fact);
      }
    };
  }

  /**
   * Looks for assignments with less traffic and fewer pieces of layers that are a little slower.
   *
   * @param best valid
   * @param maxLoss how much of its rate may be given up, from 0 to 1
   * @param budget ends it if it is cancelled; it takes at most about ten seconds
   * @return from the fastest, the given one or a better one, to the slowest; each is valid, and
   *     better in rate, traffic or pieces than any other ({@link SimplePlans#simplest})
   * @throws InvalidModelException if the assignment does not fit the problem
   * @throws IllegalArgumentException if it breaks a constraint
   */
  public static List<SimplePlan> simplify(
      Problem problem, Assignment best, Fraction maxLoss, Budget budget) {
    return new SimplePlans(problem, budget).find(requireValid(problem, best), maxLoss);
  }

  /**
   * Computes what an assignment is worth, valid or not: rate, bottleneck, memory, loads, traffic,
   * and which constraints it breaks.
   *
   * @throws InvalidModelException if it has not one device of the problem for each vertex
   */
  public static Evaluation evaluate(Problem problem, Assignment assignment) {
    return Evaluator.evaluate(problem, assignment);
  }

  /**
   * Reads a problem.
   *
   * @param problem the path of a problem file, or one of {@link #bundledProblems()}; what is both
   *     is the path; {@code -} is standard input
   * @throws InputException if there is none, or it is not right; the message says where and what to
   *     do
   */
  public static Problem read(String problem) {
    return ProblemLoader.standard().load(problem);
  }

  /**
   * Reads a problem from a network and a device set.
   *
   * @param network the path of a network or of a model file in any format that Ratecut reads, or a
   *     bundled one such as {@code networks/lenet-2to1}
   * @param devices the path of a device set, or a bundled one such as {@code devices/samg55-x4}
   * @throws InputException if either cannot be used, or they do not fit together
   */
  public static Problem read(String network, String devices) {
    return ProblemLoader.standard().load(network, devices);
  }

  /**
   * Reads a network for parts of the catalogue.
   *
   * @param network as in {@link #read(String, String)}
   * @throws InputException if the network or an option cannot be used, or they do not fit together
   */
  public static Problem read(String network, ReadOptions options) {
    return ProblemLoader.standard(options.toLoadingOptions()).load(List.of(network));
  }

  /** The names of the problems that {@link #read(String)} knows without a file, sorted. */
  public static List<String> bundledProblems() {
    return ProblemLoader.standard().bundledProblems();
  }

  /** The names of the bundled solvers, for {@link SolveOptions#with(String)}. */
  public static List<String> solvers() {
    return Solvers.all().stream().map(Solvers.Entry::name).toList();
  }

  private static Assignment requireValid(Problem problem, Assignment assignment) {
    Optional<String> fault =
        evaluate(problem, assignment).violations().stream()
            .findFirst()
            .map(new ViolationText(problem)::describe);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(
          "The assignment is not valid. " + fault.get() + " Give a valid one, or none.");
    }
    return assignment;
  }
}
