package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.models.onnx.OnnxFormat;

/** What is wrong with an ONNX model is said with the node, the value found and advice. */
class OnnxErrorsTest {

  @TempDir private Path folder;

  @Test
  void anUnknownOperatorIsNamedWithAWayOn() {
    refuses(unknown(false), "node y (Fourier)", "\"Fourier\" is not known", "--unknown-operators");
  }

  @Test
  void anUnknownOperatorIsOneVertexIfTheUserWantsItAndHearsOfIt() {
    List<String> warnings = new ArrayList<>();
    ImportedModel model =
        unknown(true).read(folder, ModelOptions.STANDARD.withOpaqueOperators(warnings::add));

    assertThat(kinds(model)).containsExactly("Input", "Opaque");
    assertThat(model.summary().opaque()).isEqualTo(1);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("Node y", "Fourier", "28 FLOP and no MACs");
  }

  @Test
  void settingsOfOpaqueOperatorsAreNoParameters() {
    ModelOptions options = ModelOptions.STANDARD.withOpaqueOperators(warning -> {});
    ImportedModel resized =
        new OnnxModels()
            .input("x", 1, 2, 3, 4)
            .weights("scales", 4)
            .stated("y", 1, 2, 6, 8)
            .node("Resize", "y", "x - scales", node -> node.addAttribute(number("antialias", 1)))
            .read(folder, options);
    ImportedModel normalized =
        new OnnxModels()
            .input("x", 1, 5, 16)
            .weights("scale", 16)
            .weights("shift", 16)
            .stated("y", 1, 5, 16)
            .node("LayerNormalization", "y", "x scale shift")
            .numbers("repeats", 1, 1, 2)
            .stated("z", 1, 5, 32)
            .node("Tile", "z", "y repeats")
            .read(folder, options);

    assertThat(resized.summary().parameters()).isZero();
    assertThat(normalized.summary().parameters()).isEqualTo(2 * 16);
  }

  @Test
  void anOpaqueOperatorNeedsTheShapeOfItsOutput() {
    OnnxModels model = unknown(false).output("y");
    assertThatThrownBy(
            () -> model.read(folder, ModelOptions.STANDARD.withOpaqueOperators(warning -> {})))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("shape of its output")
        .hasMessageContaining("shape_inference");
  }

  private static OnnxModels unknown(boolean stated) {
    OnnxModels model = new OnnxModels().input("x", 1, 2, 3, 4).node("Fourier", "y", "x");
    return stated ? model.stated("y", 1, 4).output("y") : model;
  }

  @Test
  void openDimensionsAreAskedFor() {
    OnnxModels model =
        new OnnxModels().input("x", "batch", 1, "height", 4).node("GlobalMaxPool", "y", "x");

    refuses(model, "node x (input)", "\"height\"", "--dimension \"height=SIZE\"");
    assertThat(
            model
                .read(folder, ModelOptions.STANDARD.withDimensions(Map.of("height", 3)))
                .summary()
                .operators())
        .isEqualTo(1);
  }

