package org.ratecut.bound.profile.roles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.bound.profile.columns.ColumnPool;
import org.ratecut.bound.profile.columns.ColumnRefutation;
import org.ratecut.bound.profile.counts.CostQuestion;

/**
 * Refutes limits by roles: where single devices exclude nothing, it asks how many of them hold the
 * class that takes most of a device, and refutes each answer for itself, split further where needed
 * (branch and price; Barnhart et al., 1998).
 */
public final class RoleRefutation {

  private final CostQuestion question;
  private final RoleChoice choice;
  private final Deque<RoleCase> open = new ArrayDeque<>();

  /** Of all cases that are refuted. */
  private Refutation refutation = Refutation.byArithmetic();

  /**
   * Prepares the proof.
   *
   * @param pool of columns known from other questions, with kinds of equal devices
   */
  public RoleRefutation(CostQuestion question, ColumnPool pool) {
    this.question = question;
    this.choice = new RoleChoice(question);
    open.push(new RoleCase(pool, question.ranges(), Optional.empty()));
  }

  public Answer run(BoundBudget budget) {
    while (!open.isEmpty()) {
      Optional<Verdict> obstacle = settle(open.pop(), budget);
      if (obstacle.isPresent()) {
        return Answer.open(obstacle.orElseThrow());
      }
    }
    return Answer.refuted(refutation);
  }

  /** Refutes a case, or splits it; otherwise, says what is in the way. */
  private Optional<Verdict> settle(RoleCase each, BoundBudget budget) {
    if (each.ranges().areEmpty()) {
      return Optional.empty();
    }
    ColumnRefutation columns = new ColumnRefutation(question, each.ranges(), each.pool());
    Answer answer = columns.run(budget, each.start());
    if (answer.isRefuted()) {
      refutation = refutation.and(answer.refutation().orElseThrow());
      return Optional.empty();
    }
    if (budget.isSpent()) {
      return Optional.of(Verdict.UNDECIDED);
    }
    Optional<RoleSplit> split = choice.of(each, columns.mix());
    if (split.isEmpty()) {
      return Optional.of(answer.verdict());
    }
    List<RoleCase> cases = split.orElseThrow().of(each.withStart(columns.strongest()));
    // The first holds what the linear program found, and is the one to stand if any does.
    for (int i = cases.size() - 1; i >= 0; i--) {
      open.push(cases.get(i));
    }
    return Optional.empty();
  }
}
