package org.ratecut.parts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.PartFormat;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.TrafficCheck;

/** Manifests are read as they were written, and refused where they do not go together. */
class ManifestReaderTest {

  private static final String DIGEST = "0".repeat(64);

  @TempDir private Path folder;

  /** Device a is given the input and computes half of y, device b the other half. */
  private static Manifest manifest() {
    Region x = Region.whole(List.of(1, 4));
    Region left = new Region(List.of(0, 0), List.of(1, 3));
    Region right = new Region(List.of(0, 3), List.of(1, 3));
    Origin camera = new Origin(0, Origin.INPUT, 0);
    Piece here = new Piece(x, camera, OptionalInt.empty());
    Piece there = new Piece(x, camera, OptionalInt.of(0));
    return new Manifest(
        "problem",
        PartFormat.LITERT,
        "model.tflite",
        DIGEST,
        List.of(
            new PartTensor("x", ElementType.INT8, List.of(1, 4)),
            new PartTensor("y", ElementType.INT8, List.of(1, 6))),
        List.of("x"),
        List.of(
            new PartOutput(
                "y",
                List.of(
                    new Piece(left, new Origin(0, 0, 0), OptionalInt.empty()),
                    new Piece(right, new Origin(1, 0, 0), OptionalInt.empty())))),
        List.of(
            new PartDevice(
                "a", List.of(new HeldRegion("x", x)), List.of(stage("a.tflite", here, left))),
            new PartDevice("b", List.of(), List.of(stage("b.tflite", there, right)))),
        List.of(new RegionTransfer("x", x, 4, camera, 1)),
        new TrafficCheck(4, 4, List.of()));
  }

  private static Stage stage(String file, Piece piece, Region computed) {
    return new Stage(
        file,
        DIGEST,
        List.of("y"),
        List.of(new StageInput("in", "x", Region.whole(List.of(1, 4)), List.of(piece), 0)),
        List.of(new StageOutput("out", "y", computed)),
        15,
        7);
  }

  private Manifest read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve(Manifest.FILE), text);
    return new ManifestReader().read(new FileSource(file));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertThat(read(ManifestJson.toText(manifest()))).isEqualTo(manifest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "transfer" : 0          | "transfer" : 1           | There is no such transfer.
          , "transfer" : 0        | ``                       | Its transfer is missing.
          "bytes" : 4, "from"     | "bytes" : 5, "from"      | The region has another number of bytes.
          "to" : 1                | "to" : 0                 | It is no other device.
          "name" : "b"            | "name" : "a"             | Its name is not unique.
          "b.tflite"              | "a.tflite"               | It is the file of two stages.
          "b.tflite"              | "../b.tflite"            | "../b.tflite"
          "sizes" : [ 1, 6 ]      | "sizes" : [ 1, 5 ]       | is not in the tensor
          "sizes" : [ 1, 6 ]      | "sizes" : [ 1, 7 ]       | do not cover it, each value once
          "version" : 1           | "version" : 2            | version
          "name" : "y"            | "name" : "z"             | There is no
          "unread" : 0            | "unread" : 1             | do not cover it, each value once
          "inputs" : [\\n    "x"  | "inputs" : [\\n    "z"   | There is no such tensor.
          """)
  void whatDoesNotGoTogetherIsRefused(String right, String wrong, String complaint) {
    String text = ManifestJson.toText(manifest());
    String from = right.replace("\\n", "\n");
    assertThat(text).contains(from);
    String to = (wrong == null ? "" : wrong).replace("\\n", "\n");
    assertThatThrownBy(() -> read(text.replace(from, to)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(Manifest.FILE)
        .hasMessageContaining(complaint);
  }
}
