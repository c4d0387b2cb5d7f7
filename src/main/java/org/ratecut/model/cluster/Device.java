package org.ratecut.model.cluster;

import java.util.Optional;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A computer that holds and computes vertices.
 *
 * @param name unique in its cluster
 * @param memory RAM, in values, at least 0
 * @param performance in FLOP/s, from 1 to 2^53
 * @param flash for parameters of networks that keep them there, in values, at least 0
 * @param communication how its processor sends and receives; empty if that takes none of its time
 * @param power what it draws; empty if that is not stated
 */
public record Device(
    String name,
    long memory,
    long performance,
    long flash,
    Optional<Communication> communication,
    Optional<Power> power) {

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

  /** A device whose power is not stated. */
  public Device(
      String name,
      long memory,
      long performance,
      long flash,
      Optional<Communication> communication) {
    this(name, memory, performance, flash, communication, Optional.empty());
  }

  /** A device whose processor neither sends nor receives. */
  public Device(String name, long memory, long performance, long flash) {
    this(name, memory, performance, flash, Optional.empty());
  }

  /** A device without flash. */
  public Device(String name, long memory, long performance) {
    this(name, memory, performance, 0);
  }

  /** The same with other memories, in values. */
  public Device withMemory(long ram, long otherFlash) {
    return new Device(name, ram, performance, otherFlash, communication, power);
  }

  /** The same with another performance, in FLOP/s. */
  public Device withPerformance(long other) {
    return new Device(name, memory, other, flash, communication, power);
  }

  /** The same with another name. */
  public Device withName(String other) {
    return new Device(other, memory, performance, flash, communication, power);
  }

  /** The same whose processor sends and receives. */
  public Device withCommunication(Communication other) {
    return new Device(name, memory, performance, flash, Optional.of(other), power);
  }

  /** The same that draws power. */
  public Device withPower(Power other) {
    return new Device(name, memory, performance, flash, communication, Optional.of(other));
  }

  /** The size of one of its memories, in values. */
  public long memory(MemoryKind kind) {
    return switch (kind) {
      case RAM -> memory;
      case FLASH -> flash;
    };
  }
}
