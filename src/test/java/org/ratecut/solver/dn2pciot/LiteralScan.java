package org.ratecut.solver.dn2pciot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/** The step of the algorithm word for word: the referee evaluates every move and every swap. */
final class LiteralScan {

  private final Problem problem;

  LiteralScan(Problem problem) {
    this.problem = problem;
  }

  private record Candidate(MoveOrSwap operation, Evaluation evaluation) {}

  Optional<MoveOrSwap> best(Assignment assignment, boolean[] locked) {
    Comparator<Candidate> order =
        Comparator.comparing((Candidate c) -> c.evaluation.cost(problem.objective()))
            .thenComparing(c -> c.operation.isSwap())
            .thenComparingLong(c -> c.evaluation.totalTraffic())
            .thenComparingInt(c -> c.operation.vertex())
            .thenComparingInt(c -> c.operation.isSwap() ? c.operation.partner() : c.operation.to());
    return operations(assignment, locked).stream()
        .map(each -> new Candidate(each, evaluate(assignment, each)))
        .filter(candidate -> candidate.evaluation.isValid())
        .min(order)
        .map(Candidate::operation);
  }

  private List<MoveOrSwap> operations(Assignment assignment, boolean[] locked) {
    List<MoveOrSwap> operations = new ArrayList<>();
    for (int v = 0; v < problem.vertexCount(); v++) {
      int from = assignment.deviceOf(v);
      for (int to = 0; !locked[v] && to < problem.deviceCount(); to++) {
        if (to != from) {
          operations.add(new MoveOrSwap(v, from, to, MoveOrSwap.NONE));
        }
      }
      for (int u = v + 1; !locked[v] && u < problem.vertexCount(); u++) {
        if (!locked[u] && assignment.deviceOf(u) != from) {
          operations.add(new MoveOrSwap(v, from, assignment.deviceOf(u), u));
        }
      }
    }
    return operations;
  }

  private Evaluation evaluate(Assignment assignment, MoveOrSwap operation) {
    return Evaluator.evaluate(problem, after(assignment, operation));
  }

  static Assignment after(Assignment assignment, MoveOrSwap operation) {
    int[] devices = assignment.toArray();
    devices[operation.vertex()] = operation.to();
    if (operation.isSwap()) {
      devices[operation.partner()] = operation.from();
    }
    return Assignment.of(devices);
  }
}
