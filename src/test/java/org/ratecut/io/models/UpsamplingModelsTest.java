package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;
import static org.ratecut.io.models.OnnxModels.text;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.operation.window.Resizing;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;

/** Operators that enlarge grids, in both formats. */
class UpsamplingModelsTest {

  @TempDir private Path folder;

  /** The formula of ONNX: stride x (input - 1) + output padding + kernel - pads. */
  @ParameterizedTest
  @CsvSource({
    "2, 2, 0, 0, 0, 12",
    "3, 2, 1, 1, 1, 12",
    "3, 2, 0, 0, 0, 13",
    "4, 3, 1, 0, 2, 20",
    "1, 3, 0, 0, 0, 16",
  })
  void aTransposedConvolutionHasTheSizeOfItsFormula(
      int kernel, int stride, int before, int after, int more, int size) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4, 6, 6)
            .weights("w", 4, 3, kernel, kernel)
            .node(
                "ConvTranspose",
                "y",
                "x w",
                node ->
                    node.addAttribute(ints("strides", stride, stride))
                        .addAttribute(ints("pads", before, before, after, after))
                        .addAttribute(ints("output_padding", more, more))
                        .addAttribute(number("group", 2)))
            .read(folder);

    assertThat(Networks.shapes(model)).containsExactly("6 x 6 x 4", size + " x " + size + " x 6");
    assertThat(model.summary().macs()).isEqualTo(6L * 6 * 4 * kernel * kernel * 3);
    assertThat(model.summary().parameters()).isEqualTo(4L * 3 * kernel * kernel);
  }

  @ParameterizedTest
  @CsvSource({"SAME_UPPER, 0, 12", "SAME_LOWER, 1, 12"})
  void samePaddingPutsTheOddRowWhereItsNameSays(String mode, int before, int size) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 6, 6)
            .weights("w", 1, 1, 3, 3)
            .node(
                "ConvTranspose",
                "y",
                "x w",
                node ->
                    node.addAttribute(ints("strides", 2, 2)).addAttribute(text("auto_pad", mode)))
            .read(folder);

    assertThat(Networks.shapes(model).get(1)).isEqualTo(size + " x " + size + " x 1");
    assertThat(model.description().layers().get(1).operation().toString())
        .contains("top=" + before);
  }

  @Test
  void oneSpatialDimensionIsTheWidth() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 5)
            .weights("w", 2, 3, 4)
            .weights("b", 3)
            .node("ConvTranspose", "y", "x w b", node -> node.addAttribute(ints("strides", 4)))
            .node("Relu", "z", "y")
            .read(folder);

    assertThat(Networks.shapes(model)).containsExactly("1 x 5 x 2", "1 x 20 x 3");
    assertThat(model.summary().macs()).isEqualTo(5 * 2 * 4 * 3);
  }

  /** An input of 4 x 4 doubled, at every granularity, against the receptive field by hand. */
  @Test
  void eachGranularityReadsWhatATransposedConvolutionNeeds() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 4, 4)
            .weights("w", 2, 2, 2, 2)
            .node("ConvTranspose", "y", "x w", node -> node.addAttribute(ints("strides", 2, 2)))
            .read(folder);

    for (Granularity granularity : Networks.granularities()) {
      Network network = Networks.cut(model, granularity);
      assertThat(Networks.arcs(network))
          .as(granularity.toString())
          .isEqualTo(
              Networks.expectedArcs(
                  granularity,
                  new Shape(4, 4, 2),
                  new Shape(8, 8, 2),
                  (output, input) -> output[0] / 2 == input[0] && output[1] / 2 == input[1]));
      assertThat(network.totalComputation()).isEqualTo(2L * 4 * 4 * 2 * 4 * 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "half_pixel, linear, HALF_PIXEL, LINEAR",
    "pytorch_half_pixel, cubic, HALF_PIXEL, CUBIC",
    "align_corners, linear, CORNERS, LINEAR",
    "asymmetric, nearest, ASYMMETRIC, NEAREST",
    "tf_half_pixel_for_nn, nearest, HALF_PIXEL, NEAREST_AFTER",
  })
  void aResizeHasTheModeAndPlacementOfTheModel(
      String placement, String mode, Alignment alignment, Interpolation interpolation) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 3, 4, 5)
            .numbers("sizes", 1, 3, 6, 10)
            .node(
                "Resize",
                "y",
                "x - - sizes",
                node ->
                    node.addAttribute(text("mode", mode))
                        .addAttribute(text("coordinate_transformation_mode", placement)))
            .read(folder);

    assertThat(Networks.shapes(model)).containsExactly("4 x 5 x 3", "6 x 10 x 3");
    Resizing resizing = (Resizing) model.description().layers().get(1).operation();
    assertThat(resizing.alignment()).isEqualTo(alignment);
    assertThat(resizing.interpolation()).isEqualTo(interpolation);
    assertThat(model.summary().macs()).isZero();
  }

  /** Version 9 has scales as an input, version 7 as an attribute; both take the floor. */
  @Test
  void oldUpsamplingIsAResize() {
    ImportedModel model =
        new OnnxModels()
            .version(9)
            .input("x", 1, 3, 4, 5)
            .tensor(floats("scales", 1, 1, 2, 1.5f))
            .node("Upsample", "y", "x scales")
            .read(folder);

    assertThat(Networks.shapes(model).get(1)).isEqualTo("8 x 7 x 3");
    assertThat(((Resizing) model.description().layers().get(1).operation()).interpolation())
        .isEqualTo(Interpolation.FLOOR);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 2, 2", "1, 1, -1, 2", "1, 1, 1e9, 2", "1, 2, 2, 2"})
  void scalesThatMakeNoGridAreRefused(float a, float b, float c, float d) {
    OnnxModels model =
        new OnnxModels()
            .version(9)
            .input("x", 1, 3, 4, 5)
            .tensor(floats("scales", a, b, c, d))
            .node("Upsample", "y", "x scales");

    if (a == 1 && b == 2) {
      // Three dimensions change.
      assertThatThrownBy(() -> model.read(folder))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("two are supported");
    } else {
      assertThatThrownBy(() -> model.read(folder))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("scales");
    }
  }

  private static TensorProto floats(String name, float... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addDims(values.length);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  /** Four channels become a block of 2 x 2: value by value, in both orders of ONNX. */
  @ParameterizedTest
  @CsvSource({"DCR", "CRD"})
  void channelsBecomeBlocksOfPositions(String mode) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 8, 2, 3)
            .node(
                "DepthToSpace",
                "d",
                "x",
                node -> node.addAttribute(number("blocksize", 2)).addAttribute(text("mode", mode)))
            .node("MaxPool", "y", "d", node -> node.addAttribute(ints("kernel_shape", 1, 1)))
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Reorder", "Pooling");
    Network network = Networks.cut(model, new Granularity.SingleValues());
    assertThat(Networks.arcs(network))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.SingleValues(),
                new Shape(2, 3, 8),
                new Shape(4, 6, 2),
                (output, input) -> {
                  int place = output[0] % 2 * 2 + output[1] % 2;
                  int channel = mode.equals("DCR") ? place * 2 + output[2] : output[2] * 4 + place;
                  return output[0] / 2 == input[0]
                      && output[1] / 2 == input[1]
                      && input[2] == channel;
                }));
  }

  @Test
  void blocksOfPositionsBecomeChannels() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 3, 4, 6)
            .node("SpaceToDepth", "d", "x", node -> node.addAttribute(number("blocksize", 2)))
            .node("MaxPool", "y", "d", node -> node.addAttribute(ints("kernel_shape", 1, 1)))
            .read(folder);

    assertThat(Networks.arcs(Networks.cut(model, new Granularity.SingleValues())))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.SingleValues(),
                new Shape(4, 6, 3),
                new Shape(2, 3, 12),
                (output, input) -> {
                  int place = output[2] / 3;
                  return input[0] == output[0] * 2 + place / 2
                      && input[1] == output[1] * 2 + place % 2
                      && input[2] == output[2] % 3;
                }));
  }

  @Test
  void liteRtReadsTheSameKinds() {
    ImportedModel read =
        LiteRtModels.read(folder, OperatorSamples.enlargingLite(), ModelOptions.STANDARD);

    assertThat(kinds(read))
        .containsExactly("Input", "TransposedConvolution", "Resizing", "Reorder", "ElementWise");
    assertThat(read.summary().macs()).isEqualTo(4 * 4 * 3 * 9 * 4);
    assertThat(Networks.cut(read, new Tile(2, 2)).vertexCount())
        .isEqualTo(4 + 16 + 6 * 8 + 12 * 16);
  }

  @Test
  void aSizeBeyondAnyNetworkIsRefused() {
    List<OnnxModels> models =
        List.of(
            new OnnxModels()
                .input("x", 1, 1, 2, 2)
                .weights("w", 1, 1, 1, 1)
                .node(
                    "ConvTranspose",
                    "y",
                    "x w",
                    node ->
                        node.addAttribute(ints("strides", Integer.MAX_VALUE, Integer.MAX_VALUE))),
            new OnnxModels()
                .input("x", 1, 1, 2, 2)
                .numbers("sizes", 1, 1, Integer.MAX_VALUE, Integer.MAX_VALUE)
                .node("Resize", "y", "x - - sizes"),
            new OnnxModels()
                .input("x", 1, 1, 2, 2)
                .node(
                    "DepthToSpace",
                    "y",
                    "x",
                    node -> node.addAttribute(number("blocksize", Integer.MAX_VALUE))));
    for (OnnxModels model : models) {
      assertThatThrownBy(() -> model.read(folder)).isInstanceOf(InputException.class);
    }
  }
}
