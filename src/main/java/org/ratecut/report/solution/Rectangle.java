package org.ratecut.report.solution;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring cells of one device.
 *
 * @param device at least 0
 */
record Rectangle(int row, int column, int height, int width, int device) {

  int area() {
    return height * width;
  }

  /**
   * Covers a grid with rectangles of equal devices: each starts at the first cell that is not yet
   * covered, and is as wide and then as high as it can be. Cells of -1 stay uncovered.
   *
   * @param devices rows of equal length
   */
  static List<Rectangle> cover(int[][] devices) {
    List<Rectangle> rectangles = new ArrayList<>();
    boolean[][] covered = new boolean[devices.length][devices[0].length];
    for (int row = 0; row < devices.length; row++) {
      for (int column = 0; column < devices[row].length; column++) {
        if (!covered[row][column] && devices[row][column] >= 0) {
          rectangles.add(largestFrom(row, column, devices, covered));
        }
      }
    }
    return rectangles;
  }

  private static Rectangle largestFrom(int row, int column, int[][] devices, boolean[][] covered) {
    int device = devices[row][column];
    int width = 1;
    while (column + width < devices[row].length
        && isFree(row, column + width, 1, device, devices, covered)) {
      width++;
    }
    int height = 1;
    while (row + height < devices.length
        && isFree(row + height, column, width, device, devices, covered)) {
      height++;
    }
    for (int r = row; r < row + height; r++) {
      for (int c = column; c < column + width; c++) {
        covered[r][c] = true;
      }
    }
    return new Rectangle(row, column, height, width, device);
  }

  private static boolean isFree(
      int row, int column, int width, int device, int[][] devices, boolean[][] covered) {
    for (int c = column; c < column + width; c++) {
      if (devices[row][c] != device || covered[row][c]) {
        return false;
      }
    }
    return true;
  }
}
