package org.ratecut.io.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.testing.PaperProblems;

/**
 * The networks in {@code instances/networks}. The numbers of LeNet 1:1, LeNet 2:1 and AlexNet are
 * those of Martins Campos de Oliveira and Borin (Future Internet 2019, 11(10), 209).
 */
class BundledNetworksTest {

  private final NetworkFormat format = new NetworkFormat();

  @ParameterizedTest
  @CsvSource({
    "lenet-1to1, 2343, 36904",
    "lenet-2to1, 604, 3632",
    "lenet-4to1, 174, 601",
    "lenet-8to1, 51, 107",
    "lenet-16to1, 17, 26",
    "lenet-layers, 8, 7",
    "lenet-strips, 34, 64",
    "alexnet, 65916, 21415851",
    "alexnet-4to1, 4186, 90763",
    "alexnet-8to1, 1083, 6686",
  })
  void networksHaveTheirSizes(String name, int vertices, long arcs) {
    Network network = read(name);

    assertThat(network.name()).isEqualTo(name);
    assertThat(network.vertexCount()).isEqualTo(vertices);
    assertThat(network.arcCount()).isEqualTo(arcs);
  }

  @ParameterizedTest
  @CsvSource({
    "lenet-1to1",
    "lenet-2to1",
    "lenet-4to1",
    "lenet-8to1",
    "lenet-16to1",
    "lenet-layers",
    "lenet-strips"
  })
  void tilesKeepTheTotals(String name) {
    Network network = read(name);

    assertThat(network.totalComputation()).isEqualTo(353_820);
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(68_252);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(1_716);
  }

  @Test
  void layersOfLenetStartAtThePapersVertices() {
    assertThat(read("lenet-1to1").layers().stream().map(Layer::firstVertex))
        .isEqualTo(List.of(0, 1024, 1808, 2004, 2104, 2129, 2249, 2333));
    assertThat(read("lenet-2to1").layers().stream().map(Layer::firstVertex))
        .isEqualTo(List.of(0, 256, 452, 501, 526, 551, 581, 602));
  }

  @Test
  void lenetIsTheOneThatIsWrittenOutByHand() {
    assertSameButForTheOutput(read("lenet-1to1"), PaperProblems.lenet1to1());
    assertSameButForTheOutput(read("lenet-2to1"), PaperProblems.lenet2to1());
  }

  /** What the last layer would send does not matter, because nothing reads it. */
  private static void assertSameButForTheOutput(Network actual, Network expected) {
    assertThat(actual.layers()).isEqualTo(expected.layers());
    assertThat(actual.parameterGroups()).isEqualTo(expected.parameterGroups());
    assertThat(actual.broadcasts()).isEqualTo(expected.broadcasts());
    for (int v = 0; v < expected.vertexCount(); v++) {
      assertThat(actual.memory(v)).isEqualTo(expected.memory(v));
      assertThat(actual.computation(v)).isEqualTo(expected.computation(v));
      if (expected.outgoingBroadcast(v) >= 0) {
        assertThat(actual.output(v)).isEqualTo(expected.output(v));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, input, 227, 227, 3, 3, 0, 0, 3",
    "1, conv1, 55, 55, 96, 96, 69901, 34944, 96",
    "2, pool1, 27, 27, 96, 96, 864, 0, 96",
    "3, conv2, 27, 27, 256, 256, 4992, 614656, 256",
    "4, pool2, 13, 13, 256, 256, 2304, 0, 256",
    "5, conv3, 13, 13, 384, 384, 5120, 885120, 384",
    "6, conv4, 13, 13, 384, 384, 7680, 1327488, 384",
    "7, conv5, 13, 13, 256, 256, 7680, 884992, 256",
    "8, pool5, 6, 6, 256, 256, 2304, 0, 256",
    "9, fc6, 1, 4096, 1, 9218, 18434, 0, 1",
    "10, fc7, 1, 4096, 1, 4098, 8194, 0, 1",
    "11, fc8, 1, 1000, 1, 4098, 8193, 0, 1",
  })
  void layersOfAlexnetHaveThePapersCosts(
      int index,
      String name,
      int height,
      int width,
      int depth,
      long memory,
      long computation,
      long shared,
      long output) {
    Network alexnet = read("alexnet");
    Layer layer = alexnet.layers().get(index);

    assertThat(layer).isEqualTo(new Layer(name, layer.firstVertex(), height, width, depth));
    assertThat(IntStream.range(layer.firstVertex(), layer.endVertex()))
        .allMatch(v -> alexnet.memory(v) == memory)
        .allMatch(v -> alexnet.computation(v) == computation)
        .allMatch(v -> alexnet.output(v) == output);
    assertThat(
            alexnet.parameterGroups().stream()
                .filter(group -> group.name().equals(name))
                .mapToLong(ParameterGroup::size)
                .sum())
        .isEqualTo(shared);
  }

  private Network read(String name) {
    return format.read(new FileSource(Path.of("instances", "networks", name + ".json")));
  }
}
