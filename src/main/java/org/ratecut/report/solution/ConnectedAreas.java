package org.ratecut.report.solution;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connected areas of equal devices in a grid: cells that touch along a side. */
final class ConnectedAreas {

  private static final int[][] SIDES = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

  private final int[][] devices;
  private final int[][] regionOf;

  ConnectedAreas(int[][] devices) {
    this.devices = devices;
    this.regionOf = new int[devices.length][devices[0].length];
    Arrays.stream(regionOf).forEach(row -> Arrays.fill(row, -1));
    int count = 0;
    for (int row = 0; row < devices.length; row++) {
      for (int column = 0; column < devices[row].length; column++) {
        if (regionOf[row][column] < 0) {
          flood(row, column, count++);
        }
      }
    }
  }

  /** The largest rectangle of each region, which is where its label has the most room. */
  List<Rectangle> largest(List<Rectangle> cover) {
    Map<Integer, Rectangle> largest = new LinkedHashMap<>();
    for (Rectangle each : cover) {
      largest.merge(
          regionOf[each.row()][each.column()],
          each,
          (first, second) -> second.area() > first.area() ? second : first);
    }
    return List.copyOf(largest.values());
  }

  private void flood(int row, int column, int region) {
    Deque<int[]> waiting = new ArrayDeque<>();
    regionOf[row][column] = region;
    waiting.push(new int[] {row, column});
    while (!waiting.isEmpty()) {
      int[] cell = waiting.pop();
      for (int[] side : SIDES) {
        int r = cell[0] + side[0];
        int c = cell[1] + side[1];
        if (isInside(r, c) && regionOf[r][c] < 0 && devices[r][c] == devices[row][column]) {
          regionOf[r][c] = region;
          waiting.push(new int[] {r, c});
        }
      }
    }
  }

  private boolean isInside(int row, int column) {
    return row >= 0 && row < devices.length && column >= 0 && column < devices[0].length;
  }
}
