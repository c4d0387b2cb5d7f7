package org.ratecut.parts.tensor;

import java.util.List;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.Region;

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
   * Copies values into a region of it.
   *
   * @throws IllegalArgumentException if they are of another type or shape, or the region is not
   *     within the tensor
   */
  public TensorAssembly paste(TensorValues box, Region region) {
    if (box.type() != spec.type() || !box.shape().equals(region.size())) {
      throw new IllegalArgumentException(
          "%s are no values of %s of %s.".formatted(box, region, spec.describe()));
    }
    byte[] source = new byte[box.byteCount()];
    box.bytes().get(source);
    new BoxCopy(spec.shape(), region, spec.bytesPerNumber())
        .forEachRun((whole, part, length) -> System.arraycopy(source, part, bytes, whole, length));
    return this;
  }

  /** The tensor as it is now. */
  public TensorValues finish() {
    return TensorValues.of(spec.type(), spec.shape(), bytes.clone());
  }
}
