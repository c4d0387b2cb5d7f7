package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code convert} and {@code generate} say of the files that they write. */
class WrittenFilesTest {

  private static final String PROBLEM = "paper/lenet-2to1_stm32f469-x2";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void convertSaysWhatEachFileGot() throws Exception {
    String network = file("out.grf");
    String devices = file("out.tgt");
    String given = file("given.part");
    String partition = file("out.part");
    Files.writeString(Path.of(given), "0 ".repeat(604));

    assertThat(run("convert", PROBLEM, "--network", network, "--devices", devices)).isZero();
    assertThat(err.toString().lines())
        .containsExactly(
            "Wrote %s: 2 devices, 1 channel.".formatted(devices),
            "Wrote %s: 604 vertices, 3,632 arcs.".formatted(network));
    err.getBuffer().setLength(0);

    assertThat(run("convert", PROBLEM, "--partition", given, "--partition-out", partition))
        .isZero();
    assertThat(err.toString().lines())
        .containsExactly("Wrote %s: 604 vertices on 2 devices.".formatted(partition));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aNetworkAloneIsSaidTheSame() {
    String network = file("net.graph");
    String description = "networks/lenet-2to1";

    assertThat(run("convert", "--network-only", description, "--network", network)).isZero();
    assertThat(run("generate", description, "--out", network)).isZero();
    assertThat(err.toString().lines())
        .hasSize(2)
        .containsOnly("Wrote %s: 604 vertices, 3,632 arcs.".formatted(network));
  }

  @Test
  void whatAFormatSaysOtherwiseIsSaidBelow() {
    String network = file("net.grf");

    assertThat(run("generate", "networks/mlperf-dscnn", "--granularity", "rows", "--out", network))
        .isZero();
    assertThat(err.toString().lines())
        .hasSize(2)
        .last(InstanceOfAssertFactories.STRING)
        .startsWith("  Its sizes count values of 8 bits;")
        .contains("8 times as large");
  }

  @Test
  void weightsOfMetisFit32BitsIfWanted() throws Exception {
    String large = file("large.graph");
    Files.writeString(Path.of(large), "2 1 010\n3000000000 2\n7 1\n");
    String network = file("net.graph");

    assertThat(run("convert", "--network-only", large, "--fit-32-bits", "--network", network))
        .isZero();
    assertThat(err.toString()).contains("  A weight of 1 is ");
    assertThat(Files.readString(Path.of(network))).contains("% A weight of 1 is ");
    err.getBuffer().setLength(0);
    assertThat(run("convert", "--network-only", large, "--network", network)).isZero();
    assertThat(err.toString()).contains("\"convert --fit-32-bits\" divides them.");
  }

  @Test
  void quietSaysNothing() {
    String network = file("net.json");

    assertThat(run("generate", "networks/lenet-2to1", "--quiet", "--out", network)).isZero();
    assertThat(run("convert", PROBLEM, "--quiet", "--network", network)).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(Path.of(network)).isNotEmptyFile();
  }

  @Test
  void nothingIsSaidOfWhatCouldNotBeWritten() {
    assertThat(run("generate", "networks/lenet-2to1", "--out", file("no/net.json"))).isNotZero();
    assertThat(err.toString()).doesNotContain("Wrote");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsSaidOfAStream() throws Exception {
    Path given = Files.writeString(Path.of(file("given.part")), "0 ".repeat(604));

    assertThat(
            run(
                "convert",
                PROBLEM,
                "--partition",
                given.toString(),
                "--partition-out",
                "/dev/null"))
        .isZero();
    assertThat(err.toString()).isEmpty();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
