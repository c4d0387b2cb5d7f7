package org.ratecut.io.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.layers.LayerCounts;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/**
 * The models of MLPerf Tiny in {@code instances/networks}. The numbers are those of the reference
 * models of mlcommons/tiny: parameters with biases, batch normalisation folded.
 */
class MlperfTinyNetworksTest {

  private final NetworkFormat format = new NetworkFormat();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "resnet8, 77706, 12501632",
    "dscnn, 22604, 2656768",
    "mobilenet, 210850, 7489664",
    "autoencoder, 265864, 264192"
  })
  void parametersAndMacsAreThePublishedOnes(String name, long parameters, long macs) {
    LayerCounts counts = LayerCounts.total(format.readDescription(file(name)));

    assertThat(counts.parameters()).isEqualTo(parameters);
    assertThat(counts.macs()).isEqualTo(macs);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"resnet8", "dscnn", "mobilenet", "autoencoder"})
  void totalsAreTheSameHoweverTheLayersAreCut(String name) {
    NetworkDescription description = format.readDescription(file(name));
    long parameters = LayerCounts.total(description).parameters();
    NetworkChoices flash =
        new NetworkChoices(Optional.empty(), Optional.of(MemoryKind.FLASH), Optional.empty());
    Network inFlash = flash.generate(description, file(name));
    for (String rules : List.of("default", "operator", "rows", "channel:8")) {
      NetworkChoices choices =
          new NetworkChoices(
              Optional.of(GranularityRules.parse("rules", List.of(rules))),
              Optional.empty(),
              Optional.empty());
      Network network = choices.generate(description, file(name));

      assertThat(network.totalMemory(MemoryKind.RAM))
          .isEqualTo(inFlash.totalMemory(MemoryKind.RAM) + inFlash.totalMemory(MemoryKind.FLASH));
      assertThat(network.totalComputation()).isEqualTo(inFlash.totalComputation());
    }
    // A bias has 32 bits and is counted as 4 values.
    assertThat(inFlash.totalMemory(MemoryKind.FLASH)).isGreaterThan(parameters);
  }

  private static FileSource file(String name) {
    return new FileSource(Path.of("instances", "networks", "mlperf-" + name + ".json"));
  }
}
