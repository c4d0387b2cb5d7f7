package org.ratecut.report.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Layer;

class CellGridTest {

  @Test
  void aGridOfTilesKeepsItsGeometry() {
    CellGrid grid = new CellGrid(new Layer("C1", 100, 3, 4, 6));
    assertThat(grid.map(v -> v))
        .isDeepEqualTo(
            new int[][] {{100, 101, 102, 103}, {104, 105, 106, 107}, {108, 109, 110, 111}});
  }

  @Test
  void aVectorIsBrokenIntoLinesOfEqualLength() {
    CellGrid grid = new CellGrid(new Layer("C5", 10, 1, 30, 1));
    assertThat(grid.rows()).isEqualTo(2);
    assertThat(grid.columns()).isEqualTo(15);
    assertThat(grid.map(v -> v)[1][14]).isEqualTo(39);
  }

  @Test
  void aColumnIsABandFromLeftToRight() {
    CellGrid grid = new CellGrid(grid(96, 1));
    assertThat(grid.isBand()).isTrue();
    assertThat(grid.rows()).isEqualTo(1);
    assertThat(grid.columns()).isEqualTo(96);
    CellGrid longer = new CellGrid(grid(224, 1));
    assertThat(longer.rows()).isEqualTo(2);
    assertThat(longer.map(v -> v)[1][111]).isEqualTo(223);
  }

  @Test
  void aGridMuchHigherThanWideLiesOnItsSide() {
    CellGrid grid = new CellGrid(grid(4, 2));
    assertThat(grid.isOnSide()).isTrue();
    assertThat(grid.map(v -> v)).isDeepEqualTo(new int[][] {{0, 2, 4, 6}, {1, 3, 5, 7}});
    assertThat(new CellGrid(grid(3, 2)).isOnSide()).isFalse();
  }

  @Test
  void everyVertexOfAlexNetsLayersHasOneCell() {
    for (Layer layer :
        new Layer[] {grid(227, 227), grid(1, 4096), grid(1, 1000), grid(500, 1), grid(90, 7)}) {
      CellGrid grid = new CellGrid(layer);
      assertThat(IntStream.range(0, grid.cells()).map(grid::vertexOf))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, layer.vertexCount()).boxed().toList());
    }
  }

  @Test
  void ofAHugeLayerEveryFewRowsAndColumnsAreDrawn() {
    CellGrid grid = new CellGrid(grid(1000, 1001));
    assertThat(grid.step()).isEqualTo(4);
    assertThat(grid.columns()).isEqualTo(251);
    assertThat(grid.rows()).isEqualTo(250);
    assertThat(grid.vertexOf(251)).isEqualTo(4 * 1001);
  }

  @Test
  void equalNeighboursAreWrittenOnce() {
    CellGrid grid = new CellGrid(grid(2, 4));
    assertThat(grid.runs(v -> v < 3 ? "a" : "b,1")).isEqualTo("a*3 b,1*5");
  }

  private static Layer grid(int height, int width) {
    return new Layer("layer", 0, height, width, 1);
  }
}
