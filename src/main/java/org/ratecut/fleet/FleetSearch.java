package org.ratecut.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.SolveOptions;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.solver.latency.LatencyLimit;
import org.ratecut.solver.latency.WithinLatency;

/**
 * Looks for the smallest or cheapest fleet with a rate, and proves that what is smaller or cheaper
 * is not enough. What arithmetic refutes is never tried. Of the others the largest get the first
 * turns, since what is proved of one holds for all within it; then all that may still be the
 * answer, from small to large, in rounds with longer and longer turns. A placement that is found is
 * one for every larger fleet, and starts the search there.
 */
public final class FleetSearch {

  /** With several kinds of parts there are many largest fleets, and little is learned from each. */
  private static final int MAX_LARGEST = 2;

  private final FleetSpace space;
  private final Function<String, Problem> problems;
  private final Fraction rate;
  private final Optional<Duration> maxLatency;
  private final FleetListener listener;
  private final List<FleetCandidate> candidates;

  /**
   * Prepares a search.
   *
   * @param problems makes the problem on devices that are given as {@code --devices} takes them;
   *     the first device is the fixed one, if there is one
   * @param rate that is wanted, in inferences per second, above 0
   * @param maxLatency only placements with a schedule in which an inference takes at most so long
   *     count, if that is limited
   * @throws IllegalArgumentException if there are too many fleets
   */
  public FleetSearch(
      FleetSpace space,
      Function<String, Problem> problems,
      Fraction rate,
      Optional<Duration> maxLatency,
      FleetListener listener) {
    if (space.size() > FleetSpace.MAX_FLEETS) {
      throw new IllegalArgumentException("There are too many fleets to try.");
    }
    this.space = space;
    this.problems = problems;
    this.rate = rate;
    this.maxLatency = maxLatency;
    this.listener = listener;
    this.candidates =
        space.fleets().stream().map(fleet -> new FleetCandidate(fleet, rate)).toList();
  }

  /** Tries fleets until the answer is proved to be the best one, or the budget is spent. */
  public FleetResult run(Budget budget) {
    FleetLimits limits = new FleetLimits(budget);
    candidates.forEach(this::boundByArithmetic);
    List<FleetCandidate> largest = candidates.stream().filter(this::isLargest).toList();
    if (largest.size() <= MAX_LARGEST) {
      largest.forEach(each -> take(each, limits, limits.turnOfLargest(rate)));
    }
    int open = open().size();
    while (open > 0 && !limits.isSpent()) {
      candidates.forEach(each -> take(each, limits, limits.turn(rate)));
      open = limits.countsSteps() ? 0 : open().size();
      limits.nextRound(open);
    }
    return result(limits.elapsedSeconds());
  }

  private boolean isLargest(FleetCandidate candidate) {
    return candidates.stream()
        .filter(other -> candidate.fleet().isWithin(other.fleet()))
        .allMatch(candidate::equals);
  }

  /** Those that may still be the answer. */
  private List<FleetCandidate> open() {
    return candidates.stream().filter(this::isOpen).toList();
  }

  private boolean isOpen(FleetCandidate candidate) {
    return candidate.verdict() == FleetVerdict.OPEN
        && answer().map(found -> space.isBetter(candidate.fleet(), found.fleet())).orElse(true);
  }

  private Optional<FleetCandidate> answer() {
    return candidates.stream().filter(each -> each.verdict() == FleetVerdict.ENOUGH).findFirst();
  }

  private void boundByArithmetic(FleetCandidate candidate) {
    Budget nothing = Budget.ofSteps(0).withTargetRate(rate);
    new BoundRun(List.of(new CapacityBound()))
        .run(problem(candidate), BoundBudget.of(nothing), bound -> {})
        .best()
        .ifPresent(bound -> learn(candidate, bound));
  }

  private void take(FleetCandidate candidate, FleetLimits limits, Budget turn) {
    if (!isOpen(candidate) || limits.isSpent()) {
      return;
    }
    listener.onTurn(space.line(candidate.fleet()));
    Result result = Ratecut.solve(problem(candidate), turn, options(start(candidate)));
    result
        .assignment()
        .ifPresent(
            found ->
                learn(new FleetCandidate.Found(result.inferenceRate(), found, candidate.fleet())));
    result.bound().ifPresent(bound -> learn(candidate, bound));
    listener.onFinding(finding(candidate));
  }

  private SolveOptions options(Optional<Assignment> start) {
    SolveOptions standard = SolveOptions.standard();
    return maxLatency
        .map(
            limit ->
                SolveOptions.with(
                    new WithinLatency(standard.solver(), new LatencyLimit(limit), start)))
        .orElseGet(() -> start.map(standard::startingFrom).orElse(standard));
  }

  /** Not kept: the problems of many fleets would fill the memory. */
  private Problem problem(FleetCandidate candidate) {
    return problems.apply(space.line(candidate.fleet()));
  }

  private void learn(FleetCandidate.Found found) {
    candidates.forEach(each -> each.learn(found));
  }

  private void learn(FleetCandidate candidate, Bound bound) {
    FleetCandidate.Proved proved = new FleetCandidate.Proved(bound, candidate.fleet());
    candidates.forEach(each -> each.learn(proved));
  }

  /** The best placement on these devices or fewer. */
  private Optional<Assignment> start(FleetCandidate candidate) {
    return candidate
        .found()
        .map(
            found -> {
              int[] counterpart = space.counterparts(found.on(), candidate.fleet());
              return Assignment.of(
                  found.assignment().stream().map(device -> counterpart[device]).toArray());
            });
  }

  private FleetResult result(double seconds) {
    List<FleetFinding> findings = candidates.stream().map(this::finding).toList();
    Optional<FleetResult.Answer> answer =
        answer()
            .map(
                each ->
                    new FleetResult.Answer(
                        findings.get(candidates.indexOf(each)),
                        problem(each),
                        start(each).orElseThrow()));
    return new FleetResult(space, rate, maxLatency, findings, answer, seconds);
  }

  private FleetFinding finding(FleetCandidate candidate) {
    return new FleetFinding(
        space.line(candidate.fleet()),
        space.devicesOf(candidate.fleet()),
        space.price(candidate.fleet()),
        candidate.verdict(),
        candidate.found().isPresent(),
        candidate.found().flatMap(FleetCandidate.Found::rate),
        candidate.found().map(found -> space.line(found.on())),
        candidate.proved().map(FleetCandidate.Proved::bound),
        candidate.proved().map(proved -> space.line(proved.of())));
  }
}
