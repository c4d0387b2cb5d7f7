package org.ratecut.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Arcs within an inference and from one to the next, told apart by their readers: a vertex that
 * reads feedback reads nothing else. So an output that both kinds of readers need is one broadcast,
 * and goes to each device once.
 */
final class FeedbackArcs {

  private final int vertexCount;
  private final List<Broadcast> arcs;
  private final BitSet isReader = new BitSet();
  private final BitSet readsInference = new BitSet();
  private boolean isChanged;

  /**
   * The arcs of a network.
   *
   * @param readers that read what the inference before has computed
   */
  FeedbackArcs(int vertexCount, List<Broadcast> broadcasts, VertexSet readers) {
    this.vertexCount = vertexCount;
    this.arcs = new ArrayList<>(broadcasts);
    readers.forEachInt(isReader::set);
    without(broadcasts, readers)
        .forEach(broadcast -> broadcast.consumers().forEachInt(readsInference::set));
  }

  /** Adds an arc from each writer to each reader in the next inference. */
  void add(Feedback pair) {
    requireKnown(pair.writers());
    requireKnown(pair.readers());
    for (int reader : pair.readers()) {
      if (readsInference.get(reader)) {
        throw new InvalidModelException(
            ("Vertex %d reads feedback and outputs of its own inference: feedback must enter by"
                    + " vertices that read nothing else, as inputs do.")
                .formatted(reader));
      }
      isReader.set(reader);
    }
    arcs.add(new Broadcast(pair.writers(), pair.readers()));
    isChanged = true;
  }

  private void requireKnown(VertexSet set) {
    int wrong = set.first() < 0 ? set.first() : set.last();
    if (wrong < 0 || wrong >= vertexCount) {
      throw new InvalidModelException(
          "Feedback names vertex %d, but the vertices are numbered from 0 to %d."
              .formatted(wrong, vertexCount - 1));
    }
  }

  /** All arcs, in the canonical form. */
  List<Broadcast> broadcasts() {
    return isChanged ? new BroadcastNormalizer(vertexCount, arcs).normalize() : arcs;
  }

  VertexSet readers() {
    return VertexSet.of(isReader.stream().toArray());
  }

  /** The arcs within an inference: those to other vertices than these. */
  static List<Broadcast> without(List<Broadcast> broadcasts, VertexSet readers) {
    if (readers.isEmpty()) {
      return broadcasts;
    }
    List<Broadcast> forward = new ArrayList<>();
    for (Broadcast broadcast : broadcasts) {
      VertexSet others =
          VertexSet.of(broadcast.consumers().stream().filter(v -> !readers.contains(v)).toArray());
      if (!others.isEmpty()) {
        forward.add(new Broadcast(broadcast.producers(), others));
      }
    }
    return List.copyOf(forward);
  }

  /** The arcs from one inference to the next: those to these vertices. */
  static List<Feedback> only(List<Broadcast> broadcasts, VertexSet readers) {
    List<Feedback> pairs = new ArrayList<>();
    for (Broadcast broadcast : readers.isEmpty() ? List.<Broadcast>of() : broadcasts) {
      VertexSet fedBack =
          VertexSet.of(broadcast.consumers().stream().filter(readers::contains).toArray());
      if (!fedBack.isEmpty()) {
        pairs.add(new Feedback(broadcast.producers(), fedBack));
      }
    }
    return List.copyOf(pairs);
  }
}
