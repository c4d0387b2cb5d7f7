package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.testing.PaperProblems;

class MetisGraphWriterTest {

  @TempDir Path folder;

  @Test
  void eachEdgeIsAtBothEndsWithTheOutputOfItsProducer() throws IOException {
    NetworkBuilder builder = Network.builder("small");
    Layer from = builder.addLayer("from", 1, 2, 1, new Vertex(4, 0, 5));
    Layer to = builder.addLayer("to", 1, 1, 3, new Vertex(6, 10, 9));
    assertThat(exported(builder.addArcs(from, to).build()))
        .containsExactly("3 2 011 2", "4 0 3 5", "4 0 3 5", "6 10 1 5 2 5");
  }

  @Test
  void edgesThatCarryNothingAreLeftOut() throws IOException {
    NetworkBuilder builder = Network.builder("silent");
    builder.addLayer("silent", 1, 1, 1, new Vertex(4, 1, 0));
    builder.addLayer("loud", 1, 1, 1, new Vertex(5, 1, 2));
    builder.addLayer("to", 1, 1, 1, new Vertex(6, 1, 0));
    builder.addArcs(VertexSet.of(0, 1), VertexSet.of(2));
    assertThat(exported(builder.build())).containsExactly("3 1 011 2", "4 1", "5 1 3 2", "6 1 2 2");
  }

  @Test
  void lenetHasAllItsArcs() throws IOException {
    assertThat(exported(PaperProblems.lenet2to1()))
        .hasSize(605)
        .first()
        .isEqualTo("604 3632 011 2");
  }

  /** The lines without the comments. */
  private Iterable<String> exported(Network network) throws IOException {
    Path file = folder.resolve("network.graph");
    MetisGraphWriter.write(network, file);
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("%")).toList();
  }
}
