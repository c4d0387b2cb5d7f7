package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

class NetworkBuilderTest {

  private static NetworkBuilder withVertices(int count) {
    NetworkBuilder builder = Network.builder("n");
    builder.addLayer("all", 1, count, 1, new Vertex(1, 1, 1));
    return builder;
  }

  @Test
  void arcGivenTwiceIsThereOnce() {
    Network network =
        withVertices(3)
            .addArcs(VertexSet.of(0), VertexSet.of(1, 2))
            .addArcs(VertexSet.of(0), VertexSet.of(2))
            .build();
    assertThat(network.arcCount()).isEqualTo(2);
    assertThat(network.broadcasts())
        .containsExactly(new Broadcast(VertexSet.of(0), VertexSet.of(1, 2)));
  }

  @Test
  void producersWithTheSameSuccessorsShareABroadcast() {
    Network network =
        withVertices(4)
            .addArcs(VertexSet.of(0, 1), VertexSet.of(2))
            .addArcs(VertexSet.of(0), VertexSet.of(3))
            .addArcs(VertexSet.of(1), VertexSet.of(3))
            .build();
    assertThat(network.broadcasts())
        .containsExactly(new Broadcast(VertexSet.of(0, 1), VertexSet.of(2, 3)));
  }

  @Test
  void producerWithAnExtraSuccessorGetsItsOwnBroadcast() {
    Network network =
        withVertices(4)
            .addArcs(VertexSet.of(0, 1), VertexSet.of(2))
            .addArcs(VertexSet.of(0), VertexSet.of(3))
            .build();
    assertThat(network.broadcasts())
        .containsExactly(
            new Broadcast(VertexSet.of(0), VertexSet.of(2, 3)),
            new Broadcast(VertexSet.of(1), VertexSet.of(2)));
    assertThat(network.outgoingBroadcast(0)).isZero();
    assertThat(network.outgoingBroadcast(2)).isEqualTo(-1);
    assertThat(network.incomingBroadcasts(2)).containsExactly(0, 1);
  }

  @Test
  void cyclesAreRefused() {
    NetworkBuilder loop = withVertices(1).addArcs(VertexSet.of(0), VertexSet.of(0));
    assertThatThrownBy(loop::build).hasMessageContaining("cycle").hasMessageContaining("[0]");
    NetworkBuilder long3 =
        withVertices(4)
            .addArcs(VertexSet.of(1), VertexSet.of(2))
            .addArcs(VertexSet.of(2), VertexSet.of(3))
            .addArcs(VertexSet.of(3), VertexSet.of(1));
    assertThatThrownBy(long3::build).hasMessageContaining("[1, 2, 3]");
  }

  @Test
  void phasesOfLayersThatReadLaterOnesMustBeStated() {
    NetworkBuilder builder = Network.builder("back");
    Layer first = builder.addLayer("first", 1, 1, 1, new Vertex(2, 2, 0, 0, 1));
    Layer second = builder.addLayer("second", 1, 1, 1, new Vertex(2, 2, 0, 0, 1));
    builder.addArcs(second, first);
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            "Layer first is before layer second and reads it: then the phases must be stated.");

    Network stated = builder.phases(List.of(new Phases(1, 1), new Phases(0, 1))).build();
    assertThat(stated.totalMemory(MemoryKind.RAM)).isEqualTo(4);
    assertThatThrownBy(builder.phases(List.of(new Phases(0, 0)))::build)
        .hasMessage("There are phases for 1 layers, but 2 layers.");
  }

  @Test
  void unknownVerticesAreRefused() {
    assertThatThrownBy(withVertices(2).addArcs(VertexSet.of(0), VertexSet.of(2))::build)
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("An arc names vertex 2, but the vertices are numbered from 0 to 1.");
    assertThatThrownBy(withVertices(2).addArcs(VertexSet.of(-1), VertexSet.of(1))::build)
        .hasMessageContaining("vertex -1");
    assertThatThrownBy(withVertices(2).addParameterGroup("g", 1, VertexSet.of(5))::build)
        .hasMessageContaining("Parameter group g names vertex 5");
  }

  @Test
  void emptyNetworksAndRepeatedNamesAreRefused() {
    assertThatThrownBy(Network.builder("n")::build).hasMessageContaining("no vertices");
    NetworkBuilder layers = withVertices(1);
    layers.addLayer("all", 1, 1, 1, new Vertex(0, 0, 0));
    assertThatThrownBy(layers::build).hasMessage("There are two layers named all.");
    NetworkBuilder groups =
        withVertices(1)
            .addParameterGroup("g", 1, VertexSet.of(0))
            .addParameterGroup("g", 2, VertexSet.of(0));
    assertThatThrownBy(groups::build).hasMessage("There are two parameter groups named g.");
  }

  @Test
  void totalsThatDoublesCannotCountAreRefused() {
    NetworkBuilder most = Network.builder("n");
    most.addLayer("a", 1, 1, 1, new Vertex(Network.MAX_TOTAL, 0, 0));
    assertThat(most.build().totalVertexMemory(MemoryKind.RAM)).isEqualTo(Network.MAX_TOTAL);
    most.addParameterGroup("g", 1, VertexSet.of(0));
    assertThatThrownBy(most::build).hasMessageContaining("total memory");
    for (Vertex each :
        List.of(new Vertex(0, Long.MAX_VALUE, 0), new Vertex(0, 0, Long.MAX_VALUE))) {
      NetworkBuilder builder = Network.builder("n");
      builder.addLayer("a", 1, 2, 1, each);
      assertThatThrownBy(builder::build).hasMessageContaining("exceeds 9007199254740992");
    }
  }

  @Test
  void layersAreNumberedRowByRow() {
    NetworkBuilder builder = withVertices(2);
    Layer grid = builder.addLayer("grid", 2, 3, 1, new Vertex(1, 1, 1));
    Network network = builder.build();
    assertThat(grid.vertexAt(1, 2)).isEqualTo(7);
    assertThat(grid.rowOf(7)).isEqualTo(1);
    assertThat(grid.columnOf(7)).isEqualTo(2);
    assertThat(grid.contains(1)).isFalse();
    assertThat(grid.contains(8)).isFalse();
    assertThat(network.layerOf(1)).isZero();
    assertThat(network.layerOf(2)).isEqualTo(1);
    assertThat(network.layerOf(7)).isEqualTo(1);
  }

  @Test
  void layerMustListAllItsVertices() {
    assertThatThrownBy(
            () -> Network.builder("n").addLayer("a", 2, 2, 1, List.of(new Vertex(1, 1, 1))))
        .hasMessage("Layer a is 2 x 2 but lists 1 vertices.");
  }
}
