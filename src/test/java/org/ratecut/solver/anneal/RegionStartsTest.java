package org.ratecut.solver.anneal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.testing.PaperProblems;

class RegionStartsTest {

  private static final Problem PROBLEM =
      PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.stm32l433x11());

  private static final List<Layer> GRIDS =
      PROBLEM.network().layers().stream().filter(layer -> layer.height() > 1).toList();

  @Test
  void eachRegionOfThePictureIsOnADeviceOfItsOwn() {
    for (int count : new int[] {1, 2, 4, 8, 11}) {
      assertThat(devicesOf(GRIDS.get(0), draw(PROBLEM, count, 7))).hasSize(count);
    }
  }

  @Test
  void theLayersAreCutAtTheSamePlaces() {
    Assignment assignment = draw(PROBLEM, 4, 7);
    for (Layer layer : GRIDS) {
      assertThat(corners(layer, assignment)).isEqualTo(corners(GRIDS.get(0), assignment));
      assertThat(devicesOf(GRIDS.get(0), assignment)).containsAll(devicesOf(layer, assignment));
    }
  }

  @Test
  void denseLayersFillTheOtherDevicesAsFarAsTheirMemoryGoes() {
    Assignment assignment = draw(PROBLEM, 4, 7);
    Layer dense = layer("C5");
    assertThat(devicesOf(dense, assignment))
        .hasSize(6)
        .doesNotContainAnyElementsOf(devicesOf(GRIDS.get(0), assignment));
  }

  @Test
  void pinnedVerticesAreWhereTheyBelong() {
    Problem pinned = PaperProblems.pinned(PaperProblems.lenet1to1(), PaperProblems.stm32l433x11());
    Assignment assignment = draw(pinned, 4, 7);
    for (int v = 0; v < pinned.vertexCount(); v++) {
      if (pinned.pins().isPinned(v)) {
        assertThat(assignment.deviceOf(v)).isEqualTo(pinned.pins().deviceOf(v));
      }
    }
  }

  @Test
  void whatFitsNowhereIsPlacedAllTheSame() {
    Problem tight =
        PaperProblems.free(
            PaperProblems.lenet1to1(), PaperProblems.equal("tight", 2, 1_000, 1_000, 1_000));
    assertThat(draw(tight, 2, 7).vertexCount()).isEqualTo(tight.vertexCount());
  }

  @Test
  void asManyRegionsAsTheSmallestGridHasPositionsAreOneForEach() {
    Problem many = PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.stm32l151x56());
    Layer smallest = GRIDS.get(GRIDS.size() - 1);
    Assignment assignment = draw(many, RegionStarts.positions(many), 7);
    assertThat(devicesOf(smallest, assignment)).hasSize(smallest.vertexCount());
    assertThat(devicesOf(layer("C5"), assignment))
        .hasSize(24)
        .doesNotContainAnyElementsOf(devicesOf(smallest, assignment));
  }

  @Test
  void spreadingLeavesFreeWhatComesBeforeTheSmallestGrid() {
    Problem many = PaperProblems.pinned(PaperProblems.lenet1to1(), PaperProblems.stm32l151x56());
    Assignment assignment = draw(many, RegionStarts.positions(many), 7);
    Problem spread = RegionStarts.spread(many, assignment);
    int first = layer("S4").firstVertex();
    for (int v = 0; v < many.vertexCount(); v++) {
      int expected = v < first ? many.pins().deviceOf(v) : assignment.deviceOf(v);
      assertThat(spread.pins().deviceOf(v)).isEqualTo(expected);
    }
  }

  @Test
  void devicesWithPinnedVerticesComeLast() {
    Problem pinned = PaperProblems.pinned(PaperProblems.lenet1to1(), PaperProblems.stm32l151x56());
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(devicesOf(layer("S4"), draw(pinned, 25, seed))).doesNotContain(0);
    }
  }

  @Test
  void networksWithoutGridsHaveNoRegions() {
    NetworkBuilder vectors = Network.builder("vectors");
    vectors.addLayer("only", 1, 3, 1, new Vertex(1, 1, 1));
    Problem problem =
        PaperProblems.free(vectors.build(), PaperProblems.equal("two", 2, 1_000, 1_000, 1_000));
    assertThat(RegionStarts.suit(problem)).isFalse();
    assertThat(RegionStarts.suit(PROBLEM)).isTrue();
  }

  private static Assignment draw(Problem problem, int count, long seed) {
    return RegionStarts.draw(problem, count, new SplittableRandom(seed));
  }

  private static Layer layer(String name) {
    return PROBLEM.network().layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Integer> devicesOf(Layer layer, Assignment assignment) {
    Set<Integer> devices = new TreeSet<>();
    IntStream.range(layer.firstVertex(), layer.endVertex())
        .forEach(v -> devices.add(assignment.deviceOf(v)));
    return devices;
  }

  private static List<Integer> corners(Layer layer, Assignment assignment) {
    return List.of(
        assignment.deviceOf(layer.vertexAt(0, 0)),
        assignment.deviceOf(layer.vertexAt(0, layer.width() - 1)),
        assignment.deviceOf(layer.vertexAt(layer.height() - 1, 0)),
        assignment.deviceOf(layer.vertexAt(layer.height() - 1, layer.width() - 1)));
  }
}
