package org.ratecut.testing;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/** Tries every assignment that keeps the pins. The standard that fast methods are held to. */
public final class ExhaustiveSearch {

  private static final double MAX_ASSIGNMENTS = 1e7;

  private ExhaustiveSearch() {}

  /**
   * The best assignment.
   *
   * @param cost for the problem's objective
   */
  public record Optimum(Assignment assignment, Fraction cost) {}

  /** A valid assignment of least cost for the problem's objective; empty if none is valid. */
  public static Optional<Optimum> optimum(Problem problem) {
    Best best = new Best(problem);
    forEach(problem, best);
    return Optional.ofNullable(best.optimum);
  }

  /** Calls back with each assignment that keeps the pins, valid or not, and what it is worth. */
  public static void forEach(Problem problem, BiConsumer<Assignment, Evaluation> action) {
    forEachAssignment(
        problem, assignment -> action.accept(assignment, Evaluator.evaluate(problem, assignment)));
  }

  /**
   * Calls back with each assignment that keeps the pins, valid or not, always in the same order.
   */
  public static void forEachAssignment(Problem problem, Consumer<Assignment> action) {
    if (Math.pow(problem.deviceCount(), problem.vertexCount()) > MAX_ASSIGNMENTS) {
      throw new IllegalArgumentException(problem.name() + " has too many assignments to try all.");
    }
    extend(problem, new int[problem.vertexCount()], 0, action);
  }

  private static void extend(
      Problem problem, int[] devices, int vertex, Consumer<Assignment> action) {
    if (vertex == devices.length) {
      action.accept(Assignment.of(devices));
      return;
    }
    for (int d = 0; d < problem.deviceCount(); d++) {
      if (!problem.pins().isPinned(vertex) || problem.pins().deviceOf(vertex) == d) {
        devices[vertex] = d;
        extend(problem, devices, vertex + 1, action);
      }
    }
  }

  private static final class Best implements BiConsumer<Assignment, Evaluation> {
    private final Problem problem;
    private Optimum optimum;

    Best(Problem problem) {
      this.problem = problem;
    }

    @Override
    public void accept(Assignment assignment, Evaluation evaluation) {
      Fraction cost = evaluation.cost(problem.objective());
      if (evaluation.isValid() && (optimum == null || cost.isLessThan(optimum.cost()))) {
        optimum = new Optimum(assignment, cost);
      }
    }
  }
}
