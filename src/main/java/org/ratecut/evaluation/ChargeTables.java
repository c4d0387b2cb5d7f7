package org.ratecut.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Channel;
import org.ratecut.model.Communication;
import org.ratecut.model.DevicePair;
import org.ratecut.model.Port;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;

/**
 * What traffic uses where that is not one channel for each receiver: for each device the resources
 * that are used by what it sends to each receiver, by what it receives, and by what it sends at all.
 */
final class ChargeTables {

  /** Resources that what a device sends uses once for each receiver, but for channels. */
  final int[][] sendingEach;

  /** Resources that what a device receives uses. */
  final int[][] receiving;

  /** Resources that what a device sends uses once, and for which receivers, as bit masks. */
  final int[][] sendingOnce;

  final long[][][] reach;

  /** Units per value of each resource; 1 for the pseudo-channel. */
  final long[] unitsPerValue;

  /** Whether a resource is a channel that sends each output once. */
  final boolean[] isMulticast;

  ChargeTables(Problem problem) {
    int devices = problem.deviceCount();
    Resources resources = problem.resources();
    unitsPerValue = new long[resources.count() + 1];
    isMulticast = new boolean[resources.count() + 1];
    unitsPerValue[resources.count()] = 1;
    for (int r = 0; r < resources.count(); r++) {
      unitsPerValue[r] = resources.unitsPerValue(r);
      isMulticast[r] = resources.kind(r) == Resources.Kind.CHANNEL && resources.countsOnce(r);
    }
    List<List<Integer>> each = lists(devices);
    List<List<Integer>> in = lists(devices);
    List<List<Integer>> once = lists(devices);
    List<List<long[]>> masks = lists(devices);
    for (int d = 0; d < devices; d++) {
      int device = d;
      problem
          .cluster()
          .device(d)
          .communication()
          .map(Communication::once)
          .ifPresent(
              isOnce -> {
                in.get(device).add(device);
                addSending(device, device, isOnce, each, once, masks);
              });
    }
    for (int p = 0; p < problem.cluster().ports().size(); p++) {
      Port port = problem.cluster().ports().get(p);
      if (port.direction().receives()) {
        in.get(port.device()).add(resources.ofPort(p));
      }
      if (port.direction().sends()) {
        addSending(port.device(), resources.ofPort(p), port.once(), each, once, masks);
      }
    }
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      if (problem.cluster().channel(h).multicast()) {
        addMulticast(problem.cluster().channel(h), resources.ofChannel(h), once, masks);
      }
    }
    sendingEach = arrays(each);
    receiving = arrays(in);
    sendingOnce = arrays(once);
    reach = masks.stream().map(list -> list.toArray(long[][]::new)).toArray(long[][][]::new);
  }

  private static void addSending(
      int device,
      int resource,
      boolean isOnce,
      List<List<Integer>> each,
      List<List<Integer>> once,
      List<List<long[]>> masks) {
    if (isOnce) {
      long[] others = new long[wordsFor(masks.size())];
      for (int d = 0; d < masks.size(); d++) {
        others[d >>> 6] |= d == device ? 0 : 1L << d;
      }
      once.get(device).add(resource);
      masks.get(device).add(others);
    } else {
      each.get(device).add(resource);
    }
  }

  private static void addMulticast(
      Channel channel, int resource, List<List<Integer>> once, List<List<long[]>> masks) {
    long[][] reached = new long[masks.size()][];
    for (DevicePair pair : channel.pairs()) {
      if (reached[pair.from()] == null) {
        reached[pair.from()] = new long[wordsFor(masks.size())];
      }
      reached[pair.from()][pair.to() >>> 6] |= 1L << pair.to();
    }
    for (int d = 0; d < reached.length; d++) {
      if (reached[d] != null) {
        once.get(d).add(resource);
        masks.get(d).add(reached[d]);
      }
    }
  }

  private static int wordsFor(int devices) {
    return (devices + 63) >>> 6;
  }

  private static <T> List<List<T>> lists(int count) {
    List<List<T>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
