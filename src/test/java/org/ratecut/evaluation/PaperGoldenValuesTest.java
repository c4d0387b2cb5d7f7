package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ratecut.testing.PaperProblems.lenet1to1;
import static org.ratecut.testing.PaperProblems.lenet2to1;
import static org.ratecut.testing.PaperProblems.samg55x4;
import static org.ratecut.testing.PaperProblems.stm32f469x2;
import static org.ratecut.testing.PaperProblems.stm32l151x63;
import static org.ratecut.testing.PaperProblems.stm32l433x11;

import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.PaperProblems;

/**
 * The networks and device sets of Martins Campos de Oliveira and Borin (2019), with vertex {@code
 * v} on device {@code v mod k}. Two programs that share nothing with this one gave the numbers.
 */
class PaperGoldenValuesTest {

  static Stream<Arguments> goldenValues() {
    return Stream.of(
        Arguments.of(lenet2to1(), stm32f469x2(), "117.871153", 36_098, true, 6_628, "link 0-1"),
        Arguments.of(lenet2to1(), samg55x4(), "168.372845", 19_650, true, 12_336, "link 1-2"),
        Arguments.of(lenet2to1(), stm32l433x11(), "70.088816", 8_360, false, 22_124, "link 0-8"),
        Arguments.of(lenet2to1(), stm32l151x63(), "9.090909", 3_468, false, 33_264, "link 2-27"),
        Arguments.of(lenet1to1(), stm32f469x2(), "136.486723", 35_850, true, 5_724, "link 0-1"),
        Arguments.of(lenet1to1(), samg55x4(), "150.124904", 18_818, true, 12_324, "link 1-2"),
        Arguments.of(lenet1to1(), stm32l433x11(), "76.920578", 8_003, true, 27_347, "link 3-10"),
        Arguments.of(lenet1to1(), stm32l151x63(), "14.457831", 2_871, false, 73_348, "link 29-35"));
  }

  @ParameterizedTest
  @MethodSource("goldenValues")
  void verticesDealtOutInTurnHaveTheKnownWorth(
      Network network,
      Cluster cluster,
      String rate,
      long largestMemory,
      boolean valid,
      long totalTraffic,
      String bottleneck) {
    int[] dealt =
        IntStream.range(0, network.vertexCount()).map(v -> v % cluster.deviceCount()).toArray();

    Evaluation evaluation =
        Evaluator.evaluate(PaperProblems.free(network, cluster), Assignment.of(dealt));

    assertThat(evaluation.inferenceRate().map(Fraction::toDouble).orElseThrow())
        .isCloseTo(Double.parseDouble(rate), within(5e-7));
    assertThat(Collections.max(evaluation.memoryUsed())).isEqualTo(largestMemory);
    assertThat(evaluation.isValid()).isEqualTo(valid);
    assertThat(evaluation.totalTraffic()).isEqualTo(totalTraffic);
    assertThat(evaluation.bottleneck())
        .hasValueSatisfying(
            each -> {
              assertThat(each.kind()).isEqualTo(Bottleneck.Kind.CHANNEL);
              assertThat(cluster.channel(each.index()).name()).isEqualTo(bottleneck);
            });
  }

  @Test
  void networksHaveTheSizesOfThePaper() {
    assertThat(lenet1to1().vertexCount()).isEqualTo(2_343);
    assertThat(lenet1to1().arcCount()).isEqualTo(36_904);
    assertThat(lenet2to1().vertexCount()).isEqualTo(604);
    assertThat(lenet2to1().arcCount()).isEqualTo(3_632);
    for (Network network : new Network[] {lenet1to1(), lenet2to1()}) {
      assertThat(network.totalComputation()).isEqualTo(353_820);
      assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(68_252);
      assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(1_716);
    }
  }
}
