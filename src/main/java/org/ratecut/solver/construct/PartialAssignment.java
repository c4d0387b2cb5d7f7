package org.ratecut.solver.construct;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;

/**
 * An assignment in the making. It knows the memory that is left on each device, with each parameter
 * group counted once, and whether a vertex placed there could talk with those placed before it.
 */
public final class PartialAssignment {

  /** The device of a vertex that is not placed yet. */
  public static final int UNPLACED = -1;

  private final Problem problem;
  private final int[] deviceOf;
  private final long[] load;
  private final Room room;
  private final Neighbours neighbours;

  /** Only the pinned vertices are placed. */
  public PartialAssignment(Problem problem) {
    this.problem = problem;
    deviceOf = new int[problem.vertexCount()];
    load = new long[problem.deviceCount()];
    room = new Room(problem);
    neighbours = isComplete(problem.cluster()) ? null : new Neighbours(problem);
    clear();
  }

  private static boolean isComplete(Cluster cluster) {
    for (int from = 0; from < cluster.deviceCount(); from++) {
      for (int to = 0; to < cluster.deviceCount(); to++) {
        if (from != to && cluster.channelBetween(from, to) == Cluster.NO_CHANNEL) {
          return false;
        }
      }
    }
    return true;
  }

  /** Starts over, with only the pinned vertices placed. */
  void clear() {
    Arrays.fill(deviceOf, UNPLACED);
    Arrays.fill(load, 0);
    room.clear();
    if (neighbours != null) {
      neighbours.clear();
    }
    for (int v = 0; v < deviceOf.length; v++) {
      if (problem.pins().isPinned(v)) {
        place(v, problem.pins().deviceOf(v));
      }
    }
  }

  public boolean isPlaced(int vertex) {
    return deviceOf[vertex] != UNPLACED;
  }

  /** RAM left on a device, in values; negative if it is over-full. */
  public long free(int device) {
    return room.free(device);
  }

  /** Seconds per inference that a device would compute if it also took a vertex. */
  double busyWith(int device, int vertex) {
    return (double) (load[device] + problem.work(device, vertex))
        / problem.resources().speed(device).numerator();
  }

  /** Parameters, in values, that a device lacks for a vertex. */
  long missingParameters(int vertex, int device) {
    return room.missingParameters(vertex, device);
  }

  /** Whether memory and channels allow a vertex on a device. */
  public boolean fits(int vertex, int device) {
    return room.fits(vertex, device) && (neighbours == null || neighbours.canTalk(vertex, device));
  }

  /**
   * Whether memory and channels allow some vertices on a device together.
   *
   * @param vertices of one layer, at least one, none of them placed
   */
  boolean fitAll(int[] vertices, int device) {
    return room.fitAll(vertices, device)
        && (neighbours == null
            || Arrays.stream(vertices).allMatch(v -> neighbours.canTalk(v, device)));
  }

  /** Places an unplaced vertex, whether it fits or not. */
  public void place(int vertex, int device) {
    room.place(vertex, device);
    load[device] += problem.work(device, vertex);
    deviceOf[vertex] = device;
    if (neighbours != null) {
      neighbours.add(vertex, device);
    }
  }

  /** The device of each vertex; {@link #UNPLACED} or {@link Pins#FREE} where it has none yet. */
  public int[] toArray() {
    return deviceOf.clone();
  }

  /** Per broadcast, the devices that hold producers and those that hold consumers so far. */
  private static final class Neighbours {

    private final Cluster cluster;
    private final Network network;
    private final BitSet[] producersOn;
    private final BitSet[] consumersOn;

    Neighbours(Problem problem) {
      cluster = problem.cluster();
      network = problem.network();
      int count = network.broadcasts().size();
      producersOn = IntStream.range(0, count).mapToObj(b -> new BitSet()).toArray(BitSet[]::new);
      consumersOn = IntStream.range(0, count).mapToObj(b -> new BitSet()).toArray(BitSet[]::new);
    }

    void clear() {
      for (int b = 0; b < producersOn.length; b++) {
        producersOn[b].clear();
        consumersOn[b].clear();
      }
    }

    void add(int vertex, int device) {
      network.incomingBroadcasts(vertex).forEach(b -> consumersOn[b].set(device));
      if (sends(vertex)) {
        producersOn[network.outgoingBroadcast(vertex)].set(device);
      }
    }

    boolean canTalk(int vertex, int device) {
      return network
              .incomingBroadcasts(vertex)
              .allMatch(b -> producersOn[b].stream().allMatch(from -> linked(from, device)))
          && (!sends(vertex)
              || consumersOn[network.outgoingBroadcast(vertex)].stream()
                  .allMatch(to -> linked(device, to)));
    }

    private boolean sends(int vertex) {
      return network.outgoingBroadcast(vertex) >= 0 && network.output(vertex) > 0;
    }

    private boolean linked(int from, int to) {
      return from == to || cluster.channelBetween(from, to) != Cluster.NO_CHANNEL;
    }
  }
}
