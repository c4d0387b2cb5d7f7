package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/** What a network says of itself, on one small enough to add up by hand. */
class NetworkTest {

  /** Two inputs, two hidden vertices that share weights in flash and a bias in RAM, one output. */
  private static NetworkBuilder builder() {
    NetworkBuilder builder = Network.builder("hand").bitsPerValue(8);
    Layer in = builder.addLayer("in", 1, 2, 1, new Vertex(3, 3, 0, 0, 3));
    Layer hidden = builder.addLayer("hidden", 1, 2, 1, new Vertex(7, 5, 2, 11, 5));
    Layer out = builder.addLayer("out", 1, 1, 1, new Vertex(1, 1, 0, 13, 1));
    VertexSet shared = VertexSet.range(hidden.firstVertex(), hidden.endVertex());
    builder.addParameterGroup(new ParameterGroup("weights", 17, MemoryKind.FLASH, shared));
    builder.addParameterGroup("bias", 19, shared);
    return builder.addArcs(in, hidden).addArcs(hidden, out);
  }

  @Test
  void keepsItsNameAndTheSizeOfItsValues() {
    Network network = builder().build();
    assertThat(network.name()).isEqualTo("hand");
    assertThat(network.bitsPerValue()).isEqualTo(8);
    assertThat(network).hasToString("Network[hand, 5 vertices, 3 layers, 6 arcs]");
  }

  @Test
  void addsUpEachMemoryByItself() {
    Network network = builder().build();
    // Phase 1 keeps the inputs and the hidden outputs: 6 + 10; two values of each hidden vertex
    // always stay.
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(4 + 6 + 10);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(19);
    assertThat(network.totalMemory(MemoryKind.RAM)).isEqualTo(39);
    assertThat(network.totalVertexMemory(MemoryKind.FLASH)).isEqualTo(4);
    assertThat(network.totalParameterMemory(MemoryKind.FLASH)).isEqualTo(17);
    assertThat(network.totalMemory(MemoryKind.FLASH)).isEqualTo(21);
    assertThat(network.memoryWithParameters(MemoryKind.RAM, 2)).isEqualTo(7 + 19);
    assertThat(network.memoryWithParameters(MemoryKind.FLASH, 2)).isEqualTo(2 + 17);
  }

  @Test
  void addsUpComputationAndOutputs() {
    Network network = builder().build();
    assertThat(network.totalComputation()).isEqualTo(2 * 11 + 13);
    assertThat(network.totalOutput()).as("nothing needs the last output").isEqualTo(2 * 3 + 2 * 5);
    assertThat(network.withComputation(v -> 2).totalComputation()).isEqualTo(10);
  }

  @Test
  void hasALimitForEachPhaseAndOneForFlash() {
    Network network = builder().build();
    assertThat(network.memoryKinds()).containsExactly(MemoryKind.RAM, MemoryKind.FLASH);
    assertThat(network.memoryLimits())
        .containsExactly(
            new MemoryLimit(MemoryKind.RAM, 0),
            new MemoryLimit(MemoryKind.RAM, 1),
            new MemoryLimit(MemoryKind.RAM, 2),
            new MemoryLimit(MemoryKind.FLASH, 0));
    assertThat(network.memory(new MemoryLimit(MemoryKind.RAM, 0), 2)).isEqualTo(2);
    assertThat(network.memory(new MemoryLimit(MemoryKind.RAM, 1), 2)).isEqualTo(7);
    assertThat(network.memory(new MemoryLimit(MemoryKind.FLASH, 0), 2)).isEqualTo(2);
  }

  @Test
  void usesFlashForAVertexOrForAGroup() {
    NetworkBuilder vertex = Network.builder("vertex");
    vertex.addLayer("only", 1, 1, 1, new Vertex(1, 0, 1, 1, 1));
    assertThat(vertex.build().memoryKinds()).contains(MemoryKind.FLASH);
    NetworkBuilder group = Network.builder("group");
    group.addLayer("only", 1, 1, 1, new Vertex(1, 1, 1));
    group.addParameterGroup(new ParameterGroup("w", 0, MemoryKind.FLASH, VertexSet.of(0)));
    assertThat(group.build().memoryKinds()).containsExactly(MemoryKind.RAM);
    group.addParameterGroup(new ParameterGroup("x", 1, MemoryKind.FLASH, VertexSet.of(0)));
    assertThat(group.build().memoryKinds()).contains(MemoryKind.FLASH);
  }

