package org.ratecut.bound.profile.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.counts.ColumnShare;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.counts.CountSplit;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.cpsat.SolverDisagreementException;
import org.ratecut.model.Problem;

/**
 * Tries to prove that no assignment keeps given limits, from what single devices can do: a weighted
 * sum that every assignment must reach, but that the devices, each at its best, do not. Column
 * generation finds the weights (Dantzig and Wolfe, 1960; the weighted sum is a Lagrangian bound);
 * the proof itself is in whole numbers.
 */
public final class ColumnRefutation {

  /** A violation that floating point cannot tell from none. */
  private static final double POSSIBLE = 1e-6;

  /** The share of the violation that pricing may miss, in all: it need not be exact to refute. */
  private static final double SLACK = 0.1;

  private static final int MAX_STALLED = 25;
  private static final long NOTHING_FITS = Long.MIN_VALUE;

  private final CostQuestion question;
  private final List<DeviceKind> kinds;
  private final Partners partners;
  private final List<ColumnModel> models;
  private final long capacity;
  private final ColumnMaster master;
  private final ColumnPool pool;
  private final List<ColumnCut> cuts = new ArrayList<>();
  private final SortedMap<Integer, List<Column>> answers = new TreeMap<>();
  private final SortedMap<Integer, ColumnModel.Priced> lastPriced = new TreeMap<>();
  private List<ColumnShare> mix = List.of();
  private Optional<Multipliers> strongest = Optional.empty();

  /** By how much the strongest weights fall short of a proof, negative; as {@link Dual} counts. */
  private double missing = Double.NEGATIVE_INFINITY;

  /**
   * Prepares the proof.
   *
   * @param ranges within which the question is asked
   * @param pool of columns known from other questions; it gets those that are found here
   */
  public ColumnRefutation(CostQuestion question, CountRanges ranges, ColumnPool pool) {
    this.question = question;
    this.kinds = pool.kinds();
    this.partners = pool.partners();
    this.pool = pool;
    this.models =
        kinds.stream()
            .map(kind -> new ColumnModel(question, ranges, partners, kind.first()))
            .toList();
    this.capacity = capacity(question.problem(), question.limits());
    this.master = new ColumnMaster(question.profile(), capacity, kinds, partners);
    pool.forEachUpTo(question.cost(), ranges, master::add);
  }

  private static long capacity(Problem problem, CostLimits limits) {
    long sum = 0;
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      sum = Math.min(limits.totalTraffic(), sum + limits.traffic(h));
    }
    return sum;
  }

  public Answer run(BoundBudget budget) {
    return run(budget, Optional.empty());
  }

  /**
   * Tries to prove it.
   *
   * @param start weights to begin with, those of a similar question
   */
  public Answer run(BoundBudget budget, Optional<Multipliers> start) {
    Optional<Long> first = price(Multipliers.none(question.profile(), partners), 0, budget);
    if (first.isEmpty()) {
      return Answer.open(Verdict.UNDECIDED);
    }
    if (first.orElseThrow() == NOTHING_FITS) {
      return refuted();
    }
    Optional<Answer> answer = start.flatMap(weights -> tryOut(weights, 0, budget));
    return answer.isPresent() ? answer.orElseThrow() : improveWeights(budget);
  }

  private Answer improveWeights(BoundBudget budget) {
    double least = Double.POSITIVE_INFINITY;
    int stalled = 0;
    while (!budget.isSpent() && stalled < MAX_STALLED) {
      Dual dual = master.solve();
      mix = dual.mix();
      if (dual.violation() < POSSIBLE) {
        return Answer.open(Verdict.POSSIBLE);
      }
      stalled = dual.violation() < least * (1 - POSSIBLE) ? 0 : stalled + 1;
      least = Math.min(least, dual.violation());
      Multipliers weights = dual.rounded(question.profile(), capacity);
      Optional<Answer> answer = tryOut(weights, dual.violation(), budget);
      if (answer.isPresent()) {
        return answer.orElseThrow();
      }
    }
    return Answer.open(Verdict.UNDECIDED);
  }

  /** What weights decide, if they do. */
  private Optional<Answer> tryOut(Multipliers weights, double violation, BoundBudget budget) {
    Optional<Long> most = price(weights, violation, budget);
    if (most.isEmpty()) {
      return Optional.of(Answer.open(Verdict.UNDECIDED));
    }
    long sum = most.orElseThrow();
    if (sum == NOTHING_FITS || sum < weights.atLeast(capacity)) {
      return Optional.of(refuted());
    }
    double difference = (weights.atLeast(capacity) - sum) / weights.scale();
    if (difference > missing) {
      missing = difference;
      strongest = Optional.of(weights);
    }
    return Optional.empty();
  }

  /** The weights that came closest to a proof, if any were tried. */
  public Optional<Multipliers> strongest() {
    return strongest;
  }

  /** The columns in the last answer of the linear program, and how many devices use each. */
  public List<ColumnShare> mix() {
    return mix;
  }

  /** By the answers to the last pricing. */
  private Answer refuted() {
    return Answer.refuted(
        Refutation.bySolver(
            () ->
                lastPriced.entrySet().stream()
                    .allMatch(each -> models.get(each.getKey()).isConfirmed(each.getValue()))));
  }

  /** What all devices together weigh at most, or empty if the budget ends first. */
  private Optional<Long> price(Multipliers weights, double violation, BoundBudget budget) {
    int devices = kinds.stream().mapToInt(DeviceKind::size).sum();
    double slack = SLACK * violation * weights.scale() / devices;
    long sum = 0;
    lastPriced.clear();
    for (int kind = 0; kind < kinds.size(); kind++) {
      Optional<ColumnModel.Priced> priced = models.get(kind).price(weights, slack, budget);
      if (priced.isEmpty()) {
        return Optional.empty();
      }
      ColumnModel.Priced answer = priced.orElseThrow();
      if (answer.column().isEmpty()) {
        // One kind suffices: its devices cannot even be empty.
        lastPriced.clear();
        lastPriced.put(kind, answer);
        return Optional.of(NOTHING_FITS);
      }
      answers.computeIfAbsent(kind, key -> new ArrayList<>()).add(answer.column().orElseThrow());
      master.add(kind, answer.column().orElseThrow());
      pool.add(kind, answer.column().orElseThrow(), question.cost());
      lastPriced.put(kind, answer);
      long each = Math.multiplyExact(answer.most(), (long) kinds.get(kind).size());
      sum = Math.addExact(sum, each);
    }
    requireNothingHeavier(weights);
    cuts.add(
        new ColumnCut(
            weights, lastPriced.values().stream().map(ColumnModel.Priced::most).toList()));
    return Optional.of(sum);
  }

  /** What a device can do is known in part: the answers to earlier questions about its model. */
  private void requireNothingHeavier(Multipliers weights) {
    answers.forEach(
        (kind, columns) -> {
          long most = lastPriced.get(kind).most();
          int own = partners.of(kinds.get(kind).first());
          if (columns.stream().anyMatch(column -> weights.weigh(column, own) > most)) {
            throw new SolverDisagreementException(
                "CP-SAT claims a maximum that values of an earlier answer exceed.");
          }
        });
  }

  /** How to split, if a device that is alone of its kind was a mixture in the last answer. */
  public Optional<CountSplit> split() {
    return CountSplit.of(mix, kinds, question.profile());
  }

  /** Inequalities for single devices, the most telling last. */
  public List<ColumnCut> cuts() {
    return List.copyOf(cuts);
  }
}
