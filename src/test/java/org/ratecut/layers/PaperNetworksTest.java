package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/** The table of the paper's networks, to the last number. */
class PaperNetworksTest {

  private final Network lenet1to1 = NetworkGenerator.generate(PaperNetworks.lenet1to1());
  private final Network lenet2to1 = NetworkGenerator.generate(PaperNetworks.lenet2to1());

  @Test
  void lenetHasThePapersSizes() {
    assertThat(lenet1to1.vertexCount()).isEqualTo(2343);
    assertThat(lenet1to1.arcCount()).isEqualTo(36_904);
    assertThat(lenet2to1.vertexCount()).isEqualTo(604);
    assertThat(lenet2to1.arcCount()).isEqualTo(3_632);
  }

  @Test
  void layersStartAtThePapersVertices() {
    assertThat(lenet1to1.layers().stream().map(Layer::firstVertex))
        .isEqualTo(List.of(0, 1024, 1808, 2004, 2104, 2129, 2249, 2333));
    assertThat(lenet2to1.layers().stream().map(Layer::firstVertex))
        .isEqualTo(List.of(0, 256, 452, 501, 526, 551, 581, 602));
  }

  @Test
  void alexnetHasThePapersSizes() {
    Network alexnet = NetworkGenerator.generate(PaperNetworks.alexnet());
    assertThat(alexnet.vertexCount()).isEqualTo(65_916);
    assertThat(alexnet.layers().stream().map(Layer::vertexCount))
        .containsExactly(51_529, 3025, 729, 729, 169, 169, 169, 169, 36, 4096, 4096, 1000);
  }
}
