package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.number;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.networks.NetworkFormat;
import org.ratecut.layers.CostOverrides;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;

/** The paper's LeNet, written as an ONNX model of 64-bit numbers. */
class LeNetAsOnnxTest {

  private static final Path DESCRIPTION = Path.of("instances/networks/lenet-1to1.json");

  @TempDir private Path folder;

  /** The layer description, without the paper's own costs, which no model file could state. */
  @Test
  void theModelHasTheGraphOfTheLayerDescription() {
    NetworkDescription described = new NetworkFormat().readDescription(new FileSource(DESCRIPTION));
    NetworkDescription imported = lenet().read(folder).description();

    Network expected = NetworkGenerator.generate(named(described, CostOverrides.NONE));
    Network actual = NetworkGenerator.generate(named(imported, CostOverrides.NONE));

    assertSame(actual, expected);
  }

  /** With the paper's costs and tiles in both, even the paper's own LeNet 2:1. */
  @Test
  void withThePapersCostsItIsThePapersLenet() {
    NetworkDescription described = new NetworkFormat().readDescription(new FileSource(DESCRIPTION));
    NetworkDescription imported = lenet().read(folder).description();
    List<LayerDescription> layers = new ArrayList<>();
    for (LayerDescription layer : imported.layers()) {
      layers.add(
          described.layers().stream()
              .filter(own -> own.name().equals(layer.name()))
              .findFirst()
              .map(own -> layer.withCosts(own.costs()))
              .orElse(layer));
    }

    Network actual =
        NetworkGenerator.generate(
            imported.withLayers(layers).withTile(Tile.square(2)).withNeuronsPerTile(4));
    Network expected =
        NetworkGenerator.generate(described.withTile(Tile.square(2)).withNeuronsPerTile(4));

    assertSame(actual, expected);
    assertThat(actual.totalComputation()).isEqualTo(353_820);
  }

  @Test
  void parametersAreTheModels() {
    ModelSummary summary = lenet().read(folder).summary();

    long convolutions = 6 * 26 + 16 * (150 + 1);
    long dense = 120 * 401 + 84 * 121 + 10 * 85;
    assertThat(summary.parameters()).isEqualTo(convolutions + dense);
    assertThat(summary.macs()).isEqualTo(784 * 150 + 100 * 2400 + 120 * 400 + 84 * 120 + 10 * 84);
  }

  private static void assertSame(Network actual, Network expected) {
    assertThat(actual.bitsPerValue()).isEqualTo(expected.bitsPerValue());
    assertThat(actual.layers()).isEqualTo(expected.layers());
    assertThat(actual.parameterGroups()).isEqualTo(expected.parameterGroups());
    assertThat(actual.broadcasts()).isEqualTo(expected.broadcasts());
    for (int v = 0; v < expected.vertexCount(); v++) {
      assertThat(actual.vertex(v)).isEqualTo(expected.vertex(v));
    }
  }

  private static NetworkDescription named(NetworkDescription network, CostOverrides costs) {
    return network.withLayers(
        network.layers().stream()
            .map(layer -> layer.costs().equals(costs) ? layer : layer.withCosts(costs))
            .toList());
  }

  private static OnnxModels lenet() {
    UnaryOperator<NodeProto.Builder> pooling =
        node -> node.addAttribute(ints("kernel_shape", 2, 2)).addAttribute(ints("strides", 2, 2));
    UnaryOperator<NodeProto.Builder> transposed = node -> node.addAttribute(number("transB", 1));
    return new OnnxModels()
        .dataType(TensorProto.DataType.DOUBLE_VALUE)
        .input("input", 1, 1, 32, 32)
        .weights("w1", 6, 1, 5, 5)
        .weights("b1", 6)
        .node("Conv", "C1", "input w1 b1")
        .node("Tanh", "t1", "C1")
        .node("AveragePool", "S2", "t1", pooling)
        .weights("w3", 16, 6, 5, 5)
        .weights("b3", 16)
        .node("Conv", "C3", "S2 w3 b3")
        .node("Tanh", "t3", "C3")
        .node("AveragePool", "S4", "t3", pooling)
        .node("Flatten", "flat", "S4")
        .weights("w5", 120, 400)
        .weights("b5", 120)
        .node("Gemm", "C5", "flat w5 b5", transposed)
        .node("Tanh", "t5", "C5")
        .weights("w6", 84, 120)
        .weights("b6", 84)
        .node("Gemm", "F6", "t5 w6 b6", transposed)
        .node("Tanh", "t6", "F6")
        .weights("w7", 10, 84)
        .weights("b7", 10)
        .node("Gemm", "output", "t6 w7 b7", transposed);
  }
}
