package org.ratecut.solver.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * How long devices are in use by ranges of units in some order: for their work and, where a device
 * communicates itself, for each output that it sends or receives once.
 *
 * <p><em>Layout.</em> For the unit at each place: the broadcasts that it reads, each with the place
 * of the reader before it or -1, and the members that send. For each broadcast the places of its
 * first and its last reader.
 */
final class RangeTimes {

  private static final double PENALTY_FOR_MEMORY = 1e3;

  private final Units units;
  private final Problem problem;
  private final Network network;
  private final int[] order;
  private final int[] placeOfUnit;
  private final int[] firstReader;
  private final int[] lastReader;
  private final int[][] reads;
  private final int[][] readerBefore;

  /**
   * Prepares the ranges of an order.
   *
   * @param order all units
   */
  RangeTimes(Units units, int[] order) {
    this.units = units;
    this.problem = units.problem();
    this.network = problem.network();
    this.order = order;
    this.placeOfUnit = new int[order.length];
    for (int p = 0; p < order.length; p++) {
      placeOfUnit[order[p]] = p;
    }
    int broadcasts = network.broadcasts().size();
    firstReader = new int[broadcasts];
    lastReader = new int[broadcasts];
    Arrays.fill(firstReader, -1);
    Arrays.fill(lastReader, -1);
    reads = new int[order.length][];
    readerBefore = new int[order.length][];
    for (int p = 0; p < order.length; p++) {
      noteReaders(p);
    }
  }

  private void noteReaders(int place) {
    reads[place] =
        Arrays.stream(units.members(order[place]))
            .flatMap(network::incomingBroadcasts)
            .distinct()
            .toArray();
    readerBefore[place] = Arrays.stream(reads[place]).map(b -> lastReader[b]).toArray();
    for (int b : reads[place]) {
      lastReader[b] = place;
      if (firstReader[b] < 0) {
        firstReader[b] = place;
      }
    }
  }

  /** The seconds of all ranges on a device: {@code [first][end - first]}, end exclusive. */
  double[][] on(int device) {
    List<double[]> rows = new ArrayList<>();
    for (int first = 0; first <= order.length; first++) {
      rows.add(from(first, device));
    }
    return rows.toArray(double[][]::new);
  }

  private double[] from(int first, int device) {
    double secondsPerUnit = 1 / problem.resources().speed(device).toDouble();
    double perValue = problem.resources().unitsPerValue(device);
    long room = problem.cluster().device(device).memory();
    double[] times = new double[order.length - first + 1];
    double use = 0;
    long memory = 0;
    for (int p = first; p < order.length; p++) {
      for (int v : units.members(order[p])) {
        memory += network.memory(MemoryKind.RAM, v);
        use += problem.work(device, v);
      }
      if (perValue > 0) {
        use += perValue * transfersAdded(first, p);
      }
      times[p - first + 1] = use * secondsPerUnit * (memory <= room ? 1 : PENALTY_FOR_MEMORY);
    }
    return times;
  }

  /** Values sent and received more if the range is extended to a place. */
  private double transfersAdded(int first, int place) {
    double added = 0;
    for (int v : units.members(order[place])) {
      int outgoing = network.outgoingBroadcast(v);
      if (outgoing >= 0 && isReadOutside(outgoing, first, place)) {
        added += network.output(v);
      }
    }
    for (int i = 0; i < reads[place].length; i++) {
      int b = reads[place][i];
      added += received(b, first, place, readerBefore[place][i] < first);
    }
    return added;
  }

  private boolean isReadOutside(int broadcast, int first, int last) {
    return firstReader[broadcast] < first || lastReader[broadcast] > last;
  }

  /** A broadcast is received for its first reader, and not sent any more after its last. */
  private double received(int broadcast, int first, int place, boolean isFirstReader) {
    boolean isLast = !isReadOutside(broadcast, first, place);
    if (!isFirstReader && !isLast) {
      return 0;
    }
    double sum = 0;
    Broadcast arcs = network.broadcasts().get(broadcast);
    for (int i = 0; i < arcs.producers().size(); i++) {
      int producer = arcs.producers().get(i);
      int from = placeOfUnit[units.unitOf(producer)];
      if (from < first && isFirstReader) {
        sum += network.output(producer);
      } else if (from >= first && from < place && isLast) {
        sum -= network.output(producer);
      }
    }
    return sum;
  }
}
