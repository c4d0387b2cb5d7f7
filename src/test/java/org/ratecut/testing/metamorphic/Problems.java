package org.ratecut.testing.metamorphic;

import java.util.Random;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;

/**
 * The problems to change, by their numbers: in turn with small sizes, with sizes far apart, layered
 * twice, on a grid, and with parameter groups above all else for the objective communication. The
 * same number gives the same problem.
 */
final class Problems {

  private static final int MAX_ATTEMPTS = 10;

  private Problems() {}

  /** Few enough assignments to try them all. */
  static Problem small(long number) {
    Random random = random(number);
    int devices = 2 + (random.nextInt(10) + 3) / 6;
    int vertices = devices == 4 ? 4 + random.nextInt(3) : 3 + random.nextInt(6);
    return of(number, vertices, devices, random);
  }

  /** Too many assignments to try them all. */
  static Problem large(long number) {
    Random random = random(number);
    return of(number, 8 + random.nextInt(7), 3 + random.nextInt(2), random);
  }

  /** Few assignments too, with ports, measured times, rules and the like, of each a share. */
  static Problem withResources(long number) {
    Random random = random(number);
    int devices = 2 + (random.nextInt(10) + 3) / 6;
    int vertices = devices == 4 ? 4 + random.nextInt(3) : 3 + random.nextInt(6);
    Problem plain =
        switch ((int) (number % 3)) {
          case 0 -> new GridProblems(random).next("grid-" + number);
          default -> RandomProblems.ofSize(vertices, devices, number);
        };
    Problem problem = ResourceProblems.with(ResourceProblems.features(number), plain, number);
    return number % 4 < 2 ? problem : wide(problem, random);
  }

  /** Sizes are drawn again where a device has so much to do that no unit counts all of it. */
  private static Problem wide(Problem problem, Random random) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return new WideSizes(problem, random).draw();
      } catch (InvalidModelException e) {
        // Too large: the next attempt may do.
      }
    }
    return problem;
  }

  private static Problem of(long number, int vertices, int devices, Random random) {
    Problem plain = RandomProblems.ofSize(vertices, devices, number);
    return switch ((int) (number % 6)) {
      case 0 -> plain;
      case 1 -> new WideSizes(plain, random).draw();
      case 2, 3 ->
          new LayeredProblems(random)
              .next("layered-" + number, Math.max(8, vertices), Math.min(3, devices));
      case 4 -> {
        Problem grid = new GridProblems(random).next("grid-" + number);
        yield random.nextBoolean() ? grid : new WideSizes(grid, random).draw();
      }
      default ->
          new WideSizes(plain.withObjective(Objective.COMMUNICATION), random).drawWithLargeGroups();
    };
  }

  /** Of everything random about a number but the problem itself, which has its own. */
  static Random random(long number) {
    return new Random(number * 0xD1342543DE82EF95L + 1);
  }
}
