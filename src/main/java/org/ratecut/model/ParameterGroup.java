package org.ratecut.model;

import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Weights and biases that several vertices share, for instance the kernel of a convolution: a
 * device that holds at least one member stores them, once.
 *
 * @param name unique among the groups of its network
 * @param size in values, at least 0
 * @param memory where a device stores them
 * @param members at least one vertex
 */
public record ParameterGroup(String name, long size, MemoryKind memory, VertexSet members) {

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

  /** A group in RAM. */
  public ParameterGroup(String name, long size, VertexSet members) {
    this(name, size, MemoryKind.RAM, members);
  }

  /** What a device with a member stores in one of its memories, in values. */
  public long sizeIn(MemoryKind kind) {
    return kind == memory ? size : 0;
  }
}
