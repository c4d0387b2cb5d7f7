package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.model.Network;
import org.ratecut.model.Vertex;
import org.ratecut.testing.PaperProblems;

class MetisUnitsTest {

  @TempDir private Path folder;

  @Test
  void smallNetworksKeepTheirNumbers() {
    assertThat(MetisUnits.for32Bits(PaperProblems.lenet1to1())).isEqualTo(MetisUnits.EXACT);
  }

  @Test
  void largeSumsAreScaledToFit() {
    Network network = large();
    MetisUnits units = MetisUnits.for32Bits(network);
    long memory = 2 * MetisUnits.count(1L << 40, units.memory()) + 1;
    long cut = 2 * MetisUnits.count(1L << 33, units.output());
    assertThat(memory).isBetween(1L << 28, 1L << 29);
    assertThat(cut).isBetween(1L << 28, 1L << 29);
    assertThat(units.computation()).isEqualTo(1);
  }

  @Test
  void somethingNeverBecomesNothing() {
    assertThat(MetisUnits.count(1, 1000)).isEqualTo(1);
    assertThat(MetisUnits.count(0, 1000)).isZero();
    assertThat(MetisUnits.count(2001, 1000)).isEqualTo(3);
  }

  @Test
  void filesAreNotLargerThanForetold() throws IOException {
    Path file = folder.resolve("net.graph");
    for (Network network : new Network[] {PaperProblems.lenet2to1(), large()}) {
      MetisUnits units = MetisUnits.for32Bits(network);
      MetisGraphWriter.write(network, file, units);
      assertThat(Files.size(file)).isLessThan(units.maxBytes(network) + 1_000);
    }
  }

  private static Network large() {
    var builder = Network.builder("large");
    var first = builder.addLayer("first", 1, 2, 1, new Vertex(1L << 40, 1, 1L << 33));
    var second = builder.addLayer("second", 1, 1, 1, new Vertex(1, 1, 0));
    builder.addArcs(first, second);
    return builder.build();
  }
}