  @Test
  void keepsAnOutputUntilItsLastReaderOrToTheEnd() {
    assertThat(builder().build().phases())
        .containsExactly(new Phases(0, 1), new Phases(1, 2), new Phases(2, 2));
    NetworkBuilder kept = builder();
    kept.keepToTheEnd(new Layer("in", 0, 1, 2, 1));
    assertThat(kept.build().phases())
        .containsExactly(new Phases(0, 2), new Phases(1, 2), new Phases(2, 2));
  }

  @Test
  void refusesToReuseMemoryWhereAnEarlierLayerReads() {
    NetworkBuilder backward = Network.builder("backward");
    Layer first = backward.addLayer("first", 1, 1, 1, new Vertex(1, 1, 0, 1, 1));
    Layer second = backward.addLayer("second", 1, 1, 1, new Vertex(1, 1, 0, 1, 1));
    backward.addArcs(second, first);
    assertThatThrownBy(backward::build)
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("Layer first is before layer second and reads it");
    backward.phases(List.of(new Phases(1, 1), new Phases(0, 1)));
    assertThat(backward.build().phaseCount()).isEqualTo(2);
  }

  @Test
  void keepsNoPhasesButOneWhereNothingIsReused() {
    NetworkBuilder builder = Network.builder("all");
    Layer a = builder.addLayer("a", 1, 1, 1, new Vertex(1, 1, 1));
    Layer b = builder.addLayer("b", 1, 1, 1, new Vertex(1, 1, 1));
    Network network = builder.addArcs(a, b).build();
    assertThat(network.reusesMemory()).isFalse();
    assertThat(network.isPipelined()).isFalse();
    assertThat(network.phaseCount()).isEqualTo(1);
    assertThat(network.pipelined().isPipelined()).isTrue();
    assertThatThrownBy(() -> builder().build().pipelined())
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("no room for several inferences");
  }

  @Test
  void allowsALayerThatReadsItself() {
    NetworkBuilder chain = Network.builder("chain");
    chain.addLayer("chain", 1, 2, 1, new Vertex(1, 1, 0, 1, 1));
    chain.addArcs(VertexSet.of(0), VertexSet.of(1));
    assertThat(chain.build().phases()).containsExactly(new Phases(0, 0));
  }

  @Test
  void refusesPhasesThatDoNotFit() {
    assertThatThrownBy(() -> builder().phases(List.of(new Phases(0, 0))).build())
        .hasMessageContaining("phases for 1 layers, but 3 layers");
    List<Phases> late = List.of(new Phases(0, 1), new Phases(1, 1 << 16), new Phases(2, 2));
    assertThatThrownBy(() -> builder().phases(late).build())
        .hasMessageContaining("Phase 65536 is too late: the last is 65535");
    List<Phases> last = List.of(new Phases(0, 1), new Phases(1, 2), new Phases(2, (1 << 16) - 1));
    assertThat(builder().phases(last).build().phaseCount()).isEqualTo(1 << 16);
  }

  @Test
  void refusesVerticesThatDoNotExist() {
    assertThatThrownBy(() -> builder().addArcs(VertexSet.of(0), VertexSet.of(5)).build())
        .hasMessageContaining("An arc names vertex 5, but the vertices are numbered from 0 to 4");
    assertThatThrownBy(() -> builder().addArcs(VertexSet.of(-1, 0), VertexSet.of(4)).build())
        .hasMessageContaining("An arc names vertex -1");
    assertThatThrownBy(() -> builder().addParameterGroup("g", 1, VertexSet.of(5)).build())
        .hasMessageContaining("Parameter group g names vertex 5");
  }

  @Test
  void refusesTotalsThatAreNotExact() {
    long half = Network.MAX_TOTAL / 2 + 1;
    for (Vertex large :
        List.of(
            new Vertex(half, 0, 0),
            new Vertex(0, 0, half, 0, 0),
            new Vertex(0, half, 0),
            new Vertex(0, 0, half))) {
      NetworkBuilder builder = Network.builder("large");
      builder.addLayer("large", 1, 2, 1, large);
      assertThatThrownBy(builder::build).hasMessageContaining("of the network exceeds");
    }
    NetworkBuilder groups = Network.builder("groups");
    groups.addLayer("one", 1, 1, 1, new Vertex(1, 1, 1));
    groups.addParameterGroup("w", Network.MAX_TOTAL, VertexSet.of(0));
    assertThatThrownBy(groups::build).hasMessageContaining("total memory of the network exceeds");
  }
}
