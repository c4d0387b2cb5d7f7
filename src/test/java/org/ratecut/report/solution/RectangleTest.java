package org.ratecut.report.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RectangleTest {

  @Test
  void equalNeighboursAreOneRectangle() {
    int[][] devices = {{0, 0, 1}, {0, 0, 1}, {2, 2, 2}};
    assertThat(Rectangle.cover(devices))
        .containsExactly(
            new Rectangle(0, 0, 2, 2, 0),
            new Rectangle(0, 2, 2, 1, 1),
            new Rectangle(2, 0, 1, 3, 2));
  }

  @RepeatedTest(20)
  void everyCellIsCoveredOnceByItsDevice(RepetitionInfo repetition) {
    int[][] devices = randomDevices(new Random(repetition.getCurrentRepetition()));
    int[][] found = new int[devices.length][devices[0].length];
    for (Rectangle each : Rectangle.cover(devices)) {
      for (int row = each.row(); row < each.row() + each.height(); row++) {
        for (int column = each.column(); column < each.column() + each.width(); column++) {
          assertThat(found[row][column]).as("covered before").isZero();
          found[row][column] = each.device() + 2;
        }
      }
    }
    for (int row = 0; row < devices.length; row++) {
      for (int column = 0; column < devices[row].length; column++) {
        int device = devices[row][column];
        assertThat(found[row][column]).isEqualTo(device < 0 ? 0 : device + 2);
      }
    }
  }

  @Test
  void aRegionIsLabelledOnceWhereItIsLargest() {
    int[][] devices = {{0, 1, 1}, {0, 1, 1}, {0, 0, 1}, {2, 2, 0}};
    List<Rectangle> labels = new ConnectedAreas(devices).largest(Rectangle.cover(devices));
    assertThat(labels)
        .containsExactlyInAnyOrder(
            new Rectangle(0, 0, 3, 1, 0),
            new Rectangle(0, 1, 2, 2, 1),
            new Rectangle(3, 0, 1, 2, 2),
            new Rectangle(3, 2, 1, 1, 0));
  }

  private static int[][] randomDevices(Random random) {
    int[][] devices = new int[1 + random.nextInt(7)][1 + random.nextInt(7)];
    for (int[] row : devices) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextInt(4) - 1;
      }
    }
    return devices;
  }
}
