package org.ratecut.evaluation.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Phases;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.testing.RandomProblems;

/** Orders of execution, pieces of layers, and what is a result. */
class OrdersTest {

  private static final Vertex ANY = new Vertex(1, 1, 1);

  /** Two layers that read each other: a0 is read by b0, b0 by a1, a1 by b1. */
  private static Network ladder() {
    NetworkBuilder builder = Network.builder("ladder");
    builder.addLayer("a", 1, 2, 1, ANY);
    builder.addLayer("b", 1, 2, 1, ANY);
    builder.addArcs(VertexSet.of(0), VertexSet.of(2));
    builder.addArcs(VertexSet.of(2), VertexSet.of(1));
    builder.addArcs(VertexSet.of(1), VertexSet.of(3));
    return builder.build();
  }

  private static void forEachArc(Network network, BiConsumer<Integer, Integer> action) {
    network
        .broadcasts()
        .forEach(
            each ->
                each.producers()
                    .forEachInt(
                        from -> each.consumers().forEachInt(to -> action.accept(from, to))));
  }

  @Test
  void anOrderHasEachVertexOnceAfterAllThatItNeeds() {
    for (int seed = 0; seed < 200; seed++) {
      Network network = RandomProblems.ofSize(9, 1, seed).network();
      int[] order = ExecutionOrder.of(network);
      assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 9).toArray());
      int[] position = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        position[order[i]] = i;
      }
      forEachArc(network, (from, to) -> assertThat(position[from]).isLessThan(position[to]));
    }
  }

  @Test
  void theLowestVertexComesFirstWhereSeveralMay() {
    assertThat(ExecutionOrder.of(ladder())).containsExactly(0, 2, 1, 3);
  }

  @Test
  void arcsLeadToLaterPiecesOfOneLayerEach() {
    for (int seed = 0; seed < 200; seed++) {
      Network network = RandomProblems.ofSize(9, 1, seed).network();
      int[] piece = LayerPieces.of(network);
      forEachArc(network, (from, to) -> assertThat(piece[from]).isLessThan(piece[to]));
      int count = Arrays.stream(piece).max().orElseThrow() + 1;
      for (int p = 0; p < count; p++) {
        int number = p;
        assertThat(
                IntStream.range(0, piece.length)
                    .filter(v -> piece[v] == number)
                    .map(network::layerOf)
                    .distinct())
            .as("layers of piece %d of %d", p, count)
            .hasSize(1);
      }
    }
  }

  @Test
  void layersAreCutOnlyWhereTheyMustBe() {
    assertThat(LayerPieces.of(ladder())).containsExactly(0, 2, 1, 3);
    NetworkBuilder chain = Network.builder("chain");
    Layer a = chain.addLayer("a", 2, 2, 1, ANY);
    Layer b = chain.addLayer("b", 1, 3, 1, ANY);
    Layer c = chain.addLayer("c", 1, 1, 1, ANY);
    chain.addArcs(a, b).addArcs(b, c).addArcs(a, c);
    assertThat(LayerPieces.of(chain.build())).containsExactly(0, 0, 0, 0, 1, 1, 1, 2);
  }

  @Test
  void aLayerThatReadsItselfIsCutAlongTheWay() {
    NetworkBuilder steps = Network.builder("steps");
    steps.addLayer("steps", 1, 3, 1, ANY);
    steps.addArcs(VertexSet.of(0), VertexSet.of(1)).addArcs(VertexSet.of(1), VertexSet.of(2));
    assertThat(LayerPieces.of(steps.build())).containsExactly(0, 1, 2);
  }

  @Test
  void aResultIsWhatNothingReadsOfALayerThatNothingReads() {
    NetworkBuilder builder = Network.builder("results");
    builder.addLayer("image", 1, 3, 1, ANY);
    Layer out = builder.addLayer("out", 1, 2, 1, ANY);
    builder.addArcs(VertexSet.of(0, 1), VertexSet.of(3));
    builder.addArcs(VertexSet.of(out.firstVertex()), VertexSet.of(out.firstVertex() + 1));
    assertThat(ResultVertices.of(builder.build()))
        .as("the third row of the image is beyond the last stride")
        .containsExactly(false, false, false, false, true);
  }

  @Test
  void aResultIsWhatIsKeptForLongerThanItIsRead() {
    NetworkBuilder builder = Network.builder("kept");
    Layer a = builder.addLayer("a", 1, 1, 1, ANY);
    Layer b = builder.addLayer("b", 1, 1, 1, ANY);
    Layer c = builder.addLayer("c", 1, 1, 1, ANY);
    builder.addArcs(a, b).addArcs(b, c);
    builder.phases(List.of(new Phases(0, 1), new Phases(1, 2), new Phases(2, 2)));
    assertThat(ResultVertices.of(builder.build())).containsExactly(false, false, true);
    builder.phases(List.of(new Phases(0, 2), new Phases(1, 2), new Phases(2, 2)));
    assertThat(ResultVertices.of(builder.build())).containsExactly(true, false, true);
  }
}
