package org.ratecut.model;

/**
 * A computer that holds and computes vertices.
 *
 * @param name unique in its cluster
 * @param memory RAM, in values, at least 0
 * @param performance in FLOP/s, from 1 to 2^53
 * @param flash for parameters of networks that keep them there, in values, at least 0
 */
public record Device(String name, long memory, long performance, long flash) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank or a number is out of its range
   */
  public Device {
    InvalidModelException.requireName("device", name);
    InvalidModelException.requireNonNegative("memory of device " + name, memory);
    InvalidModelException.requireExactSpeed("performance of device " + name, performance);
    InvalidModelException.requireNonNegative("flash of device " + name, flash);
  }

  /** A device without flash. */
  public Device(String name, long memory, long performance) {
    this(name, memory, performance, 0);
  }

  /** The size of one of its memories, in values. */
  public long memory(MemoryKind kind) {
    return switch (kind) {
      case RAM -> memory;
      case FLASH -> flash;
    };
  }
}
