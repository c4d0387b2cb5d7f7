package org.ratecut.benchmark.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What looks at the whole network for each vertex, layer or broadcast takes 256 times as long on 16
 * times as many vertices. The limit is far from both that and a straight line, and a pause of the
 * machine does not count, because the times are those of the processor for this thread.
 */
@Tag("slow")
class GrowthTest {

  /** What is done with a network of any kind is done with these, to keep the test short. */
  private static final Set<String> SOME = Set.of("convolution", "many layers, memory reused");

  private static final int SMALL = 2_000;
  private static final int FACTOR = 16;
  private static final double LARGEST_GROWTH = 5 * FACTOR;

  /** Below this the small time is mostly that of the first use of the code. */
  private static final double LEAST_MILLISECONDS = 3;

  static Stream<Arguments> tasksAndWorkloads() {
    return Stream.of(Task.values())
        .flatMap(
            task ->
                Workload.all().stream()
                    .filter(workload -> task == Task.GENERATE || SOME.contains(workload.name()))
                    .map(workload -> Arguments.of(task, workload)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("tasksAndWorkloads")
  void sixteenTimesTheVerticesTakeNoSquareOfTheTime(Task task, Workload workload) {
    double small = Growth.milliseconds(task, workload, SMALL).orElseThrow();
    double large = Growth.milliseconds(task, workload, SMALL * FACTOR).orElseThrow();
    assertThat(large)
        .as("milliseconds for %d vertices, after %s for %d", SMALL * FACTOR, small, SMALL)
        .isLessThan(LARGEST_GROWTH * Math.max(small, LEAST_MILLISECONDS));
  }
}
