package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.LiteRtModels;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.file.ManifestReader;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.TensorType;

/** The command {@code split} and the option {@code --parts}, as users call them. */
class SplitCommandTest {

  private static final String DEVICES = "2xnrf52840 over spi";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private String model;
  private Path parts;

  /** A convolution of an 8 x 8 grid; the vertices are rows: 8 of the input, 8 of the output. */
  @BeforeEach
  void writeModel() throws IOException {
    LiteRtModels models = new LiteRtModels();
    int input = models.input("picture", TensorType.FLOAT32, 1, 8, 8, 1);
    int weights = models.stored("weights", TensorType.FLOAT32, new byte[2 * 9 * 4], 2, 3, 3, 1);
    int output = models.tensor("features", TensorType.FLOAT32, 1, 8, 8, 2);
    models.operator(
        BuiltinOperator.CONV_2D,
        BuiltinOptions.Conv2DOptions,
        LiteRtModels.convolution(0, 1),
        output,
        input,
        weights);
    model = Files.write(folder.resolve("model.tflite"), models.build()).toString();
    parts = folder.resolve("parts");
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private int split(String partition, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("a.part"), partition);
    String[] arguments = {
      "split",
      "--devices",
      DEVICES,
      "--granularity",
      "rows",
      model,
      file.toString(),
      "--out-dir",
      parts.toString()
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return run(all);
  }

  private Manifest manifest() {
    return new ManifestReader().read(new FileSource(parts.resolve(Manifest.FILE)));
  }

  @Test
  void eachDeviceHasAStageAndTheHaloIsSent() throws IOException {
    assertThat(split("0 0 0 0 1 1 1 1 0 0 0 0 1 1 1 1", "--json")).as(err.toString()).isZero();
    assertThat(manifest().devices()).allMatch(device -> device.stages().size() == 1);
    assertThat(manifest().transfers()).hasSize(2).allMatch(transfer -> transfer.bytes() == 32);
    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(result.get("trafficBytes").intValue()).isEqualTo(64);
    assertThat(result.get("predictedTrafficBytes").intValue()).isEqualTo(64);
    assertThat(result.get("devices").get(1).get("weightBytes").intValue()).isEqualTo(72);
    assertThat(result.get("devices").get(1).get("countedWeightBytes").intValue()).isEqualTo(72);
    assertThat(result.get("pieces").get("features").intValue()).isEqualTo(2);
  }

  @Test
  void eachStageIsAlsoAnArray() throws IOException {
    assertThat(split("0 0 0 0 1 1 1 1 0 0 0 0 1 1 1 1", "--arrays")).isZero();
    String header = Files.readString(parts.resolve("000-nrf52840-0-00.h"));
    long size = Files.size(parts.resolve("000-nrf52840-0-00.tflite"));
    assertThat(header)
        .contains("#define PART_000_NRF52840_0_00_SIZE " + size)
        .contains("#define PART_000_NRF52840_0_00_INPUTS 1\n")
        .contains(
            "#define PART_000_NRF52840_0_00_INPUT_0_BYTES 160 /* picture [0:1, 0:5, 0:8, 0:1] */");
    assertThat(Files.readString(parts.resolve("000-nrf52840-0-00.c")))
        .contains("const unsigned char part_000_nrf52840_0_00[PART_000_NRF52840_0_00_SIZE] = {")
        .contains("0x54, 0x46, 0x4c, 0x33");
  }

  @Test
  void aPartitionThatDoesNotFitIsRefusedAndNothingIsWritten() throws IOException {
    assertThat(split("0 0 0 0 1 1 1 1")).isEqualTo(2);
    assertThat(err.toString()).contains("a.part");
    assertThat(parts).doesNotExist();
  }

  @Test
  void anInvalidPartitionIsCutOnlyIfAsked() throws IOException {
    String everywhere = "0 0 0 0 1 1 1 1 0 0 0 0 1 1 1 1";
    assertThat(split(everywhere, "--max-devices", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("a.part", "not valid", "--force");
    assertThat(parts).doesNotExist();
    assertThat(split(everywhere, "--max-devices", "1", "--force")).isZero();
    assertThat(parts.resolve(Manifest.FILE)).exists();
  }

  @Test
  void aFolderOfOthersIsLeftAlone() throws IOException {
    Files.createDirectory(parts);
    Files.writeString(parts.resolve("notes.txt"), "mine");
    assertThat(split("0 0 0 0 1 1 1 1 0 0 0 0 1 1 1 1")).isEqualTo(2);
    assertThat(err.toString()).contains("notes.txt");
    assertThat(parts.resolve(Manifest.FILE)).doesNotExist();
  }

  @Test
  void aNetworkThatIsNoModelHasNoParts() throws IOException {
    Path file = Files.writeString(folder.resolve("b.part"), "0 0 0 0 1 1 1 1");
    assertThat(run("split", "tiny/chain", file.toString(), "--out-dir", parts.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("model file");
  }

  @Test
  void solveWritesThePartsOfWhatItFinds() {
    int code =
        run(
            "solve",
            model,
            "--devices",
            DEVICES,
            "--granularity",
            "rows",
            "--time-limit",
            "1s",
            "--quiet",
            "--parts",
            parts.toString());
    assertThat(code).as(err.toString()).isZero();
    assertThat(manifest().problem()).startsWith("model_2xnrf52840");
  }
}
