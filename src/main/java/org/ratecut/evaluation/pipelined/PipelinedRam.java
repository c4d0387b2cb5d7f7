package org.ratecut.evaluation.pipelined;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.evaluation.order.LayerPieces;
import org.ratecut.evaluation.order.ResultVertices;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * The RAM that the vertices of an assignment need where it must hold a pipeline, from scratch and
 * in the plainest way. All that is computed of a {@linkplain LayerPieces piece} has the same stage,
 * the number of whole periods that it is behind the first; what crosses from one device to another
 * takes two. An output is there for as many inferences as there are stages between it and its last
 * reader, on its own device and on each that receives it.
 */
public final class PipelinedRam {

  private static final int STAGES_OF_CROSSING = 2;

  private final Problem problem;
  private final Network network;
  private final Assignment assignment;
  private final int[] pieceOf;
  private final int pieceCount;

  /** The positions of the broadcasts in which each piece has a producer. */
  private final List<List<Integer>> broadcastsFrom = new ArrayList<>();

  private PipelinedRam(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.network = problem.network();
    this.assignment = assignment;
    this.pieceOf = LayerPieces.of(network);
    this.pieceCount = Arrays.stream(pieceOf).max().orElse(-1) + 1;
    IntStream.range(0, pieceCount).forEach(p -> broadcastsFrom.add(new ArrayList<>()));
    for (int b = 0; b < network.broadcasts().size(); b++) {
      for (int piece : piecesOf(network.broadcasts().get(b).producers().stream())) {
        broadcastsFrom.get(piece).add(b);
      }
    }
  }

  private int[] piecesOf(IntStream vertices) {
    return vertices.map(v -> pieceOf[v]).distinct().toArray();
  }

  /**
   * What the vertices on each device need in RAM, in values, without the parameters that they
   * share.
   *
   * @throws ArithmeticException if it is no {@code long}
   */
  public static long[] ofVertices(Problem problem, Assignment assignment) {
    return new PipelinedRam(problem, assignment).ofVertices();
  }

  /** The stage of each piece of {@link LayerPieces}, in whole periods. */
  public static int[] stages(Problem problem, Assignment assignment) {
    return new PipelinedRam(problem, assignment).stages();
  }

  /** Arcs lead to pieces of higher numbers, so that the stage of each is known when its turn is. */
  private int[] stages() {
    int[] stage = new int[pieceCount];
    for (int piece = 0; piece < pieceCount; piece++) {
      for (int b : broadcastsFrom.get(piece)) {
        Broadcast broadcast = network.broadcasts().get(b);
        int least = stage[piece] + (isSplit(broadcast) ? STAGES_OF_CROSSING : 0);
        broadcast
            .consumers()
            .forEachInt(v -> stage[pieceOf[v]] = Math.max(stage[pieceOf[v]], least));
      }
    }
    return stage;
  }

  /** Whether its producers and consumers are on more than one device. */
  private boolean isSplit(Broadcast broadcast) {
    return IntStream.concat(broadcast.producers().stream(), broadcast.consumers().stream())
            .map(assignment::deviceOf)
            .distinct()
            .limit(2)
            .count()
        > 1;
  }

  private long[] ofVertices() {
    int[] stage = stages();
    boolean[] isTimeless = timelessReaders();
    long[] copies = copies(stage, isTimeless);
    long[] copiesOfResult = copiesOfResult(stage, isTimeless);
    boolean[] isResult = ResultVertices.of(network);
    long[] ram = new long[problem.deviceCount()];
    for (int v = 0; v < network.vertexCount(); v++) {
      long own = isResult[v] ? copiesOfResult[pieceOf[v]] : copies[pieceOf[v]];
      add(ram, assignment.deviceOf(v), alwaysThere(v));
      add(ram, assignment.deviceOf(v), Math.multiplyExact(own, network.output(v)));
    }
    network.broadcasts().forEach(broadcast -> addReceived(broadcast, copies, ram));
    return ram;
  }

  /** Private memory has a place for one output, unless it is too small for it. */
  private long alwaysThere(int vertex) {
    long rest = network.memory(vertex) - network.output(vertex);
    return rest < 0 ? network.memory(vertex) : rest;
  }

  private void addReceived(Broadcast broadcast, long[] copies, long[] ram) {
    int[] receivers = broadcast.consumers().stream().map(assignment::deviceOf).distinct().toArray();
    broadcast
        .producers()
        .forEachInt(
            v -> {
              long size = Math.multiplyExact(copies[pieceOf[v]], network.output(v));
              for (int device : receivers) {
                add(ram, device, device == assignment.deviceOf(v) ? 0 : size);
              }
            });
  }

  /** How many copies of the outputs of each piece are there at once at most. */
  private long[] copies(int[] stage, boolean[] isTimeless) {
    long[] copies = new long[pieceCount];
    Arrays.fill(copies, 1);
    for (int p = 0; p < pieceCount; p++) {
      int piece = p;
      for (int b : broadcastsFrom.get(p)) {
        network
            .broadcasts()
            .get(b)
            .consumers()
            .forEachInt(
                v -> {
                  long stages = Math.max(1, stage[pieceOf[v]] - stage[piece]);
                  long ofReader = isTimeless[pieceOf[v]] ? stages + 1 : stages;
                  copies[piece] = Math.max(copies[piece], ofReader);
                });
      }
    }
    return copies;
  }

  /** ResultVertices stay until the last operation of the inference has ended. */
  private long[] copiesOfResult(int[] stage, boolean[] isTimeless) {
    int last = Arrays.stream(stage).max().orElse(0);
    int more = IntStream.range(0, pieceCount).anyMatch(p -> isTimeless[p]) ? 2 : 1;
    return Arrays.stream(stage).mapToLong(each -> (long) last - each + more).toArray();
  }

  /**
   * The pieces that read anything and have a vertex that takes no time on some device. They may
   * come after an operation that begins at the same moment.
   */
  private boolean[] timelessReaders() {
    boolean[] isTimeless = new boolean[pieceCount];
    for (int v = 0; v < pieceOf.length; v++) {
      int vertex = v;
      isTimeless[pieceOf[v]] |=
          network.incomingBroadcasts(v).findAny().isPresent()
              && IntStream.range(0, problem.deviceCount())
                  .anyMatch(d -> problem.work(d, vertex) == 0);
    }
    return isTimeless;
  }

  private static void add(long[] sums, int index, long amount) {
    sums[index] = Math.addExact(sums[index], amount);
  }
}
