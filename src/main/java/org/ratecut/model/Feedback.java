package org.ratecut.model;

import org.ratecut.model.exact.InvalidModelException;

/**
 * What one inference hands to the next: each reader needs, in an inference, what each writer has
 * computed in the one before.
 *
 * @param writers at least one vertex
 * @param readers at least one vertex
 */
public record Feedback(VertexSet writers, VertexSet readers) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a side is empty
   */
  public Feedback {
    if (writers.isEmpty() || readers.isEmpty()) {
      throw new InvalidModelException("Feedback must have at least one writer and one reader.");
    }
  }
}
