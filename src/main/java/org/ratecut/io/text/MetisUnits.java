package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/**
 * How much one unit of a weight in a METIS file stands for. METIS as it is usually built adds up
 * weights in 32 bits and does not notice when a sum does not fit.
 *
 * @param memory in values, at least 1
 * @param computation in FLOP, at least 1
 * @param output in values, at least 1
 */
public record MetisUnits(long memory, long computation, long output) {

  /** Weights are values and FLOP. */
  public static final MetisUnits EXACT = new MetisUnits(1, 1, 1);

  /** Sums of a fourth of 31 bits leave METIS room to add a few of them. */
  private static final long MAX_SUM = 1L << 29;

  /** The smallest units with which METIS of 32 bits can add up the weights of a network. */
  public static MetisUnits for32Bits(Network network) {
    int vertices = network.vertexCount();
    return new MetisUnits(
        unit(network.totalVertexMemory(MemoryKind.RAM), vertices),
        unit(network.totalComputation(), vertices),
        unit(cutOfAllEdges(network), network.arcCount()));
  }

  private static long cutOfAllEdges(Network network) {
    return network.broadcasts().stream()
        .mapToLong(each -> each.consumers().size() * sent(network, each.producers().stream()))
        .sum();
  }

  private static long sent(Network network, IntStream producers) {
    return producers.mapToLong(network::output).sum();
  }

  /** What the weights of a network in such units say otherwise than it does, a sentence each. */
  public List<String> notes(Network network) {
    List<String> notes = new ArrayList<>(ExportNotes.of(network, ".graph"));
    if (!equals(EXACT)) {
      notes.add(
          "A weight of 1 is %,d values of memory, %,d FLOP, or %,d values sent; weights are rounded up."
              .formatted(memory, computation, output));
    }
    return notes;
  }

  /** Each of the parts is rounded up and so may add a unit to the sum. */
  private static long unit(long sum, long parts) {
    return sum <= MAX_SUM ? 1 : 1 + sum / Math.max(1, MAX_SUM - parts);
  }

  /** An amount in such units, rounded up, so that something never becomes nothing. */
  static long count(long amount, long unit) {
    return amount / unit + (amount % unit == 0 ? 0 : 1);
  }

  /** The most bytes that a network takes in a METIS file with such units. */
  public long maxBytes(Network network) {
    int vertices = network.vertexCount();
    long largestOutput =
        LongStream.concat(LongStream.of(1), IntStream.range(0, vertices).mapToLong(network::output))
            .max()
            .orElseThrow();
    int neighbour = Integer.toString(vertices).length();
    int weight = Long.toString(count(largestOutput, output)).length();
    int weightsOfVertex = 2 * Long.toString(Long.MAX_VALUE).length();
    return 2 * network.arcCount() * (neighbour + weight + 2)
        + (long) vertices * (weightsOfVertex + 2);
  }
}
