package org.ratecut.model;

/**
 * Weights and biases that several vertices share, for instance the kernel of a convolution: a
 * device that holds at least one member stores them, once.
 *
 * @param name unique among the groups of its network
 * @param size in values, at least 0
 * @param members at least one vertex
 */
public record ParameterGroup(String name, long size, VertexSet members) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank, the size negative or no member given
   */
  public ParameterGroup {
    InvalidModelException.requireName("parameter group", name);
    InvalidModelException.requireNonNegative("size of parameter group " + name, size);
    if (members.isEmpty()) {
      throw new InvalidModelException("Parameter group %s has no members.".formatted(name));
    }
  }
}
