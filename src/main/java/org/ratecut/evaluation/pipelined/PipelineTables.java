package org.ratecut.evaluation.pipelined;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ratecut.evaluation.order.LayerPieces;
import org.ratecut.evaluation.order.ResultVertices;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * What {@link PipelineBuffers} need to know of a problem, made once and shared by all of them.
 *
 * <p>A <em>portion</em> is what a broadcast carries of the outputs of one piece: those of broadcast
 * b are {@code portionStart[b] .. portionStart[b + 1])}. A <em>link</em> says that a piece reads
 * another; those that a broadcast has are {@code links[b]}, and their numbers grow with the piece
 * that is read.
 */
public final class PipelineTables {

  final int deviceCount;
  final int pieceCount;
  final int broadcastCount;
  final int[] pieceOf;
  final long[] output;

  /** What private memory has room for of the output, in values: all or nothing. */
  final long[] inside;

  final boolean[] isResult;
  final int[] outgoing;
  final int[][] incoming;

  /** The portion that a vertex is in, or -1. */
  final int[] portionOf;

  final int[] portionStart;
  final int[] pieceOfPortion;
  final long[] totalOfPortion;
  final int[][] links;
  final int[] linkFrom;
  final int[] linkTo;

  /** LayerPieces that read something and may take no time. */
  final boolean[] isTimelessReader;

  final boolean hasTimelessReader;

  /** The tables of a problem whose network {@linkplain Network#isPipelined is pipelined}. */
  public PipelineTables(Problem problem) {
    Network network = problem.network();
    int vertices = network.vertexCount();
    deviceCount = problem.deviceCount();
    broadcastCount = network.broadcasts().size();
    pieceOf = LayerPieces.of(network);
    pieceCount = Arrays.stream(pieceOf).max().orElse(-1) + 1;
    output = IntStream.range(0, vertices).mapToLong(network::output).toArray();
    inside =
        IntStream.range(0, vertices)
            .mapToLong(v -> output[v] <= network.memory(v) ? output[v] : 0)
            .toArray();
    isResult = ResultVertices.of(network);
    outgoing = IntStream.range(0, vertices).map(network::outgoingBroadcast).toArray();
    incoming =
        IntStream.range(0, vertices)
            .mapToObj(v -> network.incomingBroadcasts(v).toArray())
            .toArray(int[][]::new);
    portionOf = new int[vertices];
    Arrays.fill(portionOf, -1);
    portionStart = new int[broadcastCount + 1];
    int[][] readPieces = new int[broadcastCount][];
    for (int b = 0; b < broadcastCount; b++) {
      readPieces[b] = pieces(network.broadcasts().get(b).producers().stream());
      portionStart[b + 1] = portionStart[b] + readPieces[b].length;
    }
    pieceOfPortion = Arrays.stream(readPieces).flatMapToInt(Arrays::stream).toArray();
    totalOfPortion = new long[pieceOfPortion.length];
    for (int b = 0; b < broadcastCount; b++) {
      addPortions(b, network.broadcasts().get(b), readPieces[b]);
    }
    links = new int[broadcastCount][];
    long[] keys = numberLinks(network, readPieces);
    linkFrom = Arrays.stream(keys).mapToInt(key -> (int) (key / pieceCount)).toArray();
    linkTo = Arrays.stream(keys).mapToInt(key -> (int) (key % pieceCount)).toArray();
    isTimelessReader = new boolean[pieceCount];
    markTimeless(problem);
    hasTimelessReader = IntStream.range(0, pieceCount).anyMatch(p -> isTimelessReader[p]);
  }

  private int[] pieces(IntStream vertices) {
    return vertices.map(v -> pieceOf[v]).sorted().distinct().toArray();
  }

  private void addPortions(int b, Broadcast broadcast, int[] readPieces) {
    broadcast
        .producers()
        .forEachInt(
            v -> {
              int portion = portionStart[b] + Arrays.binarySearch(readPieces, pieceOf[v]);
              portionOf[v] = portion;
              totalOfPortion[portion] += output[v];
            });
  }

  /** Fills {@link #links} and returns the links, in order, as {@code from * pieces + to}. */
  private long[] numberLinks(Network network, int[][] readPieces) {
    Map<Long, Integer> numbers = new TreeMap<>();
    long[][] ofBroadcast = new long[broadcastCount][];
    for (int b = 0; b < broadcastCount; b++) {
      int[] reading = pieces(network.broadcasts().get(b).consumers().stream());
      ofBroadcast[b] =
          Arrays.stream(readPieces[b])
              .boxed()
              .flatMapToLong(
                  from -> Arrays.stream(reading).mapToLong(to -> (long) from * pieceCount + to))
              .toArray();
      Arrays.stream(ofBroadcast[b]).forEach(key -> numbers.put(key, 0));
    }
    int next = 0;
    for (Map.Entry<Long, Integer> entry : numbers.entrySet()) {
      entry.setValue(next++);
    }
    for (int b = 0; b < broadcastCount; b++) {
      links[b] = Arrays.stream(ofBroadcast[b]).mapToInt(numbers::get).toArray();
    }
    return numbers.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  private void markTimeless(Problem problem) {
    Map<Integer, Integer> deviceOfKind = new HashMap<>();
    for (int d = 0; d < deviceCount; d++) {
      deviceOfKind.putIfAbsent(problem.resources().workKind(d), d);
    }
    for (int device : deviceOfKind.values()) {
      for (int v = 0; v < pieceOf.length; v++) {
        isTimelessReader[pieceOf[v]] |= incoming[v].length > 0 && problem.work(device, v) == 0;
      }
    }
  }
}
