package org.ratecut.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.graph.PipelineBuilder;
import org.ratecut.testing.PaperProblems;

class PipelineBuilderTest {

  @Test
  void aDeviceHasOneStepForEachLayerOfALayeredNetwork() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());
    int[] devices = new int[problem.vertexCount()];
    for (int v = 0; v < devices.length; v++) {
      devices[v] = v % 2;
    }
    Operations operations = PipelineBuilder.build(problem, Assignment.of(devices));
    assertThat(operations.stepCount()).isEqualTo(2 * 8);
    assertThat(operations.pipeline().transfers()).hasSize(2 * 7);
    assertThat(operations.pipeline().exactSeconds(operations.modelPeriod()))
        .isEqualTo(Evaluator.evaluate(problem, Assignment.of(devices)).period());
  }

  @Test
  void aLayerThatNeedsItselfHasSeveralSteps() {
    NetworkBuilder builder = Network.builder("loop");
    builder.addLayer("all", 1, 3, 1, new Vertex(4, 0, 0, 1, 1));
    builder.addArcs(VertexSet.of(2), VertexSet.of(0));
    builder.addArcs(VertexSet.of(0), VertexSet.of(1));
    Problem problem = Problem.of("loop", builder.build(), pair(Fraction.of(1), 1, 1));
    Operations operations = PipelineBuilder.build(problem, Assignment.of(0, 0, 0));
    assertThat(operations.pipeline().steps())
        .extracting(PipelineStep::vertices)
        .containsExactly(VertexSet.of(2), VertexSet.of(0), VertexSet.of(1));
  }

  @Test
  void outputsWithoutValuesAreNotSentButWaitedFor() {
    NetworkBuilder builder = Network.builder("silent");
    builder.addLayer("first", 1, 1, 1, new Vertex(4, 0, 0, 5, 0));
    builder.addLayer("second", 1, 1, 1, new Vertex(4, 0, 0, 5, 1));
    builder.addArcs(VertexSet.of(0), VertexSet.of(1));
    Cluster apart =
        new Cluster("apart", List.of(new Device("a", 9, 1), new Device("b", 9, 1)), List.of());
    Problem problem = Problem.of("silent", builder.build(), apart);
    Operations operations = PipelineBuilder.build(problem, Assignment.of(0, 1));
    assertThat(operations.pipeline().transfers()).isEmpty();
    assertThat(operations.predecessors(1)).containsExactly(0);
    assertThat(operations.criticalPath()).isEqualTo(2 * operations.duration(0));
  }

  @Test
  void sendingWithoutAChannelIsRefused() {
    NetworkBuilder builder = Network.builder("chain");
    builder.addLayer("first", 1, 1, 1, new Vertex(4, 0, 0, 5, 1));
    builder.addLayer("second", 1, 1, 1, new Vertex(4, 0, 0, 5, 1));
    builder.addArcs(VertexSet.of(0), VertexSet.of(1));
    Cluster apart =
        new Cluster("apart", List.of(new Device("a", 9, 1), new Device("b", 9, 1)), List.of());
    Problem problem = Problem.of("chain", builder.build(), apart);
    assertThatThrownBy(() -> PipelineBuilder.build(problem, Assignment.of(0, 1)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("a must send to b");
  }

  @Test
  void speedsWithNothingInCommonAreRoundedToThePeriodFromAbove() {
    NetworkBuilder builder = Network.builder("chain");
    builder.addLayer("first", 1, 1, 1, new Vertex(4, 0, 0, 1_000_003, 7));
    builder.addLayer("second", 1, 1, 1, new Vertex(4, 0, 0, 999_983, 7));
    builder.addArcs(VertexSet.of(0), VertexSet.of(1));
    Cluster odd = pair(Fraction.of(8_388_593, 1_000_033), 2_147_483_647, 4_294_967_291L);
    Problem problem = Problem.of("odd", builder.build(), odd);
    Operations operations = PipelineBuilder.build(problem, Assignment.of(0, 1));
    Fraction model = Evaluator.evaluate(problem, Assignment.of(0, 1)).period();
    Fraction period = operations.pipeline().exactSeconds(operations.modelPeriod());
    assertThat(period).isGreaterThanOrEqualTo(model);
    assertThat(period.toDouble() / model.toDouble()).isCloseTo(1, within(1e-11));
  }

  private static Cluster pair(Fraction bandwidth, long performanceA, long performanceB) {
    return new Cluster(
        "pair",
        List.of(new Device("a", 99, performanceA), new Device("b", 99, performanceB)),
        List.of(Channel.halfDuplex("link", bandwidth, 0, 1)));
  }
}
