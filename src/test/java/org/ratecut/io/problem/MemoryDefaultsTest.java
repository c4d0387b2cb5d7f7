package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.Ratecut;
import org.ratecut.ReadOptions;
import org.ratecut.io.solution.CountedText;
import org.ratecut.layers.Activations;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/** What is counted where neither the user nor a file says. */
class MemoryDefaultsTest {

  @TempDir private Path folder;

  private static String counted(Network network) {
    return CountedText.of(network);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          networks/mlperf-dscnn  | 2xnrf52840 over spi | weights in flash, outputs in RAM while needed
          networks/lenet-2to1    | 2xnrf52840 over spi | all in RAM
          """)
  void smallValuesOnPartsWithFlashAreStoredInIt(String network, String devices, String words) {
    assertThat(counted(Ratecut.read(network, ReadOptions.on(devices)).network())).isEqualTo(words);
  }

  @Test
  void whatTheUserSaysComesFirst() {
    ReadOptions options = ReadOptions.on("1xnrf52840");
    Network network =
        Ratecut.read(
                "networks/mlperf-dscnn",
                options.withParametersIn(MemoryKind.RAM).withActivations(Activations.ALL))
            .network();
    assertThat(counted(network)).isEqualTo("all in RAM");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8  |                              | "part": "nrf52840"             | weights in flash, outputs in RAM while needed
          32 |                              | "part": "nrf52840"             | weights in flash, outputs in RAM while needed
          33 |                              | "part": "nrf52840"             | all in RAM
          8  | , "parameterMemory": "ram"   | "part": "nrf52840"             | weights in RAM, outputs while needed
          8  | , "activations": "all"       | "part": "nrf52840"             | weights in flash, all outputs in RAM
          8  |                              | "name": "a", "memory": "64 KiB", "performance": 1000 | all in RAM
          """)
  void theNetworkFileComesBeforeTheDevices(int bits, String more, String device, String words)
      throws IOException {
    Path network =
        Files.writeString(
            folder.resolve("network.json"),
            """
            {"format": "ratecut-network", "version": 1, "name": "n", "bitsPerValue": %d%s,
             "layers": [{"name": "in", "type": "input", "shape": [4]},
                        {"name": "out", "type": "dense", "neurons": 2}]}
            """
                .formatted(bits, more == null ? "" : more));
    Path devices =
        Files.writeString(
            folder.resolve("devices.json"),
            "{\"format\": \"ratecut-device-set\", \"version\": 1, \"devices\": [{%s}]}"
                .formatted(device));
    assertThat(counted(Ratecut.read(network.toString(), devices.toString()).network()))
        .isEqualTo(words);
  }

  @Test
  void aProblemFileSaysAllItself() {
    assertThat(counted(Ratecut.read("mlperf-tiny/mobilenet_samd21-x3-spi-live").network()))
        .contains("outputs");
  }
}
