package org.ratecut.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Times that vertices were measured to take on kinds of devices. Where there is one, it is what the
 * vertex takes there; where there is none, it takes its FLOP over the performance of the device.
 * Times are whole numbers of ticks, nanoseconds unless the source of the times is finer.
 */
public final class MeasuredTimes {

  /** In the place of a time: the vertex was not measured. */
  public static final long UNMEASURED = -1;

  /** In the place of a kind: nothing was measured on the device. */
  public static final int NO_KIND = -1;

  /** The ticks of a second where times are in nanoseconds. */
  public static final long NANOSECONDS = 1_000_000_000;

  private static final MeasuredTimes NONE =
      new MeasuredTimes(NANOSECONDS, new int[0], new long[0][]);

  private final long ticksPerSecond;
  private final int[] kindOfDevice;
  private final long[][] ticks;

  private MeasuredTimes(long ticksPerSecond, int[] kindOfDevice, long[][] ticks) {
    this.ticksPerSecond = ticksPerSecond;
    this.kindOfDevice = kindOfDevice;
    this.ticks = ticks;
  }

  /** Nothing is measured. */
  public static MeasuredTimes none() {
    return NONE;
  }

  /**
   * Times by kind of device.
   *
   * @param ticksPerSecond the unit of the times, from 1 to 2^53
   * @param kindOfDevice for each device of a cluster the position of its times, or {@link #NO_KIND}
   * @param ticks for each kind the time of each vertex of a network, at least 0, or {@link
   *     #UNMEASURED}
   * @throws InvalidModelException if a number is out of its range, or not all kinds have as many
   *     vertices
   */
  public static MeasuredTimes of(long ticksPerSecond, int[] kindOfDevice, List<long[]> ticks) {
    InvalidModelException.requireExactSpeed("number of ticks per second", ticksPerSecond);
    for (int kind : kindOfDevice) {
      if (kind < NO_KIND || kind >= ticks.size()) {
        throw new InvalidModelException(
            "There is no kind %d of measured times; the kinds are numbered from 0 to %d."
                .formatted(kind, ticks.size() - 1));
      }
    }
    for (long[] ofKind : ticks) {
      for (int v = 0; v < ofKind.length; v++) {
        if (ofKind[v] < UNMEASURED) {
          throw new InvalidModelException(
              "The time of vertex %d (%d) must not be negative.".formatted(v, ofKind[v]));
        }
      }
      if (ofKind.length != ticks.get(0).length) {
        throw new InvalidModelException(
            "There are times for %d vertices on one kind of device and for %d on another."
                .formatted(ticks.get(0).length, ofKind.length));
      }
    }
    return new MeasuredTimes(
        ticksPerSecond,
        kindOfDevice.clone(),
        ticks.stream().map(long[]::clone).toArray(long[][]::new));
  }

  /** Whether no device has a time for any vertex. */
  public boolean isEmpty() {
    return Arrays.stream(kindOfDevice).allMatch(kind -> kind == NO_KIND);
  }

  /** The unit: a second has so many ticks. */
  public long ticksPerSecond() {
    return ticksPerSecond;
  }

  /** The position of the times of a device, or {@link #NO_KIND}. */
  public int kindOf(int device) {
    return kindOfDevice.length == 0 ? NO_KIND : kindOfDevice[device];
  }

  /** The time of a vertex on a device in ticks, or {@link #UNMEASURED}. */
  public long ticks(int device, int vertex) {
    int kind = kindOf(device);
    return kind == NO_KIND ? UNMEASURED : ticks[kind][vertex];
  }

  /** On which kinds a vertex was measured; vertices of one pattern can be added up. */
  public List<Boolean> patternOf(int vertex) {
    return Arrays.stream(ticks).map(ofKind -> ofKind[vertex] != UNMEASURED).toList();
  }

  /**
   * The times of a cluster of other devices.
   *
   * @param likeDevice for each of them the device of this cluster that it is like
   */
  public MeasuredTimes forDevices(int... likeDevice) {
    return isEmpty()
        ? this
        : new MeasuredTimes(
            ticksPerSecond, IntStream.of(likeDevice).map(this::kindOf).toArray(), ticks);
  }

  /**
   * The times of vertices that are made of those of this network: their sum, or unmeasured if one
   * of them is.
   *
   * @param parts for each of them the vertices that it consists of
   * @throws ArithmeticException if a sum is above any {@code long}
   */
  public MeasuredTimes forVertices(List<int[]> parts) {
    if (isEmpty()) {
      return this;
    }
    List<long[]> sums = new ArrayList<>();
    for (long[] ofKind : ticks) {
      sums.add(parts.stream().mapToLong(members -> sum(ofKind, members)).toArray());
    }
    return new MeasuredTimes(ticksPerSecond, kindOfDevice, sums.toArray(long[][]::new));
  }

  private static long sum(long[] ofKind, int[] vertices) {
    long sum = 0;
    for (int vertex : vertices) {
      if (ofKind[vertex] == UNMEASURED) {
        return UNMEASURED;
      }
      sum = Math.addExact(sum, ofKind[vertex]);
    }
    return sum;
  }

  /** Checks that there is a kind for each device and a time for each vertex. */
  void requireFitting(int vertexCount, int deviceCount) {
    if (kindOfDevice.length > 0 && kindOfDevice.length != deviceCount) {
      throw new InvalidModelException(
          "There are measured times for %d devices but the cluster has %d."
              .formatted(kindOfDevice.length, deviceCount));
    }
    if (ticks.length > 0 && ticks[0].length != vertexCount) {
      throw new InvalidModelException(
          "There are measured times for %d vertices but the network has %d."
              .formatted(ticks[0].length, vertexCount));
    }
  }
}
