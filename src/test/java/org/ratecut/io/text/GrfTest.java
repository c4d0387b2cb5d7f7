package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.text.GrfWriter.Edges;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

class GrfTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Edges.class)
  void aNetworkThatWasWrittenAndReadIsWorthTheSame(Edges edges) {
    for (int seed = 0; seed < 50; seed++) {
      assertWorthTheSame(randomNetwork(new Random(seed)), edges, 5);
    }
  }

  @ParameterizedTest
  @EnumSource(Edges.class)
  void lenetThatWasWrittenAndReadIsWorthTheSame(Edges edges) {
    Network lenet = PaperProblems.lenet2to1();
    Network read = assertWorthTheSame(lenet, edges, 3);
    assertThat(read.broadcasts()).isEqualTo(lenet.broadcasts());
    assertThat(read.layers())
        .extracting(Layer::firstVertex, Layer::height, Layer::width, Layer::depth)
        .isEqualTo(
            lenet.layers().stream()
                .map(
                    layer ->
                        tuple(layer.firstVertex(), layer.height(), layer.width(), layer.depth()))
                .toList());
  }

  private Network assertWorthTheSame(Network network, Edges edges, int assignments) {
    Path file = folder.resolve("network.grf");
    GrfWriter.write(network, file, edges);
    Network read = new GrfReader().read(new FileSource(file));
    Problem before = PaperProblems.free(network, PaperProblems.stm32f469x4het());
    Problem after = PaperProblems.free(read, PaperProblems.stm32f469x4het());
    Random random = new Random(7);
    for (int i = 0; i < assignments; i++) {
      Assignment assignment = RandomProblems.assignment(before, random);
      assertThat(Evaluator.evaluate(after, assignment))
          .isEqualTo(Evaluator.evaluate(before, assignment));
    }
    return read;
  }

  /** Some layers, shared parameters for some, and arcs from any layer to any later one. */
  private static Network randomNetwork(Random random) {
    NetworkBuilder builder = Network.builder("random");
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < 1 + random.nextInt(4); l++) {
      int height = 1 + random.nextInt(3);
      int width = 1 + random.nextInt(3);
      List<Vertex> vertices =
          IntStream.range(0, height * width)
              .mapToObj(v -> new Vertex(random.nextInt(9), random.nextInt(20), random.nextInt(4)))
              .toList();
      Layer layer = builder.addLayer("l" + l, height, width, 1 + random.nextInt(3), vertices);
      for (int group = 0; group < random.nextInt(3); group++) {
        VertexSet members = VertexSet.range(layer.firstVertex(), layer.endVertex());
        builder.addParameterGroup("g" + l + group, random.nextInt(9), members);
      }
      for (Layer earlier : layers) {
        for (int arc = 0; arc < random.nextInt(6); arc++) {
          builder.addArcs(someOf(earlier, random), someOf(layer, random));
        }
      }
      layers.add(layer);
    }
    return builder.build();
  }

  private static VertexSet someOf(Layer layer, Random random) {
    return VertexSet.of(
        random.ints(1 + random.nextInt(3), layer.firstVertex(), layer.endVertex()).toArray());
  }

  @Test
  void directedFileListsEachEdgeAtTheEarlierLayer() throws IOException {
    assertThat(written(Edges.DIRECTED))
        .isEqualTo(
            """
            0
            3 2
            0 1011
            2
            0 2
            0 7
            2 1
            1 1
            1 3
            4 0 1 5 2
            4 0 1 5 2
            6 10 0
            """);
  }

  @Test
  void undirectedFileListsEachEdgeAtBothEnds() throws IOException {
    assertThat(written(Edges.UNDIRECTED))
        .startsWith("0\n3 4\n")
        .endsWith(
            """
            4 0 1 5 2
            4 0 1 5 2
            6 10 2 5 0 5 1
            """);
  }

  private String written(Edges edges) throws IOException {
    NetworkBuilder builder = Network.builder("small");
    Layer from = builder.addLayer("from", 1, 2, 1, new Vertex(4, 0, 5));
    Layer to = builder.addLayer("to", 1, 1, 3, new Vertex(6, 10, 9));
    builder.addParameterGroup("weights", 7, VertexSet.of(2)).addArcs(from, to);
    Path file = folder.resolve("small.grf");
    GrfWriter.write(builder.build(), file, edges);
    return Files.readString(file);
  }

  @Test
  void readsWhatTheAuthorsFilesDo() throws IOException {
    String degreesOfOneTabsAndBlanks =
        """
        0
        4 8
        0  1011
        3
        0 1 3\s
        0 7 0\s
        1 1 1\s
        1 1 1
        1 6 120\s

        4 0 1 4 2 4 1
        24\t5\t1\t6 3 4 0\s
        24 5 1 6 3 4 0\r
        8 5 1 6 2 6 1

        """;
    Network network = read(degreesOfOneTabsAndBlanks);
    assertThat(network.arcCount()).isEqualTo(4);
    assertThat(network.vertex(1)).isEqualTo(new Vertex(24, 5, 6));
    assertThat(network.vertex(3)).isEqualTo(new Vertex(8, 5, 0));
    assertThat(network.bitsPerValue()).isEqualTo(64);
    assertThat(network.layers().get(1))
        .as("1 x 1 is not the grid of the two vertices")
        .isEqualTo(new Layer("layer1", 1, 1, 2, 6));
    assertThat(network.parameterGroups()).hasSize(1);
    assertThat(network.parameterGroups().get(0).members()).isEqualTo(VertexSet.of(1, 2));
  }

  @Test
  void directedFileMayStateUndirectedDegrees() throws IOException {
    Network network =
        read(
            """
            0
            3 2
            0 1011
            3
            0 1 2
            0 0 0
            1 1 1
            1 1 1
            1 1 1
            4 0 1 4 1
            4 0 2 4 2
            4 0 0
            """);
    assertThat(network.arcCount()).isEqualTo(2);
  }

  @Test
  void countOfArcsMayBeHalfOfWhatIsListed() throws IOException {
    Network network =
        read(
            """
            0
            3 1
            0 1011
            3
            0 1 2
            0 0 0
            1 1 1
            1 1 1
            1 1 1
            4 0 1 4 1
            4 0 1 4 2
            4 0 0
            """);
    assertThat(network.arcCount()).isEqualTo(2);
  }

  @Test
  void verticesMayBeNumberedFromOne() throws IOException {
    Network network =
        read(
            """
            0
            3 2
            1 1011
            2
            1 3
            0 9
            2 1
            1 1
            1 1
            4 0 1 4 3
            4 0 1 4 3
            4 0 0
            """);
    assertThat(network.broadcasts()).hasSize(1);
    assertThat(network.broadcasts().get(0).consumers()).isEqualTo(VertexSet.of(2));
    assertThat(network.parameterGroups().get(0).members()).isEqualTo(VertexSet.of(2));
  }

  @Test
  void denseLayersAreReadAsOneBroadcast() {
    NetworkBuilder builder = Network.builder("dense");
    Layer from = builder.addLayer("from", 1, 300, 1, new Vertex(1, 1, 1));
    Layer to = builder.addLayer("to", 1, 200, 1, new Vertex(1, 1, 0));
    Path file = folder.resolve("dense.grf");
    GrfWriter.write(builder.addArcs(from, to).build(), file, Edges.UNDIRECTED);
    Network read = new GrfReader().read(new FileSource(file));
    assertThat(read.broadcasts()).hasSize(1);
    assertThat(read.arcCount()).isEqualTo(60_000);
  }

  private Network read(String text) throws IOException {
    Path file = folder.resolve("network.grf");
    Files.writeString(file, text);
    return new GrfReader().read(new FileSource(file));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "BITS | count values of 8 bits; a program that takes them for values of 64 bits",
        "FLASH | Memory is RAM alone: 1 values in flash are left out.",
        "REUSE | Outputs take memory all the time there",
        "PIPELINE | Room for the inferences in flight is not counted.",
        "WITHIN | It has 3 layers instead of 2",
        "PART | It has 3 layers instead of 2",
        "GROUP | (1 group) count at each vertex."
      })
  void whatTheFileSaysOtherwiseIsSaid(String oddity, String note) {
    Path file = folder.resolve("odd.grf");
    assertThat(GrfWriter.write(odd(oddity), file, Edges.DIRECTED))
        .singleElement()
        .asString()
        .contains(note);
    assertThat(new GrfReader().read(new FileSource(file)).vertexCount())
        .isEqualTo(odd(oddity).vertexCount());
  }

  @Test
  void aNetworkLikeThePapersNeedsNoNote() {
    Path file = folder.resolve("lenet.grf");
    assertThat(GrfWriter.write(PaperProblems.lenet2to1(), file, Edges.DIRECTED)).isEmpty();
  }

  @Test
  void groupsOfPartsOfLayersAreLayersOfTheirOwn() {
    Path file = folder.resolve("parts.grf");
    GrfWriter.write(odd("PART"), file, Edges.DIRECTED);
    Network read = new GrfReader().read(new FileSource(file));
    assertThat(read.parameterGroups())
        .extracting(ParameterGroup::size, ParameterGroup::members)
        .containsExactly(tuple(3L, VertexSet.of(1)));
  }

  @Test
  void otherGroupsCountAtEachVertex() {
    Path file = folder.resolve("spread.grf");
    GrfWriter.write(odd("GROUP"), file, Edges.DIRECTED);
    Network read = new GrfReader().read(new FileSource(file));
    assertThat(read.parameterGroups()).isEmpty();
    assertThat(IntStream.range(0, 4).map(v -> (int) read.memory(v))).containsExactly(4, 4, 4, 1);
  }

  /** Whatever is cut or spread, an assignment is worth no more than before and never less safe. */
  @Test
  void anOddNetworkKeepsItsRateAndNeedsNoLessMemory() {
    for (int seed = 0; seed < 50; seed++) {
      Network network = RandomProblems.tiny(seed).network();
      if (!network.memoryKinds().contains(MemoryKind.FLASH) && leadsForward(network)) {
        assertSameRateAndNoLessMemory(network);
      }
    }
  }

  private void assertSameRateAndNoLessMemory(Network network) {
    Path file = folder.resolve("random.grf");
    GrfWriter.write(network, file, Edges.DIRECTED);
    Network read = new GrfReader().read(new FileSource(file));
    Problem before = PaperProblems.free(network, PaperProblems.stm32f469x4het());
    Problem after = PaperProblems.free(read, PaperProblems.stm32f469x4het());
    Assignment assignment = RandomProblems.assignment(before, new Random(3));
    Evaluation was = Evaluator.evaluate(before, assignment);
    Evaluation is = Evaluator.evaluate(after, assignment);
    assertThat(is.period()).isEqualTo(was.period());
    for (int d = 0; d < before.deviceCount(); d++) {
      assertThat(is.memoryUsed().get(d)).isGreaterThanOrEqualTo(was.memoryUsed().get(d));
    }
  }

  private static boolean leadsForward(Network network) {
    return network.broadcasts().stream()
        .allMatch(each -> each.producers().last() < each.consumers().first());
  }

  @Test
  void anArcToAnEarlierVertexIsRefusedBeforeAnythingIsWritten() {
    Path file = folder.resolve("odd.grf");
    assertThatThrownBy(() -> GrfWriter.write(odd("BACKWARD"), file, Edges.DIRECTED))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            file + ": The arc from vertex 2 (layer b) to vertex 0 (layer a) leads backward");
    assertThat(folder).isEmptyDirectory();
  }

  private static Network odd(String oddity) {
    NetworkBuilder builder = Network.builder("odd");
    builder.addLayer("a", 1, 2, 1, new Vertex(1, 1, 1));
    builder.addLayer("b", 1, 2, 1, new Vertex(1, 1, 1));
    switch (oddity) {
      case "BITS" -> builder.bitsPerValue(8);
      case "PART" -> builder.addParameterGroup("some", 3, VertexSet.of(1));
      case "GROUP" -> builder.addParameterGroup("some", 3, VertexSet.of(0, 1, 2));
      case "FLASH" -> builder.addLayer("c", 1, 1, 1, new Vertex(1, 0, 1, 1, 1));
      case "REUSE" -> builder.addLayer("c", 1, 1, 1, new Vertex(1, 1, 0, 1, 1));
      case "PIPELINE" -> builder.pipelined(true);
      case "WITHIN" -> builder.addArcs(VertexSet.of(0), VertexSet.of(1, 2));
      default -> builder.addArcs(VertexSet.of(2), VertexSet.of(0));
    }
    return builder.build();
  }
}
