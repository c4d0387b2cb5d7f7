package org.ratecut.parts.tensor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ratecut.io.models.tensor.ElementType;

/**
 * What a tensor is, without its values.
 *
 * @param name empty if it has none
 * @param shape the size of each dimension, at least 0, or {@link #OPEN}; empty for a single number
 */
public record TensorSpec(String name, ElementType type, List<Integer> shape) {

  /** A size that the model leaves open. */
  public static final int OPEN = -1;

  /** Checks the arguments. */
  public TensorSpec {
    shape = List.copyOf(shape);
    for (int size : shape) {
      if (size < OPEN) {
        throw new IllegalArgumentException("A dimension of %s is negative.".formatted(shape));
      }
    }
  }

  /** Whether all sizes are known. */
  public boolean isClosed() {
    return !shape.contains(OPEN);
  }

  /** Whether values are of this type and shape; an open size may be any. */
  public boolean accepts(TensorSpec other) {
    if (type != other.type() || shape.size() != other.shape().size()) {
      return false;
    }
    for (int k = 0; k < shape.size(); k++) {
      if (shape.get(k) != OPEN && !shape.get(k).equals(other.shape().get(k))) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many bytes its values take.
   *
   * @throws ArithmeticException if they do not fit in 64 bits
   * @throws IllegalArgumentException if a size is open
   */
  public long bytes() {
    long bytes = bytesPerNumber();
    for (int size : shape) {
      if (size == OPEN) {
        throw new IllegalArgumentException("%s has an open size.".formatted(describe()));
      }
      bytes = Math.multiplyExact(bytes, (long) size);
    }
    return bytes;
  }

  /** Half bytes are stored as whole ones. */
  public int bytesPerNumber() {
    return Math.max(1, type.bits() / 8);
  }

  /** For messages: for instance {@code int8 of 1 x 96 x 96 x 3}. */
  public String describe() {
    String sizes =
        shape.stream()
            .map(size -> size == OPEN ? "?" : size.toString())
            .collect(Collectors.joining(" x "));
    return type.name().toLowerCase(Locale.ROOT) + (shape.isEmpty() ? "" : " of " + sizes);
  }
}
