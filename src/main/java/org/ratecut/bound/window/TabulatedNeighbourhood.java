package org.ratecut.bound.window;

/**
 * A neighbourhood as two tables. The first is raised to its running maximum, because more consumers
 * never need fewer producers; the second at least to {@code ψ(n) + ψ(N - n) - P}, because the
 * producers that both sides read are counted twice in the sum.
 */
final class TabulatedNeighbourhood implements NeighbourhoodBounds {

  private final int producers;
  private final int[] smallest;
  private final int[] boundary;

  TabulatedNeighbourhood(int producers, int[] smallest, int[] boundary) {
    this.producers = producers;
    this.smallest = smallest.clone();
    this.boundary = boundary.clone();
    int consumers = smallest.length - 1;
    for (int n = 1; n <= consumers; n++) {
      this.smallest[n] = Math.max(this.smallest[n], this.smallest[n - 1]);
    }
    for (int n = 1; n < consumers; n++) {
      int bothSides = this.smallest[n] + this.smallest[consumers - n] - producers;
      this.boundary[n] = Math.max(this.boundary[n], bothSides);
    }
  }

  @Override
  public int consumers() {
    return smallest.length - 1;
  }

  @Override
  public int producers() {
    return producers;
  }

  @Override
  public int smallest(int count) {
    return smallest[count];
  }

  @Override
  public int boundary(int count) {
    return boundary[count];
  }
}
