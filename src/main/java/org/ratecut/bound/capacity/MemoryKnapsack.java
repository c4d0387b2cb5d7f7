package org.ratecut.bound.capacity;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/**
 * How much computation fits in a memory at most, if vertices could be split: the densest first
 * (Dantzig's bound, 1957). Shared parameters, and memory that is reused, are left out, which only
 * allows more.
 */
final class MemoryKnapsack {

  private final Network network;
  private final MemoryKind kind;
  private final Integer[] densestFirst;

  MemoryKnapsack(Network network, MemoryKind kind) {
    this.network = network;
    this.kind = kind;
    this.densestFirst = new Integer[network.vertexCount()];
    Arrays.setAll(densestFirst, v -> v);
    Arrays.sort(densestFirst, Comparator.comparing(v -> v, this::compareDensity));
  }

  /**
   * Compares computation per memory by cross-multiplication; vertices without memory come first.
   */
  private int compareDensity(Integer a, Integer b) {
    BigInteger left = product(network.computation(b), network.constantMemory(kind, a));
    BigInteger right = product(network.computation(a), network.constantMemory(kind, b));
    if (network.constantMemory(kind, a) == 0 || network.constantMemory(kind, b) == 0) {
      return Boolean.compare(
          network.constantMemory(kind, b) == 0, network.constantMemory(kind, a) == 0);
    }
    return left.compareTo(right);
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** The most FLOP of vertices that fit in so much memory of the kind. */
  long maxComputation(long memory) {
    long free = memory;
    long computation = 0;
    for (int v : densestFirst) {
      if (network.constantMemory(kind, v) > free) {
        BigInteger part = product(network.computation(v), free);
        return computation
            + part.divide(BigInteger.valueOf(network.constantMemory(kind, v))).longValueExact();
      }
      free -= network.constantMemory(kind, v);
      computation += network.computation(v);
    }
    return computation;
  }
}
