package org.ratecut.examples;

import java.time.Duration;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;

public final class FirstSteps {
  public static void main(String[] args) {
    Problem problem = Ratecut.read("coarse/lenet-16to1_stm32f469-x2");
    Result best = Ratecut.solve(problem, Budget.ofTime(Duration.ofSeconds(10)));
    System.out.println(best.status() + ", gap " + best.gap().orElseThrow());
    System.out.println(best.inferenceRate().orElseThrow().toDouble() + " inferences/s");
    System.out.println("vertex 0 is on device " + best.assignment().orElseThrow().deviceOf(0));
  }
}
