package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.number;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.Ratecut;
import org.ratecut.ReadOptions;
import org.ratecut.Result;
import org.ratecut.budget.Budget;
import org.ratecut.layers.Activations;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/** Models of four kinds are placed on four devices, and an upper bound holds for them. */
class PlacedModelsTest {

  @TempDir private Path folder;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("U-Net", unet()),
        Arguments.of("keyword LSTM", keyword()),
        Arguments.of("transformer", TransformerModelsTest.transformer(2)),
        Arguments.of("detector", detector()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aModelIsPlacedWithABound(String name, OnnxModels model) {
    Problem problem =
        Ratecut.read(
            model.write(folder).toString(),
            ReadOptions.on("4xstm32l433 over spi")
                .withGranularity("rows")
                .withParametersIn(MemoryKind.FLASH)
                .withActivations(Activations.LIVE));

    Result result = Ratecut.solve(problem, Budget.ofTime(Duration.ofSeconds(2)).withThreads(1));

    assertThat(result.evaluation().orElseThrow().isValid()).isTrue();
    assertThat(result.bound()).isPresent();
  }

  /** Down twice, up twice, joined with what was there before. */
  static OnnxModels unet() {
    OnnxModels model = new OnnxModels().input("x", 1, 1, 16, 16);
    convolution(model, "a", "x", 1, 4);
    halve(model, "a2", "a");
    convolution(model, "b", "a2", 4, 8);
    halve(model, "b2", "b");
    convolution(model, "c", "b2", 8, 8);
    model
        .weights("wu", 8, 4, 2, 2)
        .node("ConvTranspose", "u", "c wu", node -> node.addAttribute(ints("strides", 2, 2)))
        .node("Concat", "ub", "u b", node -> node.addAttribute(number("axis", 1)));
    convolution(model, "d", "ub", 12, 4);
    model
        .numbers("full", 1, 4, 16, 16)
        .node("Resize", "v", "d - - full")
        .node("Concat", "va", "v a", node -> node.addAttribute(number("axis", 1)));
    convolution(model, "y", "va", 8, 2);
    return model;
  }

  private static void convolution(OnnxModels model, String name, String input, int from, int to) {
    model
        .weights("w_" + name, to, from, 3, 3)
        .weights("b_" + name, to)
        .node(
            "Conv",
            name,
            input + " w_" + name + " b_" + name,
            node -> node.addAttribute(ints("pads", 1, 1, 1, 1)));
  }

  private static void halve(OnnxModels model, String name, String input) {
    model.node(
        "MaxPool",
        name,
        input,
        node -> node.addAttribute(ints("kernel_shape", 2, 2)).addAttribute(ints("strides", 2, 2)));
  }

  /** Features of 25 steps, an LSTM, and the words that it may have heard. */
  static OnnxModels keyword() {
    OnnxModels model =
        new OnnxModels()
            .input("x", 25, 1, 10)
            .weights("w", 1, 64, 10)
            .weights("r", 1, 64, 16)
            .weights("b", 1, 128);
    return model
        .node("LSTM", "all", "x w r b", node -> node.addOutput("last"))
        .node("Squeeze", "s", "last")
        .numbers("row", 1, 16)
        .node("Reshape", "h", "s row")
        .weights("v", 16, 12)
        .node("MatMul", "m", "h v")
        .node("Softmax", "y", "m");
  }

  /** Two scales, each with boxes and scores, joined and suppressed. */
  static OnnxModels detector() {
    OnnxModels model = new OnnxModels().input("x", 1, 3, 16, 16);
    convolution(model, "a", "x", 3, 8);
    halve(model, "a2", "a");
    convolution(model, "b", "a2", 8, 8);
    halve(model, "b2", "b");
    convolution(model, "fine", "b", 8, 6);
    convolution(model, "coarse", "b2", 8, 6);
    return model
        .numbers("fine_sizes", 1, 6, 64)
        .numbers("coarse_sizes", 1, 6, 16)
        .node("Reshape", "f", "fine fine_sizes")
        .node("Reshape", "c", "coarse coarse_sizes")
        .node("Concat", "all", "f c", node -> node.addAttribute(number("axis", 2)))
        .weights("anchors", 1, 4, 80)
        .numbers("parts", 4, 2)
        .node(
            "Split",
            "raw",
            "all parts",
            node -> node.addOutput("scores").addAttribute(number("axis", 1)))
        .node("Add", "placed", "raw anchors")
        .node("Transpose", "boxes", "placed", node -> node.addAttribute(ints("perm", 0, 2, 1)))
        .numbers("most", 10)
        .node("NonMaxSuppression", "y", "boxes scores most");
  }
}
