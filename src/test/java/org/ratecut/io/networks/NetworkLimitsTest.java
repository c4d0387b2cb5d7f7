package org.ratecut.io.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.model.Network;

/** Small descriptions of huge networks are answered soon and with little memory. */
class NetworkLimitsTest {

  @TempDir Path folder;

  @Test
  void manyNestedRearrangementsAreRefusedWithoutOverflow() {
    String pads =
        IntStream.range(0, 9_000)
            .mapToObj(i -> "{\"name\": \"p%d\", \"type\": \"pad\", \"padding\": 0}".formatted(i))
            .collect(Collectors.joining(","));

    assertThatThrownBy(
            () -> read(input(4, 4, 2) + "," + pads + ",{\"name\": \"d\", \"type\": \"softmax\"}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Layer p500: More than 500 layers that only rearrange");
  }

  @Test
  @Timeout(60)
  void theChannelsOfAReorderedPositionAreNotLookedAtOneByOne() {
    String slice =
        "{\"name\": \"s\", \"type\": \"reorder\", \"shape\": [1, 1, 2000000000], \"offset\": 5,"
            + " \"channels\": [[2000000000, 1]]}";
    String dense =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "{\"name\": \"d%d\", \"type\": \"pooling\", \"kind\": \"max\", \"kernel\": 1, \"inputs\": [\"s\"]}"
                        .formatted(i))
            .collect(Collectors.joining(","));

    Network network = read(input(1, 1, 2_000_000_005) + "," + slice + "," + dense);

    assertThat(network.arcCount()).isEqualTo(40);
  }

  @Test
  @Timeout(60)
  void windowsOverTooManyPositionsAreRefused() {
    assertThatThrownBy(
            () ->
                read(
                    input(4_000_000, 1, 1)
                        + ",{\"name\": \"c\", \"type\": \"convolution\", \"channels\": 1,"
                        + " \"kernel\": [1000000, 1], \"dilation\": [2, 1], \"padding\":"
                        + " \"same\"}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "Layer c: The kernel (1000000) times the outputs in one direction (4000000) must be");
  }

  private static String input(int height, int width, int channels) {
    return "{\"name\": \"in\", \"type\": \"input\", \"shape\": [%d, %d, %d]}"
        .formatted(height, width, channels);
  }

  private Network read(String layers) {
    String text =
        "{\"format\": \"ratecut-network\", \"version\": 1, \"name\": \"n\","
            + " \"granularity\": \"operator\", \"layers\": ["
            + layers
            + "]}";
    try {
      return new NetworkFormat()
          .read(new FileSource(Files.writeString(folder.resolve("network.json"), text)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
