package org.ratecut.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;

/** Which of the rules of a problem an assignment breaks. */
final class RuleCheck {

  private final Problem problem;
  private final Assignment assignment;
  private final List<Violation> violations = new ArrayList<>();

  private RuleCheck(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.assignment = assignment;
  }

  static List<Violation> violations(Problem problem, Assignment assignment) {
    RuleCheck check = new RuleCheck(problem, assignment);
    check.countDevices();
    problem.rules().colocated().forEach(check::lookForSplit);
    if (problem.rules().contiguous()) {
      check.lookForReturns();
    }
    return check.violations;
  }

  private void countDevices() {
    int used = (int) assignment.stream().distinct().count();
    problem
        .rules()
        .maxDevices()
        .ifPresent(
            max -> {
              if (used > max) {
                violations.add(new Violation.TooManyDevices(used, max));
              }
            });
  }

  private void lookForSplit(VertexSet together) {
    int device = assignment.deviceOf(together.first());
    together.stream()
        .filter(v -> assignment.deviceOf(v) != device)
        .findFirst()
        .ifPresent(
            v ->
                violations.add(
                    new Violation.NotColocated(
                        together.first(), device, v, assignment.deviceOf(v))));
  }

  private void lookForReturns() {
    Contiguity contiguity = new Contiguity(problem.network());
    IntStream.range(0, problem.deviceCount())
        .forEach(
            d ->
                contiguity
                    .firstReturn(assignment, d)
                    .ifPresent(
                        path ->
                            violations.add(
                                new Violation.NotContiguous(
                                    d, path.from(), path.through(), path.back()))));
  }
}
