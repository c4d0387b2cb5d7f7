package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.ints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.models.OnnxModels;

/** Model files in the packaged program, which holds the classes of both formats. */
class ModelCommandsIT {

  @TempDir private Path folder;

  private Program program;

  @BeforeEach
  void prepare() {
    program = new Program(folder);
    new OnnxModels()
        .input("image", "batch", 1, 12, 12)
        .weights("w", 4, 1, 3, 3)
        .weights("b", 4)
        .node("Conv", "conv", "image w b")
        .node("Relu", "relu", "conv")
        .node("MaxPool", "pool", "relu", n -> n.addAttribute(ints("kernel_shape", 2, 2)))
        .node("Flatten", "flat", "pool")
        .weights("v", 324, 10)
        .node("MatMul", "dense", "flat v")
        .write(folder);
  }

  @Test
  void infoSaysWhatIsPublishedOfModels() throws Exception {
    Program.Result text = program.run("info", "test.onnx");
    Program.Result json = program.run("info", "test.onnx", "--batch", "3", "--json");

    assertThat(text.exitCode()).isZero();
    assertThat(text.out()).contains("Parameters  3,280\n", "MACs        6,840 per inference\n");
    JsonNode summary = new ObjectMapper().readTree(json.out());
    assertThat(summary.get("macs").longValue()).isEqualTo(3 * 6_840);
    assertThat(summary.get("parameters").longValue()).isEqualTo(3_280);
  }

  @Test
  void modelsAreSolvedAndConverted() throws Exception {
    Program.Result solved =
        program.run(
            "solve",
            "test.onnx",
            "--granularity",
            "rows",
            "--devices",
            "2xrp2040 over spi",
            "--time-limit",
            "2s",
            "--quiet",
            "--out",
            "best.part");
    Program.Result converted =
        program.run(
            "convert",
            "test.onnx",
            "--network-only",
            "--granularity",
            "rows",
            "--network",
            "rows.json");
    Program.Result checked =
        program.run("check", "rows.json", "best.part", "--devices", "2xrp2040 over spi");

    assertThat(solved.exitCode()).as(solved.err()).isZero();
    assertThat(converted.exitCode()).as(converted.err()).isZero();
    assertThat(checked.exitCode()).as(checked.err()).isZero();
  }

  @Test
  void functionsStayApartIfTheUserWantsThem() throws Exception {
    Program.Result result = program.run("info", "test.onnx", "--no-fold");

    assertThat(result.out()).contains("relu", "ElementWise");
  }

  @Test
  void unknownOperatorsAreRefusedOrWarnedOf() throws Exception {
    new OnnxModels()
        .input("x", 1, 2, 3, 4)
        .stated("y", 1, 4)
        .node("Einsum", "y", "x")
        .write(folder);

    Program.Result refused = program.run("info", "test.onnx");
    Program.Result opaque = program.run("info", "test.onnx", "--unknown-operators=opaque");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("node y (Einsum)", "--unknown-operators=opaque");
    assertThat(opaque.exitCode()).isZero();
    assertThat(opaque.err()).contains("Warning: Node y (Einsum)");
    assertThat(opaque.out()).contains("0 per inference, without those of opaque operators (1)");
  }

  @Test
  void damagedFilesLeaveNothingBehind() throws Exception {
    Files.write(folder.resolve("cut.tflite"), new byte[20]);
    Program.Result result = program.run("generate", "cut.tflite", "--out", "net.json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("cut.tflite", "not a LiteRT file").doesNotContain("\tat ");
    assertThat(folder.resolve("net.json")).doesNotExist();
  }
}
