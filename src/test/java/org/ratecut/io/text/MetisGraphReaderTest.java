package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.FileSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

class MetisGraphReaderTest {

  @TempDir Path folder;

  @Test
  void edgesAreArcsFromTheLowerNumber() throws IOException {
    Network network = read("% comment\n4 3\n2 3\n1\n1 4\n% between\n3\n");
    assertThat(network.broadcasts()).hasSize(2);
    assertThat(network.broadcasts().get(0).consumers()).isEqualTo(VertexSet.of(1, 2));
    assertThat(network.vertex(0)).as("without weights").isEqualTo(new Vertex(0, 1, 1));
    assertThat(network.vertex(3)).as("nothing needs it").isEqualTo(new Vertex(0, 1, 0));
    assertThat(network.layers())
        .as("no arc stays within a layer")
        .extracting(Layer::firstVertex)
        .containsExactly(0, 1, 3);
  }

  @Test
  void oneWeightIsComputationAndTwoAreMemoryAndComputation() throws IOException {
    assertThat(read("2 1 11\n7 2 5\n9 1 5\n").vertex(0)).isEqualTo(new Vertex(0, 7, 5));
    assertThat(read("2 1 011 2\n3 7 2 5\n4 9 1 5\n").vertex(0)).isEqualTo(new Vertex(3, 7, 5));
  }

  @Test
  void sizesAreWhatIsSentWhateverTheEdgesWeigh() throws IOException {
    Network network = read("3 2 111\n8 1 2 5 3 6\n0 1 1 5\n4 1 1 6\n");
    assertThat(network.vertex(0)).isEqualTo(new Vertex(0, 1, 8));
    assertThat(network.vertex(2)).isEqualTo(new Vertex(0, 1, 4));
  }

  @Test
  void aVertexWithoutAnythingIsABlankLine() throws IOException {
    assertThat(read("3 0\n\n\n\n").vertexCount()).isEqualTo(3);
    assertThat(read("3 1\n2\n1\n\n\n").arcCount()).isEqualTo(1);
  }

  @Test
  void aNetworkWithoutSharedParametersThatWasWrittenAndReadIsWorthTheSame() {
    for (int seed = 0; seed < 50; seed++) {
      assertWorthTheSame(withoutGroups(RandomProblems.tiny(seed).network()));
    }
  }

  private void assertWorthTheSame(Network network) {
    Path file = folder.resolve("network.graph");
    MetisGraphWriter.write(network, file);
    Network read = new MetisGraphReader().read(new FileSource(file));
    Problem before = PaperProblems.free(network, PaperProblems.stm32f469x4het());
    Problem after = PaperProblems.free(read, PaperProblems.stm32f469x4het());
    Assignment assignment = RandomProblems.assignment(before, new Random(11));
    Evaluation was = Evaluator.evaluate(before, assignment);
    assertThat(Evaluator.evaluate(after, assignment)).isEqualTo(was);
  }

  private static Network withoutGroups(Network network) {
    NetworkBuilder builder = Network.builder(network.name());
    for (Layer layer : network.layers()) {
      builder.addLayer(
          layer.name(),
          1,
          layer.vertexCount(),
          1,
          IntStream.range(layer.firstVertex(), layer.endVertex())
              .mapToObj(
                  v -> new Vertex(network.memory(v), network.computation(v), network.output(v)))
              .toList());
    }
    network.broadcasts().stream()
        .filter(each -> each.producers().last() < each.consumers().first())
        .forEach(each -> builder.addArcs(each.producers(), each.consumers()));
    return builder.build();
  }

  private Network read(String text) throws IOException {
    Path file = folder.resolve("read.graph");
    Files.writeString(file, text);
    return new MetisGraphReader().read(new FileSource(file));
  }
}