  @Test
  void samplesOfAFixedBatchAreNotIgnored() {
    OnnxModels model = new OnnxModels().input("x", 32, 1, 4, 4).node("GlobalMaxPool", "y", "x");

    assertThat(model.read(folder, ModelOptions.STANDARD.withBatch(32)).summary().operators())
        .isEqualTo(1);
    assertThatThrownBy(() -> model.read(folder, ModelOptions.STANDARD.withBatch(16)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("first dimension is 32", "16 samples", "Leave out --batch");
  }

  /** Also where unknown operators may be opaque: samples are not taken for what is unknown. */
  @Test
  void samplesOfAnExportedBatchAreFoundBeforeAnythingBecomesOpaque() {
    List<String> warnings = new ArrayList<>();
    ImportedModel model =
        new OnnxModels()
            .input("x", 8, 2, 5, 5)
            .weights("w", 3, 2, 3, 3)
            .stated("c", 8, 3, 3, 3)
            .node("Conv", "c", "x w")
            .stated("y", 8, 3, 3, 3)
            .node("Fourier", "y", "c")
            .read(folder, ModelOptions.STANDARD.withOpaqueOperators(warnings::add));

    assertThat(kinds(model)).containsExactly("Input", "Convolution", "Opaque");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(1)).contains("exported for 8 samples");
  }

  @Test
  void weightsMustFitWhatTheyMultiply() {
    refuses(
        new OnnxModels()
            .input("x", 1, 3, 8, 8)
            .weights("w", 4, 2, 3, 3)
            .node("Conv", "conv1", "x w"),
        "node conv1 (Conv)",
        "4 x 2 x 3 x 3");
    refuses(
        new OnnxModels().input("x", 1, 3).weights("w", 4, 2).node("Gemm", "fc", "x w"),
        "node fc (Gemm)",
        "rows of 4 values");
  }

  @Test
  void whatNoNodePutsOutCannotBeRead() {
    refuses(
        new OnnxModels().input("x", 1, 3).node("Add", "y", "x z"), "node y (Add)", "reads \"z\"");
  }

  @Test
  void anInputThatNothingReadsIsALayerAsItTakesRoom() {
    ImportedModel model =
        new OnnxModels().input("x", 1, 3).input("label", 1, 1).node("Relu", "y", "x").read(folder);
    assertThat(kinds(model)).containsExactly("Input", "Input");
  }

  @Test
  void weightsMayBeInAFileBesideTheModel() throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[100]);
    ImportedModel model = external("weights.bin", "28", "72").read(folder);
    assertThat(model.summary().parameters()).isEqualTo(18);

    refuses(external("weights.bin", "29", "72"), "weights.bin", "100 bytes", "from 29 on");
    refuses(external("weights.bin", "0", "71"), "71 bytes", "takes 72");
    refuses(external("other.bin", "0", "72"), "no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../weights.bin", "/etc/passwd", "a/../../b", "C:\\x", "..\\x", ""})
  void weightsAreNeverLookedForElsewhere(String location) {
    refuses(external(location, "0", "72"), "not in the folder of the model");
  }

  private static OnnxModels external(String location, String offset, String length) {
    TensorProto weights =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addAllDims(List.of(2L, 1L, 3L, 3L))
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(entry("location", location))
            .addExternalData(entry("offset", offset))
            .addExternalData(entry("length", length))
            .build();
    return new OnnxModels().input("x", 1, 1, 4, 4).tensor(weights).node("Conv", "y", "x w");
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  @Test
  void weightsThatAreCutOffAreNotBelieved() {
    TensorProto weights =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addAllDims(List.of(1L << 30, 1L, 3L, 3L))
            .setRawData(ByteString.copyFrom(new byte[36]))
            .build();
    refuses(
        new OnnxModels().input("x", 1, 1, 4, 4).tensor(weights).node("Conv", "y", "x w"),
        "w (stored tensor)",
        "36 bytes");
  }

  @Test
  void aLayerThatIsTooLargeToCountIsRefused() {
    refuses(
        new OnnxModels().input("x", 1, 1 << 20, 1 << 20, 1 << 20).node("GlobalMaxPool", "y", "x"),
        "more than 2147483647 values");
  }

  @Test
  void otherFilesAreNoModels() throws IOException {
    Path file = Files.writeString(folder.resolve("text.onnx"), "This is no model at all.");
    assertThatThrownBy(() -> new OnnxFormat(ModelOptions.STANDARD).readModel(new FileSource(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text.onnx");
    Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);
    assertThatThrownBy(() -> new OnnxFormat(ModelOptions.STANDARD).readModel(new FileSource(empty)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("The file is empty");
  }

  @Test
  void concatenationNeedsFittingSizes() {
    refuses(
        new OnnxModels()
            .input("a", 1, 2, 3, 3)
            .input("b", 1, 2, 4, 4)
            .node("Concat", "y", "a b", node -> node.addAttribute(number("axis", 1))),
        "node y (Concat)",
        "1 x 2 x 4 x 4");
  }

  private void refuses(OnnxModels model, String... parts) {
    assertThatThrownBy(() -> model.read(folder))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).contains("\n"));
  }
}
