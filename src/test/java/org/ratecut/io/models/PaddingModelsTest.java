package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;
import static org.ratecut.io.models.OnnxModels.text;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;

/** Padding in any dimension, and windows of other forms. */
class PaddingModelsTest {

  @TempDir private Path folder;

  /** The padding of a transposed grid, as PyTorch's exports have it, is that of the convolution. */
  @Test
  void paddingAfterATranspositionIsPaddingOfTheConvolution() {
    ImportedModel padded =
        new OnnxModels()
            .input("x", 1, 8, 8, 3)
            .numbers("pads", 0, 0, 1, 1, 0, 0, 1, 1)
            .node("Transpose", "t", "x", node -> node.addAttribute(ints("perm", 0, 3, 1, 2)))
            .node("Pad", "p", "t pads")
            .weights("w", 4, 3, 3, 3)
            .node("Conv", "y", "p w")
            .read(folder);
    ImportedModel plain =
        new OnnxModels()
            .input("x", 1, 8, 8, 3)
            .node("Transpose", "t", "x", node -> node.addAttribute(ints("perm", 0, 3, 1, 2)))
            .weights("w", 4, 3, 3, 3)
            .node("Conv", "y", "t w", node -> node.addAttribute(ints("pads", 1, 1, 1, 1)))
            .read(folder);

    for (Granularity granularity : Networks.granularities()) {
      assertThat(Networks.arcs(Networks.cut(padded, granularity)))
          .isEqualTo(Networks.arcs(Networks.cut(plain, granularity)));
    }
  }

  @Test
  void channelsOfZerosBelongToNoVertex() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 3, 4, 4)
            .numbers("pads", 0, 2, 0, 0, 0, 3, 0, 0)
            .node("Pad", "p", "x pads")
            .node("MaxPool", "y", "p", node -> node.addAttribute(ints("kernel_shape", 2, 2)))
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Pad", "Pooling");
    assertThat(Networks.arcs(Networks.cut(model, new Granularity.SingleValues())))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.SingleValues(),
                new Shape(4, 4, 3),
                new Shape(3, 3, 8),
                (output, input) ->
                    input[2] + 2 == output[2]
                        && input[0] - output[0] >= 0
                        && input[0] - output[0] < 2
                        && input[1] - output[1] >= 0
                        && input[1] - output[1] < 2));
  }

  /** One row before and two after, of five: by the definition of each mode. */
  @ParameterizedTest
  @CsvSource({"reflect, 10123432", "edge, 00123444", "wrap, 40123401"})
  void otherPaddingReadsValuesAgain(String mode, String sources) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 5, 1)
            .numbers("pads", 0, 0, 1, 0, 0, 0, 2, 0)
            .node("Pad", "p", "x pads", node -> node.addAttribute(text("mode", mode)))
            .node("MaxPool", "y", "p", node -> node.addAttribute(ints("kernel_shape", 1, 1)))
            .read(folder);

    assertThat(Networks.arcs(Networks.cut(model, new Granularity.Rows(1))))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.Rows(1),
                new Shape(5, 1, 1),
                new Shape(8, 1, 1),
                (output, input) -> sources.charAt(output[0]) - '0' == input[0]));
  }

  @Test
  void negativePaddingCutsOff() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 6, 6)
            .numbers("pads", 0, 0, -1, 0, 0, 0, -2, 1)
            .node("Pad", "p", "x pads")
            .node("MaxPool", "y", "p", node -> node.addAttribute(ints("kernel_shape", 1, 1)))
            .read(folder);
    assertThat(Networks.shapes(model)).containsExactly("6 x 6 x 2", "3 x 7 x 2");
  }

  @Test
  void positionsThatBecomeSamplesAndBackAreADilation() {
    ImportedModel read =
        LiteRtModels.read(folder, OperatorSamples.dilationLite(), ModelOptions.STANDARD);

    assertThat(kinds(read)).containsExactly("Input", "Convolution");
    assertThat(read.summary().macs()).isEqualTo(8 * 8 * 4 * 27);
    assertThat(Networks.arcs(Networks.cut(read, new Granularity.Rows(1))))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.Rows(1),
                new Shape(8, 8, 3),
                new Shape(8, 8, 4),
                (output, input) ->
                    Math.abs(output[0] - input[0]) <= 2 && (output[0] - input[0]) % 2 == 0));
  }

  @Test
  void threeDimensionsAreOneVertex() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 8, 8, 8)
            .weights("w", 4, 1, 3, 3, 3)
            .weights("b", 4)
            .node("Conv", "c", "x w b")
            .node("MaxPool", "y", "c", node -> node.addAttribute(ints("kernel_shape", 2, 2, 2)))
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Indivisible", "Indivisible");
    assertThat(model.summary().macs()).isEqualTo(23_328);
    assertThat(model.summary().parameters()).isEqualTo(112);
  }

  @Test
  void aConditionThatIsKnownIsDecided() {
    OnnxModels yes = new OnnxModels().input("then", 1, 4).node("Relu", "t", "x").output("t");
    OnnxModels no = new OnnxModels().input("else", 1, 4).node("Softmax", "e", "x").output("e");
    OnnxModels model =
        new OnnxModels()
            .input("x", 1, 4)
            .numbers("one", 1)
            .node("Shape", "shape", "x")
            .node("Size", "size", "shape")
            .node("Greater", "known", "size one")
            .node(
                "If",
                "y",
                "known",
                node ->
                    node.addAttribute(OnnxModels.graph("then_branch", yes))
                        .addAttribute(OnnxModels.graph("else_branch", no)));

    assertThat(kinds(model.read(folder))).containsExactly("Input");
  }

  @ParameterizedTest
  @CsvSource({
    "ai.onnx.ml, TreeEnsembleClassifier, decision trees",
    "ai.onnx.ml, SVMClassifier, support vector machine",
    "'', StringNormalizer, text",
    "ai.onnx.preview.training, Gradient, training",
    "com.microsoft, EPContext, compiled for an accelerator",
  })
  void whatIsNoNeuralNetworkIsCalledByItsName(String domain, String operator, String name) {
    OnnxModels model =
        new OnnxModels().input("x", 1, 4).node(operator, "y", "x", node -> node.setDomain(domain));
    assertThatThrownBy(() -> model.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name);
  }

  @Test
  void selectionsBehindDetectorsAreOneVertexEach() {
    ImportedModel model =
        new OnnxModels()
            .input("boxes", 1, 20, 4)
            .input("scores", 1, 3, 20)
            .numbers("most", 5)
            .node("NonMaxSuppression", "chosen", "boxes scores most")
            .node("ArgMax", "best", "scores", node -> node.addAttribute(number("axis", 1)))
            .output("chosen")
            .output("best")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Input", "Indivisible", "Indivisible");
    assertThat(model.summary().opaque()).isZero();
    assertThat(Networks.cut(model, new Granularity.Whole()).computation(2))
        .isEqualTo(20 * 4 + 3 * 20 + 15 * 3);
  }
}
