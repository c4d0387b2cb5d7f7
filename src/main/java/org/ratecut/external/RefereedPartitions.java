package org.ratecut.external;

import java.util.Locale;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.Violation;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.Incumbent;

/**
 * Lets the referee judge what other programs write: offers what is valid to the incumbent, and
 * remembers why the rest is not.
 */
final class RefereedPartitions {

  private final Problem problem;
  private final Incumbent incumbent;
  private final String source;
  private int judged;
  private int overMemory;
  private int withoutChannel;
  private int withBrokenPin;
  private int invalid;
  private long leastExcess = Long.MAX_VALUE;
  private String firstViolation = "";

  /**
   * Has judged nothing yet.
   *
   * @param source names the program
   */
  RefereedPartitions(Problem problem, Incumbent incumbent, String source) {
    this.problem = problem;
    this.incumbent = incumbent;
    this.source = source;
  }

  void judge(Assignment partition) {
    judged++;
    Evaluation evaluation = Evaluator.evaluate(problem, partition);
    if (!evaluation.isValid()) {
      reject(evaluation);
    } else if (incumbent
        .cost()
        .map(best -> evaluation.cost(problem.objective()).isLessThan(best))
        .orElse(true)) {
      incumbent.offer(partition, source);
    }
  }

  /** Whether there were partitions, and none was valid. */
  boolean allAreInvalid() {
    return judged > 0 && invalid == judged;
  }

  int invalidCount() {
    return invalid;
  }

  int judgedCount() {
    return judged;
  }

  /** A sentence on how many were invalid, and why. */
  String complaint() {
    return String.format(
        Locale.ROOT,
        "%,d of %,d partitions of %s are invalid: %,d exceed the memory of devices%s, %,d need a"
            + " channel that is not there, %,d break a pin. The first: %s",
        invalid,
        judged,
        source,
        overMemory,
        overMemory == 0 ? "" : String.format(Locale.ROOT, " (by at least %,d values)", leastExcess),
        withoutChannel,
        withBrokenPin,
        firstViolation);
  }

  /** Tells whoever hears of the search that nothing was valid. */
  void reject() {
    incumbent.reject(complaint(), source);
  }

  private void reject(Evaluation evaluation) {
    if (invalid == 0) {
      firstViolation = new ViolationText(problem).describe(evaluation.violations().get(0));
    }
    invalid++;
    overMemory += breaks(evaluation, Violation.MemoryExceeded.class);
    withoutChannel += breaks(evaluation, Violation.NoChannel.class);
    withBrokenPin += breaks(evaluation, Violation.PinBroken.class);
    long excess = memoryExcess(evaluation);
    if (excess > 0) {
      leastExcess = Math.min(leastExcess, excess);
    }
  }

  /** 1 or 0. */
  private static int breaks(Evaluation evaluation, Class<? extends Violation> kind) {
    return evaluation.violations().stream().anyMatch(kind::isInstance) ? 1 : 0;
  }

  private static long memoryExcess(Evaluation evaluation) {
    return evaluation.violations().stream()
        .filter(Violation.MemoryExceeded.class::isInstance)
        .map(Violation.MemoryExceeded.class::cast)
        .mapToLong(each -> each.used() - each.available())
        .sum();
  }
}
