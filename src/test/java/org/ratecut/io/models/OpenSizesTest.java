package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileFormat;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.models.onnx.OnnxFormat;
import org.ratecut.model.Network;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.TensorType;

/** Sizes that a model leaves open, and files that are no models. */
class OpenSizesTest {

  @TempDir private Path folder;

  @Test
  void allOpenSizesAreNamedAtOnceWithTheOptionsThatGiveThem() {
    OnnxModels model =
        new OnnxModels()
            .input("a", "batch", "height", "width", 3)
            .input("b", "batch", 1, "steps")
            .node("Relu", "y", "a")
            .node("Relu", "z", "b")
            .output("y")
            .output("z");
    assertThatThrownBy(() -> model.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leaves 3 sizes open: \"height\", \"width\", \"steps\"")
        .hasMessageContaining(
            "--dimension \"height=SIZE\" --dimension \"width=SIZE\" --dimension \"steps=SIZE\"");
    ImportedModel read =
        model.read(
            folder,
            ModelOptions.STANDARD.withDimensions(Map.of("height", 4, "width", 5, "steps", 6)));
    assertThat(Networks.shapes(read)).hasSize(2);
  }

  /** A state whose second side is the samples of the other input has as many. */
  @Test
  void theNameOfTheSamplesMeansSamplesEverywhere() {
    ImportedModel model =
        new OnnxModels()
            .input("x", "batch", 4)
            .input("state", 2, "batch", 4)
            .numbers("axis", 1)
            .node("Squeeze", "s", "state axis")
            .node("Relu", "y", "x")
            .node("Relu", "z", "s")
            .output("y")
            .output("z")
            .read(folder);
    assertThat(OnnxModels.kinds(model)).contains("Input");
  }

  @Test
  void aLiteRtSizeOfOneThatTheSignatureLeavesOpenIsOpen() {
    LiteRtModels model = new LiteRtModels();
    int x = model.open("x", TensorType.FLOAT32, new int[] {1, 1, 4}, new int[] {-1, -1, 4});
    int y = model.open("y", TensorType.FLOAT32, new int[] {1, 1, 4}, new int[] {-1, -1, 4});
    byte[] file = model.operator(BuiltinOperator.SOFTMAX, y, x).build();

    assertThatThrownBy(() -> LiteRtModels.read(folder, file, ModelOptions.STANDARD))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leaves the size \"x:1\" open")
        .hasMessageContaining("--dimension \"x:1=SIZE\"");
    ImportedModel read =
        LiteRtModels.read(folder, file, ModelOptions.STANDARD.withDimensions(Map.of("x:1", 7)));
    assertThat(Networks.shapes(read)).containsExactly("1 x 7 x 4", "1 x 7 x 4");
  }

  @ParameterizedTest
  @CsvSource({
    "'version https://git-lfs.github.com/spec/v1\nsize 12', Git LFS, git lfs pull",
    "'<!DOCTYPE html><html>', HTML page, Raw",
    "'  <html lang=\"en\">', HTML page, Raw",
  })
  void whatADownloadLeftIsCalledByItsName(String start, String what, String advice)
      throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), start, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> new OnnxFormat(ModelOptions.STANDARD).readModel(new FileSource(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource({
    ".pt, PyTorch, ONNX",
    ".h5, Keras, LiteRT",
    ".pb, TensorFlow, LiteRT",
    ".cc, source code, .tflite"
  })
  void modelsOfOtherToolsAreCalledByTheirName(String ending, String what, String advice) {
    FileFormat<Network> format =
        ForeignModels.formats().stream()
            .filter(each -> each.extension().equals(ending))
            .findFirst()
            .orElseThrow();
    assertThat(format.isReadable()).isFalse();
    assertThatThrownBy(() -> format.read(new FileSource(folder.resolve("model" + ending))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(advice);
  }
}
