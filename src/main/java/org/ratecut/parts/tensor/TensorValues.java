package org.ratecut.parts.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.Region;

/**
 * The values of a tensor, in row-major order ("C order"), each number in little-endian bytes: what
 * the runtimes, NumPy's files and the protocol between devices have in common. Immutable.
 */
public final class TensorValues {

  private final TensorSpec spec;
  private final byte[] bytes;

  private TensorValues(TensorSpec spec, byte[] bytes) {
    this.spec = spec;
    this.bytes = bytes;
  }

  /**
   * Values that are there already; the array is not copied and must not change any more.
   *
   * @throws IllegalArgumentException if the number of bytes is not what the shape takes
   */
  public static TensorValues of(ElementType type, List<Integer> shape, byte[] bytes) {
    TensorSpec spec = new TensorSpec("", type, shape);
    if (spec.bytes() != bytes.length) {
      throw new IllegalArgumentException(
          "%d bytes are not %s.".formatted(bytes.length, spec.describe()));
    }
    return new TensorValues(spec, bytes);
  }

  public ElementType type() {
    return spec.type();
  }

  public List<Integer> shape() {
    return spec.shape();
  }

  /** Type and shape, without a name. */
  public TensorSpec spec() {
    return spec;
  }

  /** A read-only view of the bytes. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  public int byteCount() {
    return bytes.length;
  }

  /** How many numbers it has. */
  public int count() {
    return bytes.length / spec.bytesPerNumber();
  }

  /**
   * The numbers of a region.
   *
   * @throws IllegalArgumentException if the region is not within the tensor
   */
  public TensorValues slice(Region region) {
    BoxCopy copy = new BoxCopy(shape(), region, spec.bytesPerNumber());
    if (region.size().equals(shape())) {
      return this;
    }
    TensorSpec part = new TensorSpec("", type(), region.size());
    byte[] target = new byte[Math.toIntExact(part.bytes())];
    copy.forEachRun((whole, box, length) -> System.arraycopy(bytes, whole, target, box, length));
    return new TensorValues(part, target);
  }

  /** The same numbers in another shape of as many. */
  public TensorValues reshaped(List<Integer> other) {
    return of(type(), other, bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorValues that
        && spec.equals(that.spec)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return spec.describe();
  }
}
