package org.ratecut.bound.loop;

import java.math.BigInteger;
import java.util.Optional;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundMethod;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.MaxCycleRatio;
import org.ratecut.model.solution.Bound;

/**
 * The slowest loop of feedback, each vertex of it on the device that computes it fastest, and
 * nothing sent: on no placement does the loop take less. The proof is in {@code docs/bounds.md}.
 */
public final class LoopBound implements BoundMethod {

  @Override
  public String name() {
    return "feedback";
  }

  @Override
  public void prove(Problem problem, BoundBudget budget, BoundListener listener) {
    if (problem.objective() == Objective.RATE && problem.feedbackCounts()) {
      bound(problem).ifPresent(listener::onBound);
    }
  }

  /** The bound on the period; empty if no loop takes time. */
  private Optional<Bound> bound(Problem problem) {
    VertexGraph graph = new VertexGraph(problem);
    return MaxCycleRatio.find(graph.weights(), graph.predecessors(), graph.backArcs())
        .map(cycle -> period(cycle, graph.unitsPerSecond()))
        .map(
            period ->
                Bound.atLeast(
                    period,
                    name(),
                    "The slowest loop of feedback, computed on the fastest devices, takes that"
                        + " long for each inference."));
  }

  private static Fraction period(MaxCycleRatio.Cycle cycle, BigInteger unitsPerSecond) {
    return Fraction.atMost(
        cycle.weight(), unitsPerSecond.multiply(BigInteger.valueOf(cycle.backArcs())));
  }
}
