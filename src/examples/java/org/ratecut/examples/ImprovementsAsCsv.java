package org.ratecut.examples;

import java.time.Duration;
import org.ratecut.Ratecut;
import org.ratecut.SolveOptions;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Listener;

/**
 * Prints each improvement as a line of CSV, for a plot of rate and bound over time: seconds, what
 * became better, inferences per second, what found it.
 */
public final class ImprovementsAsCsv {

  private ImprovementsAsCsv() {}

  /** The first argument is a problem, else a bundled one is taken. */
  public static void main(String[] args) {
    Problem problem = Ratecut.read(args.length > 0 ? args[0] : "paper/lenet-2to1_stm32f469-x2");
    Budget budget = Budget.ofTime(Duration.ofSeconds(5));
    System.out.println("seconds,series,rate,source");
    var unused = Ratecut.solve(problem, budget, SolveOptions.standard().reportingTo(csv(budget)));
  }

  private static Listener csv(Budget budget) {
    return new Listener() {
      @Override
      public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
        evaluation.inferenceRate().ifPresent(rate -> line("found", rate, source));
      }

      /** The cost is in seconds per inference, the reciprocal of the rate. */
      @Override
      public void onBound(Fraction costBound, String source) {
        line("bound", costBound.reciprocal(), source);
      }

      private void line(String series, Fraction rate, String source) {
        System.out.println(
            budget.elapsedSeconds() + "," + series + "," + rate.toDouble() + "," + source);
      }
    };
  }
}
