package org.ratecut.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ratecut.model.exact.InvalidModelException;

/** A device for each vertex. It may violate memory, pins or missing channels: a referee tells. */
public final class Assignment {

  private final int[] deviceOfVertex;

  private Assignment(int[] deviceOfVertex) {
    this.deviceOfVertex = deviceOfVertex;
  }

  /**
   * An assignment of each vertex to a device.
   *
   * @param deviceOfVertex the device of each vertex, in vertex order; copied
   */
  public static Assignment of(int... deviceOfVertex) {
    return new Assignment(deviceOfVertex.clone());
  }

  /** The device of a vertex, from 0. */
  public int deviceOf(int vertex) {
    return deviceOfVertex[vertex];
  }

  /** How many vertices are assigned. */
  public int vertexCount() {
    return deviceOfVertex.length;
  }

  /** The devices in the order of the vertices. */
  public IntStream stream() {
    return Arrays.stream(deviceOfVertex);
  }

  /** The devices in the order of the vertices, in an array of its own. */
  public int[] toArray() {
    return deviceOfVertex.clone();
  }

  /**
   * Checks that there is one existing device for each vertex.
   *
   * @return this
   * @throws InvalidModelException if the assignment has not one device of the problem's cluster for
   *     each vertex of its network
   */
  public Assignment requireFitting(Problem problem) {
    if (vertexCount() != problem.vertexCount()) {
      throw new InvalidModelException(
          "The assignment has %d devices, one per vertex, but the network has %d vertices."
              .formatted(vertexCount(), problem.vertexCount()));
    }
    for (int v = 0; v < deviceOfVertex.length; v++) {
      if (deviceOfVertex[v] < 0 || deviceOfVertex[v] >= problem.deviceCount()) {
        throw new InvalidModelException(
            "Vertex %d is assigned to device %d, but the devices are numbered from 0 to %d."
                .formatted(v, deviceOfVertex[v], problem.deviceCount() - 1));
      }
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Assignment that && Arrays.equals(deviceOfVertex, that.deviceOfVertex);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(deviceOfVertex);
  }

  @Override
  public String toString() {
    return Arrays.toString(deviceOfVertex);
  }
}
