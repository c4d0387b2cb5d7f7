package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.layers.Activations;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.TensorType;

/** What must stay in RAM where RAM is used again: outputs of the model, and inputs of all kinds. */
class KeptValuesTest {

  @TempDir private Path folder;

  /** Values of x, a, b and c; phases need x + a, a + b, and with c whatever is kept of a. */
  @ParameterizedTest
  @CsvSource({"c, 320", "a, 428", "f, 428"})
  void anOutputThatIsReadIsKeptUntilTheEnd(String output, long values) {
    OnnxModels chain =
        new OnnxModels()
            .input("x", 1, 2, 8, 8)
            .weights("wa", 3, 2, 3, 3)
            .node("Conv", "a", "x wa")
            .weights("wb", 4, 3, 3, 3)
            .node("Conv", "b", "a wb")
            .weights("wc", 16, 4, 1, 1)
            .node("Conv", "c", "b wc")
            .output("c");
    if (output.equals("f")) {
      chain.node("Flatten", "f", "a", node -> node.addAttribute(number("axis", 1)));
    }
    ImportedModel model = (output.equals("c") ? chain : chain.output(output)).read(folder);

    for (Network network : cuts(model.description())) {
      assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(values);
    }
  }

  @Test
  void aHeadThatNoLayerReadsIsKeptUntilTheEnd() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 4, 4)
            .weights("w1", 5, 2, 1, 1)
            .node("Conv", "first", "x w1")
            .weights("w2", 1, 2, 1, 1)
            .node("Conv", "second", "x w2")
            .weights("w3", 9, 1, 1, 1)
            .node("Conv", "third", "second w3")
            .output("first")
            .output("third")
            .read(folder);

    for (Network network : cuts(model.description())) {
      assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(16 * (5 + 1 + 9));
    }
  }

  @Test
  void anInputThatNothingReadsTakesRoom() {
    ImportedModel onnx =
        new OnnxModels()
            .input("state", 1, 100)
            .input("x", 1, 7)
            .node("Relu", "y", "x")
            .read(folder, ModelOptions.STANDARD.withoutFolding());
    LiteRtModels builder = new LiteRtModels();
    builder.input("state", TensorType.FLOAT32, 1, 100);
    int x = builder.input("x", TensorType.FLOAT32, 1, 7);
    int y = builder.tensor("y", TensorType.FLOAT32, 1, 7);
    byte[] file = builder.operator(BuiltinOperator.RELU, y, x).build();
    ImportedModel liteRt = LiteRtModels.read(folder, file, ModelOptions.STANDARD.withoutFolding());

    for (ImportedModel model : List.of(onnx, liteRt)) {
      for (Network network : cuts(model.description())) {
        assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(100 + 7 + 7);
      }
    }
  }

  @Test
  void anUnreadInputOfUnknownSizeIsLeftOutAndSaid() {
    List<String> warnings = new ArrayList<>();
    ImportedModel model =
        new OnnxModels()
            .input("state", 1, "open")
            .input("x", 1, 7)
            .node("Relu", "y", "x")
            .read(folder, ModelOptions.STANDARD.withOpaqueOperators(warnings::add));

    assertThat(model.description().layers()).hasSize(1);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("takes no RAM", "\"open\"");
  }

  /** The network cut in several ways, none of which changes how many values there are at once. */
  private static List<Network> cuts(NetworkDescription description) {
    NetworkDescription live = description.withActivations(Activations.LIVE);
    return Stream.of(Tile.SINGLE, new Granularity.Whole(), new Granularity.Channels(1))
        .map(cut -> live.withLayers(live.layers().stream().map(l -> cut(l, cut)).toList()))
        .map(NetworkGenerator::generate)
        .toList();
  }

  private static LayerDescription cut(LayerDescription layer, Granularity granularity) {
    return layer.operation() instanceof Rearrangement ? layer : layer.withGranularity(granularity);
  }
}
