package org.ratecut.examples;

import java.util.Random;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.SolveOptions;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/** A solver of one's own: moves one vertex at a time and undoes what makes the answer worse. */
public final class OwnSolver implements Solver {

  /** Improves what the bundled constructions find. */
  public static void main(String[] args) {
    Problem problem = Ratecut.read("paper/lenet-2to1_stm32f469-x2");
    Budget budget = Budget.ofSteps(100_000).withSeed(7);
    Result start = Ratecut.solve(problem, budget, SolveOptions.with("seeds"));
    SolveOptions own = SolveOptions.with(new OwnSolver());
    Result best = Ratecut.solve(problem, budget, own.startingFrom(start.assignment().get()));
    System.out.println("start " + start.inferenceRate().get().toDouble() + " inferences/s");
    System.out.println("best  " + best.inferenceRate().get().toDouble() + " inferences/s");
  }

  @Override
  public String name() {
    return "own";
  }

  /** Needs an assignment to start from. A step is one move. */
  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    AssignmentState state = new AssignmentState(problem, incumbent.assignment().orElseThrow());
    Random random = new Random(budget.seed());
    for (long step = 0; step < budget.stepLimit().orElse(Long.MAX_VALUE); step++) {
      if (incumbent.stopReason(budget).isPresent()) {
        return incumbent.stopReason(budget).get();
      }
      int vertex = random.nextInt(problem.vertexCount());
      int from = state.deviceOf(vertex);
      Fraction before = state.cost(problem.objective());
      state.move(vertex, random.nextInt(problem.deviceCount()));
      Fraction after = state.cost(problem.objective());
      if (state.isPinned(vertex) || !state.isValid() || after.isGreaterThan(before)) {
        state.move(vertex, from);
      } else if (after.isLessThan(before)) {
        incumbent.offer(state.toAssignment(), name());
      }
    }
    return StopReason.TIME_LIMIT;
  }
}
