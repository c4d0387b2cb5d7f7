package org.ratecut.model;

import java.util.Arrays;

/**
 * The vertices whose device is given, for instance the input layer on the device with the camera.
 */
public final class Pins {

  /** Returned by {@link #deviceOf} for a vertex that may go anywhere. */
  public static final int FREE = -1;

  private final int[] deviceOfVertex;

  private Pins(int[] deviceOfVertex) {
    this.deviceOfVertex = deviceOfVertex;
  }

  /** No vertex of a network with this many is pinned. */
  public static Pins none(int vertexCount) {
    int[] free = new int[vertexCount];
    Arrays.fill(free, FREE);
    return new Pins(free);
  }

  /**
   * Pins for each vertex.
   *
   * @param deviceOfVertex a device, or {@link #FREE}, for each vertex in vertex order; copied
   */
  public static Pins of(int... deviceOfVertex) {
    return new Pins(deviceOfVertex.clone());
  }

  /** These pins and a whole layer on one device besides. */
  public Pins withLayer(Layer layer, int device) {
    return withRange(layer.firstVertex(), layer.endVertex(), device);
  }

  /** These pins and the vertices from {@code first} (inclusive) to {@code end} (exclusive). */
  public Pins withRange(int first, int end, int device) {
    int[] pins = deviceOfVertex.clone();
    Arrays.fill(pins, first, end, device);
    return new Pins(pins);
  }

  /** These pins and one vertex on a device besides. */
  public Pins withVertex(int vertex, int device) {
    return withRange(vertex, vertex + 1, device);
  }

  /** The device of a pinned vertex, or {@link #FREE}. */
  public int deviceOf(int vertex) {
    return deviceOfVertex[vertex];
  }

  /** Whether a vertex has a fixed device. */
  public boolean isPinned(int vertex) {
    return deviceOfVertex[vertex] != FREE;
  }

  /** How many vertices these pins are for, free ones included. */
  public int vertexCount() {
    return deviceOfVertex.length;
  }

  /** How many vertices are pinned. */
  public int pinnedCount() {
    return (int) Arrays.stream(deviceOfVertex).filter(device -> device != FREE).count();
  }
}
