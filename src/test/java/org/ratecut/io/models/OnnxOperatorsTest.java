package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;
import static org.ratecut.io.models.OnnxModels.text;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/** What the operators of ONNX become. */
class OnnxOperatorsTest {

  @TempDir private Path folder;

  /** Sizes of ONNX's own definition, for an input of 10 and a kernel of 3 at a stride of 2. */
  @ParameterizedTest
  @CsvSource({
    "SAME_UPPER, 5, 0, 1",
    "SAME_LOWER, 5, 1, 0",
    "VALID, 4, 0, 0",
  })
  void everyPaddingModeHasItsOwnBorder(String mode, int size, int before, int after) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 10, 10)
            .weights("w", 4, 2, 3, 3)
            .node(
                "Conv",
                "y",
                "x w",
                node ->
                    node.addAttribute(ints("strides", 2, 2)).addAttribute(text("auto_pad", mode)))
            .read(folder);

    assertThat(grids(model)).containsExactly("x 10x10x2", "y " + size + "x" + size + "x4");
    assertThat(model.description().layers().get(1).operation().toString())
        .contains("top=%d, bottom=%d, left=%d, right=%d".formatted(before, after, before, after));
  }

  @Test
  void paddingMayDifferOnEachSideAndKernelsMayBeDilatedAndGrouped() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4, 8, 9)
            .weights("w", 6, 2, 3, 2)
            .node(
                "Conv",
                "y",
                "x w",
                node ->
                    node.addAttribute(ints("pads", 0, 1, 2, 3))
                        .addAttribute(ints("dilations", 2, 3))
                        .addAttribute(number("group", 2)))
            .read(folder);

    // Rows: 8 + 0 + 2 - 4 = 6; columns: 9 + 1 + 3 - 3 = 10.
    assertThat(grids(model)).containsExactly("x 8x9x4", "y 6x10x6");
    assertThat(model.summary().macs()).isEqualTo(60 * 6 * 2 * 6);
    assertThat(model.summary().parameters()).isEqualTo(6 * 2 * 6);
  }

  /** 7 inputs, kernel 2, stride 2: 3 whole windows, and one partly over the edge. */
  @ParameterizedTest
  @CsvSource({"0, 3", "1, 4"})
  void partialWindowsCountInCeilMode(int mode, int size) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 7, 7)
            .node(
                "MaxPool",
                "y",
                "x",
                node ->
                    node.addAttribute(ints("kernel_shape", 2, 2))
                        .addAttribute(ints("strides", 2, 2))
                        .addAttribute(number("ceil_mode", mode)))
            .read(folder);

    assertThat(grids(model).get(1)).isEqualTo("y %dx%dx1".formatted(size, size));
  }

  @Test
  void functionsAndNormalisationBecomePartOfTheConvolutionBeforeThem() {
    OnnxModels normalized = normalized();
    ImportedModel folded = normalized.read(folder);
    ImportedModel apart = normalized().read(folder, ModelOptions.STANDARD.withoutFolding());

    assertThat(kinds(folded)).containsExactly("Input", "Convolution");
    assertThat(kinds(apart)).containsExactly("Input", "Convolution", "ElementWise", "ElementWise");
    assertThat(folded.summary().parameters()).isEqualTo(4 * 9 + 2 * 4);
    assertThat(folded.summary().runningValues()).isEqualTo(2 * 4);
    assertThat(apart.summary().parameters()).isEqualTo(folded.summary().parameters());
    // Merged, the scales change the weights and the shifts become biases.
    assertThat(network(folded).totalParameterMemory(MemoryKind.RAM)).isEqualTo(4 * 9 + 4);
    assertThat(network(apart).totalParameterMemory(MemoryKind.RAM)).isEqualTo(4 * 9 + 2 * 4);
    assertThat(network(folded).totalComputation()).isEqualTo(16 * 4 * (2 * 9 + 1));
    assertThat(network(apart).totalComputation()).isEqualTo(16 * 4 * (2 * 9 + 2 + 1));
  }

  private static OnnxModels normalized() {
    return new OnnxModels()
        .input("x", 1, 1, 6, 6)
        .weights("w", 4, 1, 3, 3)
        .node("Conv", "c", "x w")
        .weights("s", 4)
        .weights("b", 4)
        .weights("m", 4)
        .weights("v", 4)
        .node("BatchNormalization", "n", "c s b m v")
        .node("Relu", "y", "n");
  }

  @Test
  void normalisationOfWhatOthersReadTooKeepsItsOwnLayer() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 6, 6)
            .weights("w", 4, 1, 3, 3)
            .node("Conv", "c", "x w")
            .weights("s", 4)
            .weights("b", 4)
            .weights("m", 4)
            .weights("v", 4)
            .node("BatchNormalization", "n", "c s b m v")
            .node("Add", "y", "c n")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Convolution", "ElementWise", "Addition");
  }

  @Test
  void aFunctionAfterAnAdditionCostsAnOperation() {
    ImportedModel model =
        new OnnxModels()
            .input("a", 1, 2, 3, 3)
            .input("b", 1, 2, 3, 3)
            .node("Add", "s", "a b")
            .node("Relu", "y", "s")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Input", "Addition");
    assertThat(network(model).totalComputation()).isEqualTo(9 * 2 * 2);
  }

  @Test
  void squeezeAndExciteStretchesAVectorOfChannels() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 8, 4, 4)
            .node("GlobalAveragePool", "g", "x")
            .weights("w", 8, 8, 1, 1)
            .node("Conv", "e", "g w")
            .node("Sigmoid", "s", "e")
            .node("Mul", "y", "x s")
            .read(folder);

    assertThat(grids(model)).containsExactly("x 4x4x8", "g 1x1x8", "e 1x1x8", "y 4x4x8");
    Network network = network(model);
    int e = network.layers().get(2).firstVertex();
    // The one position of e feeds all 16 positions of y.
    assertThat(network.broadcasts().get(network.outgoingBroadcast(e)).consumers().size())
        .isEqualTo(16);
  }

  @Test
  void exportersThatMoveChannelsNeedNoLayerForIt() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 6, 7, 3)
            .node("Transpose", "t", "x", node -> node.addAttribute(ints("perm", 0, 3, 1, 2)))
            .weights("w", 5, 3, 3, 3)
            .node("Conv", "c", "t w")
            .node("Transpose", "y", "c", node -> node.addAttribute(ints("perm", 0, 2, 3, 1)))
            .read(folder);

    assertThat(grids(model)).containsExactly("x 6x7x3", "c 4x5x5");
  }

  @Test
  void shapesThatTheGraphComputesAreFolded() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4, 2, 3)
            .node("Shape", "shape", "x")
            .numbers("zero", 0)
            .node("Gather", "n", "shape zero")
            .numbers("rest", -1)
            .node("Concat", "target", "n rest", node -> node.addAttribute(number("axis", 0)))
            .node("Reshape", "flat", "x target")
            .weights("w", 24, 10)
            .node("MatMul", "m", "flat w")
            .weights("b", 10)
            .node("Add", "y", "m b")
            .read(folder);

    assertThat(grids(model)).containsExactly("x 2x3x4", "m 1x10x1");
    assertThat(network(model).totalVertexMemory(MemoryKind.RAM)).isEqualTo(24 + 10 * (24 + 1 + 1));
    assertThat(model.summary().parameters()).isEqualTo(24 * 10 + 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aBiasOfOneValueBecomesPartOfTheLayer(int neurons) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 16)
            .weights("w", 16, neurons)
            .node("MatMul", "m", "x w")
            .weights("b", 1)
            .node("Add", "s", "m b")
            .node("Relu", "y", "s")
            .read(folder);

    assertThat(grids(model)).containsExactly("x 1x16x1", "m 1x%dx1".formatted(neurons));
    assertThat(model.summary().parameters()).isEqualTo(16 * neurons + 1);
    assertThat(network(model).totalVertexMemory(MemoryKind.RAM))
        .isEqualTo(16 + neurons * (16 + 1 + 1));
    assertThat(network(model).totalComputation()).isEqualTo(neurons * 33L);
  }

  @Test
  void constantsOfOneValueCountOnceAndSizesDoNot() {
    OnnxModels built =
        new OnnxModels()
            .input("x", 1, 4, 3)
            .weights("slope", 1)
            .node("PRelu", "p", "x slope")
            .node("PRelu", "q", "p slope")
            .node("Shape", "shape", "x")
            .numbers("two", 2)
            .node("Gather", "d", "shape two")
            .node("Mul", "y", "q d");
    ImportedModel folded = built.read(folder);
    ImportedModel apart = built.read(folder, ModelOptions.STANDARD.withoutFolding());

    assertThat(folded.summary().parameters()).isEqualTo(1);
    assertThat(apart.summary().parameters()).isEqualTo(1);
    assertThat(kinds(folded)).containsExactly("Input");
    // Apart, each layer has its constant; that of 64 bits takes two values.
    assertThat(network(apart).totalParameterMemory(MemoryKind.RAM)).isEqualTo(1 + 1 + 2);
  }

  @Test
  void aGemmMayAddOneValueToAllColumns() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4)
            .weights("w", 4, 3)
            .weights("b", 1)
            .node("Gemm", "y", "x w b")
            .read(folder);

    assertThat(model.summary().parameters()).isEqualTo(4 * 3 + 1);
    assertThat(network(model).totalVertexMemory(MemoryKind.RAM)).isEqualTo(4 + 3 * (4 + 1 + 1));
  }

  @Test
  void attentionMultipliesActivations() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 5, 12)
            .weights("wq", 12, 12)
            .weights("wk", 12, 12)
            .node("MatMul", "q", "x wq")
            .node("MatMul", "k", "x wk")
            .numbers("heads", 1, 5, 3, 4)
            .node("Reshape", "qh", "q heads")
            .node("Reshape", "kh", "k heads")
            .node("Transpose", "qt", "qh", node -> node.addAttribute(ints("perm", 0, 2, 1, 3)))
            .node("Transpose", "kt", "kh", node -> node.addAttribute(ints("perm", 0, 2, 3, 1)))
            .node("MatMul", "s", "qt kt")
            .node("Softmax", "y", "s")
            .read(folder);

    // Three heads, five queries, and as channels five keys.
    assertThat(grids(model))
        .containsExactly("x 1x5x12", "q 1x5x12", "k 1x5x12", "s 3x5x5", "y 3x5x5");
    assertThat(model.summary().macs()).isEqualTo(2 * 5 * 12 * 12 + 3 * 5 * 5 * 4);
  }

  @Test
  void shuffledChannelsReachTheRightGroups() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 6, 2, 2)
            .numbers("split", 1, 2, 3, 2, 2)
            .node("Reshape", "r", "x split")
            .node("Transpose", "t", "r", node -> node.addAttribute(ints("perm", 0, 2, 1, 3, 4)))
            .numbers("join", 1, 6, 2, 2)
            .node("Reshape", "s", "t join")
            .weights("w", 3, 2, 1, 1)
            .node("Conv", "y", "s w", node -> node.addAttribute(number("group", 3)))
            .read(folder);

    Network network =
        NetworkGenerator.generate(
            model
                .description()
                .withLayers(
                    model.description().layers().stream()
                        .map(OnnxOperatorsTest::cutIntoChannels)
                        .toList()));
    // Channel k of y reads shuffled channels 2k and 2k + 1, which are k and k + 3 of x.
    for (int k = 0; k < 3; k++) {
      assertThat(network.broadcasts().get(network.outgoingBroadcast(k)).consumers().toArray())
          .containsExactly(6 + k);
      assertThat(network.outgoingBroadcast(k + 3)).isEqualTo(network.outgoingBroadcast(k));
    }
  }

  private static LayerDescription cutIntoChannels(LayerDescription layer) {
    return layer.operation() instanceof Computation
        ? layer.withGranularity(new Granularity.Channels(1))
        : layer;
  }

  @Test
  void slicesSplitsAndJoinsOnlyPassValuesOn() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4, 3, 3)
            .numbers("sizes", 1, 3)
            .node(
                "Split",
                "a",
                "x sizes",
                node -> node.addOutput("b").addAttribute(number("axis", 1)))
            .node("Concat", "j", "b a", node -> node.addAttribute(number("axis", 1)))
            .numbers("pads", 0, 0, 1, 1, 0, 0, 1, 1)
            .node("Pad", "p", "j pads")
            .weights("w", 2, 4, 3, 3)
            .node("Conv", "y", "p w")
            .read(folder);

    assertThat(grids(model)).containsExactly("x 3x3x4", "y 3x3x2");
  }

  @Test
  void reductionsOverPositionsArePooling() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4, 3, 5)
            .node(
                "ReduceMean",
                "m",
                "x",
                node -> node.addAttribute(ints("axes", 2, 3)).addAttribute(number("keepdims", 0)))
            .weights("w", 2, 4)
            .weights("b", 2)
            .node("Gemm", "y", "m w b", node -> node.addAttribute(number("transB", 1)))
            .read(folder);

    assertThat(grids(model)).containsExactly("x 3x5x4", "m 1x1x4", "y 1x2x1");
  }

  @Test
  void quantizedModelsStoreAndSendBytes() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 4, 4)
            .numbers("one", 1)
            .tensor(OnnxModels.weightsOf("zero", TensorProto.DataType.INT8_VALUE, 1, 1))
            .node("QuantizeLinear", "q", "x one zero")
            .node("DequantizeLinear", "d", "q one zero")
            .tensor(OnnxModels.weightsOf("wq", TensorProto.DataType.INT8_VALUE, 1, 2, 1, 3, 3))
            .node("DequantizeLinear", "w", "wq one zero")
            .node("Conv", "c", "d w")
            .node("QuantizeLinear", "cq", "c one zero")
            .node("DequantizeLinear", "y", "cq one zero")
            .read(folder);

    assertThat(model.description().bitsPerValue()).isEqualTo(8);
    Network network = network(model);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(2 * 9);
    // The input is there as floats, from which its 8-bit values are made.
    assertThat(grids(model)).containsExactly("x 4x4x1", "q 4x4x1", "c 2x2x2");
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(4 * 16 + 16 + 2 * 4);
  }

  @Test
  void anInferenceMayHaveSeveralSamples() {
    OnnxModels open =
        new OnnxModels()
            .input("x", "batch", 1, 6, 6)
            .weights("w", 2, 1, 3, 3)
            .weights("b", 2)
            .node("Conv", "c", "x w b")
            .numbers("flat", 0, -1)
            .node("Reshape", "f", "c flat")
            .weights("v", 32, 3)
            .node("MatMul", "y", "f v");
    ImportedModel one = open.read(folder);
    ImportedModel four = open.read(folder, ModelOptions.STANDARD.withBatch(4));

    assertThat(network(four).totalComputation()).isEqualTo(4 * network(one).totalComputation());
    assertThat(network(four).totalParameterMemory(MemoryKind.RAM))
        .isEqualTo(network(one).totalParameterMemory(MemoryKind.RAM));
    assertThat(network(four).totalVertexMemory(MemoryKind.RAM))
        .isEqualTo(4 * (36 + 32 + 3) + 32 * 3);
    assertThat(four.summary().macs()).isEqualTo(4 * one.summary().macs());
  }

  private static Network network(ImportedModel model) {
    return NetworkGenerator.generate(model.description());
  }

  /** The layers with vertices and their grids, with one vertex for each position. */
  private static List<String> grids(ImportedModel model) {
    List<String> grids = new ArrayList<>();
    for (Layer layer : network(model).layers()) {
      grids.add(
          "%s %dx%dx%d".formatted(layer.name(), layer.height(), layer.width(), layer.depth()));
    }
    return grids;
  }
}
