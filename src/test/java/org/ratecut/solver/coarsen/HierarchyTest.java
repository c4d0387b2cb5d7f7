package org.ratecut.solver.coarsen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

class HierarchyTest {

  @Test
  void theLargestLayersOfLenetAreMergedFirst() {
    Problem problem = PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.samg55x4());
    Network coarse = Hierarchy.of(problem).problems().get(1).network();
    Network tiled = PaperProblems.lenet2to1();
    for (int l = 0; l < 2; l++) {
      Layer expected = tiled.layers().get(l);
      assertThat(coarse.layers().get(l)).isEqualTo(expected);
      assertThat(coarse.vertex(expected.firstVertex()))
          .isEqualTo(tiled.vertex(expected.firstVertex()));
    }
    for (int l = 2; l < 8; l++) {
      assertThat(coarse.layers().get(l).vertexCount())
          .isEqualTo(problem.network().layers().get(l).vertexCount());
    }
  }

  @Test
  void aCoarseAssignmentCostsNoLessThanItDoesOnTheFinerLevel() {
    Random random = new Random(7);
    for (Cluster cluster : List.of(PaperProblems.samg55x4(), PaperProblems.hetx24())) {
      for (Problem problem :
          List.of(
              PaperProblems.free(PaperProblems.lenet1to1(), cluster),
              PaperProblems.pinned(PaperProblems.lenet1to1(), cluster),
              PaperProblems.free(withoutGeometry(PaperProblems.lenet2to1()), cluster))) {
        assertCostsNoLess(problem, random);
        assertCostsNoLess(problem.withObjective(Objective.COMMUNICATION), random);
      }
    }
  }

  private static void assertCostsNoLess(Problem problem, Random random) {
    List<Coarsening> coarsenings = Hierarchy.of(problem).coarsenings();
    assertThat(coarsenings).isNotEmpty();
    for (Coarsening coarsening : coarsenings) {
      Assignment coarse = RandomProblems.assignment(coarsening.coarse(), random);
      Evaluation onCoarse = Evaluator.evaluate(coarsening.coarse(), coarse);
      Evaluation onFine = Evaluator.evaluate(coarsening.fine(), coarsening.refine(coarse));
      assertThat(onFine.cost(problem.objective()))
          .isLessThanOrEqualTo(onCoarse.cost(problem.objective()));
      assertThat(onFine.memoryUsed()).isEqualTo(onCoarse.memoryUsed());
    }
  }

  @Test
  void pinnedVerticesKeepTheirDevice() {
    Problem pinned = PaperProblems.pinned(PaperProblems.lenet1to1(), PaperProblems.samg55x4());
    for (Coarsening coarsening : Hierarchy.of(pinned).coarsenings()) {
      for (int v = 0; v < coarsening.fine().vertexCount(); v++) {
        assertThat(coarsening.coarse().pins().deviceOf(coarsening.coarseVertexOf(v)))
            .isEqualTo(coarsening.fine().pins().deviceOf(v));
      }
    }
  }

  @Test
  void neitherPinnedAndFreeVerticesNorThoseOnDifferentDevicesAreMerged() {
    Problem free = PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.samg55x4());
    Problem some = free.withPins(free.pins().withRange(0, 101, 1).withRange(101, 333, 2));
    Coarsening coarsening = Hierarchy.of(some).coarsenings().get(0);
    for (int v = 0; v < some.vertexCount(); v++) {
      assertThat(coarsening.coarse().pins().deviceOf(coarsening.coarseVertexOf(v)))
          .isEqualTo(some.pins().deviceOf(v));
    }
  }

  @Test
  void equalVerticesOfABareGraphAreMergedIfTheyShareNeighbours() {
    Network bare = withoutGeometry(PaperProblems.lenet2to1());
    Problem problem = PaperProblems.free(bare, PaperProblems.samg55x4());
    Problem coarse = Hierarchy.of(problem).problems().get(1);
    assertThat(coarse.vertexCount()).isLessThan(bare.vertexCount() * 6 / 10);
  }

  @Test
  void aChainHasNothingToMergeAndStaysFreeOfCycles() {
    NetworkBuilder builder = Network.builder("chain");
    Layer layer = builder.addLayer("all", 1, 300, 1, new Vertex(1, 1, 1));
    for (int v = layer.firstVertex() + 1; v < layer.endVertex(); v++) {
      builder.addArcs(VertexSet.of(v - 1), VertexSet.of(v));
    }
    Problem problem = PaperProblems.free(builder.build(), PaperProblems.samg55x4());
    assertThat(Hierarchy.of(problem).problems()).containsExactly(problem);
  }

  @Test
  void noMergedVertexIsTooLargeForTheSmallestDevice() {
    Problem problem = PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.stm32l151x63());
    for (Problem level : Hierarchy.of(problem).problems()) {
      int count = level.vertexCount();
      long largest = IntStream.range(0, count).mapToLong(level.network()::memory).max().orElse(0);
      assertThat(largest).isLessThanOrEqualTo(2_048 * 8 / 10);
    }
  }

  /** The same graph as one row of vertices, as a file without geometry gives it. */
  private static Network withoutGeometry(Network network) {
    NetworkBuilder builder = Network.builder(network.name());
    List<Vertex> vertices =
        IntStream.range(0, network.vertexCount()).mapToObj(network::vertex).toList();
    builder.addLayer("all", 1, vertices.size(), 1, vertices);
    network.parameterGroups().forEach(builder::addParameterGroup);
    network.broadcasts().forEach(each -> builder.addArcs(each.producers(), each.consumers()));
    return builder.build();
  }
}
