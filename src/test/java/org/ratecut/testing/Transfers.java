package org.ratecut.testing;

import java.math.BigInteger;
import java.util.List;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.DevicePair;

/** Who sends how many values to whom under an assignment, for {@link BigIntegerReferee}. */
final class Transfers {

  /** {@code supply_b(d)}, by broadcast and device. */
  private final BigInteger[][] supply;

  /** Whether a device is in {@code need_b}, by broadcast and device. */
  private final boolean[][] needs;

  private final int deviceCount;

  Transfers(Problem problem, int[] devices) {
    List<Broadcast> broadcasts = problem.network().broadcasts();
    deviceCount = problem.deviceCount();
    supply = new BigInteger[broadcasts.size()][deviceCount];
    needs = new boolean[broadcasts.size()][deviceCount];
    for (int b = 0; b < broadcasts.size(); b++) {
      for (int d = 0; d < deviceCount; d++) {
        supply[b][d] = BigInteger.ZERO;
      }
      for (int v : broadcasts.get(b).producers()) {
        BigInteger output = BigInteger.valueOf(problem.network().vertex(v).output());
        supply[b][devices[v]] = supply[b][devices[v]].add(output);
      }
      for (int v : broadcasts.get(b).consumers()) {
        needs[b][devices[v]] = true;
      }
    }
  }

  BigInteger between(int from, int to) {
    BigInteger sum = BigInteger.ZERO;
    for (int b = 0; b < supply.length && from != to; b++) {
      sum = needs[b][to] ? sum.add(supply[b][from]) : sum;
    }
    return sum;
  }

  /** The second objective: each receiver counts. */
  BigInteger all() {
    BigInteger sum = BigInteger.ZERO;
    for (int d = 0; d < deviceCount; d++) {
      sum = sum.add(received(d));
    }
    return sum;
  }

  BigInteger received(int device) {
    BigInteger sum = BigInteger.ZERO;
    for (int from = 0; from < deviceCount; from++) {
      sum = sum.add(between(from, device));
    }
    return sum;
  }

  BigInteger sent(int device, boolean once) {
    BigInteger sum = BigInteger.ZERO;
    for (int b = 0; b < supply.length; b++) {
      int receivers = 0;
      for (int e = 0; e < deviceCount; e++) {
        receivers += e != device && needs[b][e] ? 1 : 0;
      }
      int times = once ? Math.min(1, receivers) : receivers;
      sum = sum.add(supply[b][device].multiply(BigInteger.valueOf(times)));
    }
    return sum;
  }

  BigInteger on(Channel channel) {
    BigInteger sum = BigInteger.ZERO;
    for (int b = 0; b < supply.length; b++) {
      for (int d = 0; d < deviceCount; d++) {
        int receivers = 0;
        for (DevicePair pair : channel.pairs()) {
          receivers += pair.from() == d && needs[b][pair.to()] ? 1 : 0;
        }
        int times = channel.multicast() ? Math.min(1, receivers) : receivers;
        sum = sum.add(supply[b][d].multiply(BigInteger.valueOf(times)));
      }
    }
    return sum;
  }
}
