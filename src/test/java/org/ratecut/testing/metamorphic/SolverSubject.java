package org.ratecut.testing.metamorphic;

import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;

/** A solver with a budget of its own for each problem. */
record SolverSubject(Solver solver, Supplier<Budget> budget) implements Subject {

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public Claim ask(Problem problem) {
    try {
      Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
      Solution solution = incumbent.toSolution(solver.solve(problem, budget.get(), incumbent));
      return new Claim(
          name(),
          solution.assignment(),
          Optional.of(solution.costBound()),
          solution.status() == Status.INFEASIBLE,
          solution.status() == Status.OPTIMAL,
          Optional.empty());
    } catch (RuntimeException | StackOverflowError e) {
      return Claim.failed(name(), e);
    }
  }
}
