package org.ratecut.testing.metamorphic;

import java.util.Optional;
import java.util.Random;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Multiplies sizes, and the capacities with them, and adds small amounts that change nothing or
 * next to nothing. Without these a common divisor would undo the scaling in the first step of any
 * solver.
 *
 * <p>What is used of a memory becomes {@code S · used + small} with {@code small} at most {@code E
 * < S}, and its capacity {@code S · M + R} with {@code E ≤ R < S}: so what fitted fits and what did
 * not does not. A load becomes {@code S · load + small} as well, which makes the period longer by
 * at most {@code E} over the performance.
 */
final class Scale implements Change {

  private static final int MAX_ATTEMPTS = 10;
  private static final int MAX_EXPONENT = 40;

  /** Where sums in 32 bits overflow, half of all factors are. */
  private static final int FIRST_CRITICAL = 24;

  private static final int CRITICAL = 11;

  @Override
  public String name() {
    return "scale";
  }

  /** Factors are drawn again where the totals would become too large for the model. */
  @Override
  public Optional<Changed> apply(Known known, Random random) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        Scaling scaling = new Scaling(known.problem(), random, random.nextInt(4) > 0);
        return Optional.of(of(scaling, factor(random), factor(random), random.nextInt(7)));
      } catch (InvalidModelException | ArithmeticException e) {
        // Too large: the next attempt may do.
      }
    }
    return Optional.empty();
  }

  /** Measured times are scaled where all time is, and with their unit where all sizes are. */
  private static Changed of(Scaling scaling, long factor, long second, int kind) {
    return switch (kind) {
      case 0 -> scaling.memory(factor).build();
      case 1 -> scaling.computation(factor).performance(factor).build();
      case 2 -> scaling.outputs(factor).bandwidth(factor).build();
      case 3 -> scaling.computation(factor).outputs(factor).measuredTimes(factor).build();
      case 4 -> scaling.performance(factor).bandwidth(factor).ticksPerSecond(factor).build();
      case 5 ->
          scaling
              .memory(factor)
              .computation(factor)
              .performance(factor)
              .outputs(factor)
              .bandwidth(factor)
              .measuredTimes(second)
              .ticksPerSecond(second)
              .build();
      default ->
          scaling
              .memory(factor)
              .computation(second)
              .performance(second)
              .outputs(factor)
              .bandwidth(factor)
              .build();
    };
  }

  /** From 1 to 2^40 and a little more; one in three is a power of two. */
  static long factor(Random random) {
    int exponent =
        random.nextBoolean()
            ? FIRST_CRITICAL + random.nextInt(CRITICAL)
            : random.nextInt(MAX_EXPONENT + 1);
    long power = 1L << exponent;
    return random.nextInt(3) == 0 ? power : power + (long) (random.nextDouble() * power);
  }
}
