package org.ratecut.bound.profile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.bound.profile.columns.ColumnPool;
import org.ratecut.bound.profile.columns.ColumnRefutation;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.counts.CountSplit;

/**
 * Refutes limits case by case. The linear program over columns lets a device that is alone of its
 * kind be a mixture of several columns: half of the time it holds a layer, half of the time
 * nothing. Where that is why nothing was refuted, the number of vertices in question is split into
 * two ranges, and both are refuted for themselves (branch and price; Barnhart et al., 1998).
 */
final class CaseRefutation {

  private final CostQuestion question;
  private final ColumnPool pool;
  private final Deque<CountRanges> open = new ArrayDeque<>();

  /** Of all cases that are refuted. */
  private Refutation refutation = Refutation.byArithmetic();

  CaseRefutation(CostQuestion question, ColumnPool pool) {
    this.question = question;
    this.pool = pool;
    open.push(question.ranges());
  }

  Answer run(BoundBudget budget) {
    while (!open.isEmpty()) {
      Optional<Verdict> obstacle = settle(open.pop(), budget);
      if (obstacle.isPresent()) {
        return Answer.open(obstacle.orElseThrow());
      }
    }
    return Answer.refuted(refutation);
  }

  /** Refutes a case, or splits it; otherwise, says what is in the way. */
  private Optional<Verdict> settle(CountRanges ranges, BoundBudget budget) {
    if (ranges.areEmpty()) {
      return Optional.empty();
    }
    ColumnRefutation columns = new ColumnRefutation(question, ranges, pool);
    Answer answer = columns.run(budget);
    if (answer.isRefuted()) {
      refutation = refutation.and(answer.refutation().orElseThrow());
      return Optional.empty();
    }
    if (budget.isSpent()) {
      return Optional.of(Verdict.UNDECIDED);
    }
    Optional<CountSplit> split = columns.split();
    if (split.isEmpty()) {
      return Optional.of(answer.verdict());
    }
    ranges.split(split.orElseThrow()).forEach(open::push);
    return Optional.empty();
  }
}
