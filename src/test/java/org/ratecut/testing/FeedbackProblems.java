package org.ratecut.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Feedback;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;

/** {@link RandomProblems} in which some of what reads nothing reads the inference before. */
public final class FeedbackProblems {

  private FeedbackProblems() {}

  /** A problem of 1 to {@code maxVertices} on 1 to {@code maxDevices}, for the best rate. */
  public static Problem upTo(int maxVertices, int maxDevices, long seed) {
    Problem plain = RandomProblems.upTo(maxVertices, maxDevices, seed);
    Random random = new Random(~seed);
    Network network = plain.network();
    int[] sources =
        IntStream.range(0, network.vertexCount())
            .filter(v -> network.incomingBroadcasts(v).findAny().isEmpty())
            .toArray();
    List<Feedback> pairs =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(
                i ->
                    new Feedback(
                        some(IntStream.range(0, network.vertexCount()).toArray(), random),
                        some(sources, random)))
            .toList();
    return new Problem(
        "feedback-" + seed,
        network.withFeedback(pairs),
        plain.cluster(),
        plain.pins(),
        Objective.RATE);
  }

  private static VertexSet some(int[] vertices, Random random) {
    int one = vertices[random.nextInt(vertices.length)];
    return VertexSet.of(
        IntStream.of(vertices).filter(v -> v == one || random.nextInt(4) == 0).toArray());
  }
}
