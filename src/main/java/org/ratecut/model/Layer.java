package org.ratecut.model;

import org.ratecut.model.exact.InvalidModelException;

/**
 * Consecutive vertices that people think of together, laid out row by row on a grid. A dense layer
 * is a grid of one row. Layers carry names and geometry for reports, for coarsening and for bounds;
 * the rate does not depend on them.
 *
 * @param name unique in its network
 * @param firstVertex the number of the vertex in the upper left corner
 * @param height rows of vertices, at least 1
 * @param width columns of vertices, at least 1
 * @param depth channels of a position, at least 1; kept for the file formats that state it
 */
public record Layer(String name, int firstVertex, int height, int width, int depth) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank or a number is out of its range
   */
  public Layer {
    InvalidModelException.requireName("layer", name);
    InvalidModelException.requireNonNegative("first vertex of layer " + name, firstVertex);
    InvalidModelException.requirePositive("height of layer " + name, height);
    InvalidModelException.requirePositive("width of layer " + name, width);
    InvalidModelException.requirePositive("depth of layer " + name, depth);
    if ((long) height * width > Integer.MAX_VALUE - firstVertex) {
      throw new InvalidModelException(
          "Layer %s has too many vertices (%d x %d).".formatted(name, height, width));
    }
  }

  /** How many vertices the layer has. */
  public int vertexCount() {
    return height * width;
  }

  /** One past the last vertex. */
  public int endVertex() {
    return firstVertex + vertexCount();
  }

  /** Whether a vertex of the network is in this layer. */
  public boolean contains(int vertex) {
    return vertex >= firstVertex && vertex < endVertex();
  }

  /**
   * The vertex at a position of the grid.
   *
   * @param row from 0 to {@code height - 1}
   * @param column from 0 to {@code width - 1}
   */
  public int vertexAt(int row, int column) {
    return firstVertex + row * width + column;
  }

  /** The row of one of its vertices, from 0. */
  public int rowOf(int vertex) {
    return (vertex - firstVertex) / width;
  }

  /** The column of one of its vertices, from 0. */
  public int columnOf(int vertex) {
    return (vertex - firstVertex) % width;
  }
}
