package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.models.litert.LiteRtFormat;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.TensorType;

/** What the operators of LiteRT become, and what is said of wrong files. */
class LiteRtOperatorsTest {

  @TempDir private Path folder;

  @Test
  void layersHaveTheirGridsAndBytes() {
    ImportedModel model = read(SmallLiteRtModel.build());

    Network network = NetworkGenerator.generate(model.description());

    assertThat(network.layers().stream().map(LiteRtOperatorsTest::show))
        .containsExactly(
            "x 8x8x2",
            "relu 4x4x4",
            "depthwise 4x4x4",
            "sum 4x4x4",
            "pool 1x1x4",
            "dense 1x3x1",
            "y 1x1x3");
    assertThat(network.bitsPerValue()).isEqualTo(8);
    // Weights take a byte, biases four.
    assertThat(network.parameterGroups().get(0).size()).isEqualTo(4 * 18 + 4 * 4);
    assertThat(network.parameterGroups().get(1).size()).isEqualTo(36 + 4 * 4);
    assertThat(network.memory(network.layers().get(5).firstVertex())).isEqualTo(4 + 4 + 1);
    // Both convolutions have the same biases, which the file stores once.
    assertThat(model.summary().parameters()).isEqualTo(72 + 36 + 4 + 12 + 3);
    assertThat(model.summary().macs()).isEqualTo(16 * 72 + 16 * 36 + 12);
  }

  private static String show(Layer layer) {
    return "%s %dx%dx%d".formatted(layer.name(), layer.height(), layer.width(), layer.depth());
  }

  @Test
  void anInputTakesTheSizeThatItIsGivenIn() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.FLOAT32, 1, 224, 224, 3);
    int q = model.tensor("q", TensorType.INT8, 1, 224, 224, 3);
    int y = model.tensor("y", TensorType.INT8, 1, 224, 224, 3);
    byte[] file =
        model.operator(BuiltinOperator.QUANTIZE, q, x).operator(BuiltinOperator.RELU, y, q).build();

    Network network =
        NetworkGenerator.generate(read(file).description().withTile(Tile.square(224)));

    assertThat(network.bitsPerValue()).isEqualTo(8);
    assertThat(network.layers().stream().map(Layer::name)).containsExactly("x", "q");
    assertThat(network.memory(0)).isEqualTo(602_112);
    assertThat(network.output(0)).isEqualTo(602_112);
    assertThat(network.memory(1)).isEqualTo(150_528);
  }

  @Test
  void anInputOfBytesThatChangesItsSignIsNoLayerMore() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.UINT8, 1, 4, 4, 3);
    int q = model.tensor("q", TensorType.INT8, 1, 4, 4, 3);
    int y = model.tensor("y", TensorType.INT8, 1, 4, 4, 3);
    byte[] file =
        model.operator(BuiltinOperator.QUANTIZE, q, x).operator(BuiltinOperator.RELU, y, q).build();

    assertThat(OnnxModels.kinds(read(file))).containsExactly("Input");
  }

  @Test
  void floatActivationsWithByteWeightsAreCountedExactly() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.FLOAT32, 1, 4, 4, 1);
    int w = model.stored("w", TensorType.INT8, new byte[18], 2, 3, 3, 1);
    int b = model.stored("b", TensorType.FLOAT32, new byte[8], 2);
    int y = model.tensor("y", TensorType.FLOAT32, 1, 2, 2, 2);
    byte[] file =
        model
            .operator(
                BuiltinOperator.CONV_2D,
                BuiltinOptions.Conv2DOptions,
                LiteRtModels.convolution(1, 1),
                y,
                x,
                w,
                b)
            .build();

    Network network = NetworkGenerator.generate(read(file).description());

    assertThat(network.bitsPerValue()).isEqualTo(8);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(18 + 4 * 2);
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(4 * (16 + 8));
  }

  @Test
  void anUnknownOperatorIsRefusedOrOneVertex() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 4);
    int y = model.tensor("y", TensorType.INT8, 1, 2);
    byte[] file = model.operator(BuiltinOperator.BUCKETIZE, y, x).build();

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("node y (BUCKETIZE)")
        .hasMessageContaining("--unknown-operators=opaque");
    List<String> warnings = new ArrayList<>();
    ImportedModel opaque =
        LiteRtModels.read(folder, file, ModelOptions.STANDARD.withOpaqueOperators(warnings::add));
    assertThat(OnnxModels.kinds(opaque)).containsExactly("Input", "Opaque");
    assertThat(warnings).hasSize(1);
  }

  @Test
  void sizesThatContradictEachOtherAreRefused() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 4, 4, 1);
    int y = model.tensor("y", TensorType.INT8, 1, 3, 3, 1);
    byte[] file =
        model
            .operator(
                BuiltinOperator.MAX_POOL_2D,
                BuiltinOptions.Pool2DOptions,
                LiteRtModels.pooling(2),
                y,
                x)
            .build();

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1 x 2 x 2 x 1")
        .hasMessageContaining("1 x 3 x 3 x 1");
  }

  @Test
  void otherFilesAreNoModels() throws IOException {
    Path text = Files.writeString(folder.resolve("text.tflite"), "This is no model at all.");
    assertThatThrownBy(
            () -> new LiteRtFormat(ModelOptions.STANDARD).readModel(new FileSource(text)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a LiteRT file");
  }

  private ImportedModel read(byte[] file) {
    return LiteRtModels.read(folder, file, ModelOptions.STANDARD);
  }
}
