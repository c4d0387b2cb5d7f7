package org.ratecut.parts.tensor;

import java.util.List;
import org.ratecut.io.models.tensor.ElementType;

/** Puts a tensor together of boxes. Where two boxes overlap, the later one counts. */
public final class TensorAssembly {

  private final TensorSpec spec;
  private final byte[] bytes;

  /**
   * A tensor of zeros.
   *
   * @throws ArithmeticException if it has more than 2^31 - 1 bytes
   */
  public TensorAssembly(ElementType type, List<Integer> shape) {
    this.spec = new TensorSpec("", type, shape);
    this.bytes = new byte[Math.toIntExact(spec.bytes())];
  }

  /**
   * Copies values into it.
   *
   * @param begin where their first number goes
   * @throws IllegalArgumentException if the type is another or the box is not within the tensor
   */
  public TensorAssembly paste(TensorValues box, List<Integer> begin) {
    if (box.type() != spec.type()) {
      throw new IllegalArgumentException("%s is no part of %s.".formatted(box, spec.describe()));
    }
    byte[] source = new byte[box.byteCount()];
    box.bytes().get(source);
    new BoxCopy(spec.shape(), begin, box.shape(), spec.bytesPerNumber())
        .forEachRun((whole, part, length) -> System.arraycopy(source, part, bytes, whole, length));
    return this;
  }

  /** The tensor as it is now. */
  public TensorValues finish() {
    return TensorValues.of(spec.type(), spec.shape(), bytes.clone());
  }
}
