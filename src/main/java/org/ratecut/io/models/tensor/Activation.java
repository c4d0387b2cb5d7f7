package org.ratecut.io.models.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Values of a layer, seen as a tensor. The value at the indices {@code i} is the one at {@code
 * offset + Σ i[k] · strides[k]} in the layer, whose values are numbered row by row with the
 * channels of a position together: the way in which NumPy describes arrays (van der Walt, Colbert
 * and Varoquaux, 2011). If an inference works on several samples at once, the first dimension
 * counts them and has the stride 0, because a layer describes one sample.
 *
 * @param layer the position of the layer in the {@link Assembly}
 * @param type what a value is stored as
 */
public record Activation(
    int layer, ElementType type, Dimensions dimensions, long offset, List<Long> strides)
    implements Tensor {

  /** Makes the list immutable. */
  public Activation {
    strides = List.copyOf(strides);
  }

  public int size(int dimension) {
    return dimensions.size(dimension);
  }

  public long stride(int dimension) {
    return strides.get(dimension);
  }

  public int rank() {
    return dimensions.rank();
  }

  /** Whether the first dimension counts samples. */
  public boolean hasSamples() {
    return rank() > 0 && size(0) > 1 && stride(0) == 0;
  }

  /** Whether an index of this dimension is neither always 0 nor a sample. */
  public boolean varies(int dimension) {
    return size(dimension) > 1 && stride(dimension) != 0;
  }

  /** The values of one sample. */
  public long valuesOfSample() {
    return hasSamples() ? dimensions.count() / size(0) : dimensions.count();
  }

  public Activation withType(ElementType other) {
    return new Activation(layer, other, dimensions, offset, strides);
  }

  /**
   * The same values with their dimensions in another order.
   *
   * @param order the old number of each new dimension
   * @throws InvalidModelException if it does not name each dimension once, or moves the samples
   */
  public Activation transposed(List<Integer> order) {
    List<Integer> all = IntStream.range(0, rank()).boxed().toList();
    if (!order.stream().sorted().toList().equals(all)) {
      throw new InvalidModelException(
          "The order %s does not name each of %d dimensions once.".formatted(order, rank()));
    }
    List<Integer> sizes = new ArrayList<>();
    List<Long> moved = new ArrayList<>();
    for (int k = 0; k < order.size(); k++) {
      sizes.add(size(order.get(k)));
      moved.add(stride(order.get(k)));
    }
    if (hasSamples() && order.get(0) != 0) {
      throw new InvalidModelException("It moves the samples of a batch from the first dimension.");
    }
    return new Activation(layer, type, new Dimensions(sizes), offset, moved);
  }

  /**
   * Some of the values: from each dimension {@code size} indices from {@code start} on, {@code
   * step} apart.
   *
   * @throws InvalidModelException if they are not all there, or if it takes samples apart
   */
  public Activation sliced(int dimension, int start, int size, int step) {
    long last = start + (size - 1L) * step;
    if (size < 1 || start < 0 || start >= size(dimension) || last < 0 || last >= size(dimension)) {
      throw new InvalidModelException(
          "The slice of %d from %d in steps of %d is not within the size %d."
              .formatted(size, start, step, size(dimension)));
    }
    if (hasSamples() && dimension == 0 && size != size(0)) {
      throw new InvalidModelException("It takes the samples of a batch apart.");
    }
    List<Long> stretched = new ArrayList<>(strides);
    stretched.set(dimension, stride(dimension) * step);
    return new Activation(
        layer,
        type,
        dimensions.with(dimension, size),
        offset + start * stride(dimension),
        stretched);
  }

  /**
   * The same values in order with other dimensions, if strides can say so.
   *
   * @param target as many values as this has
   * @return empty if the values must be put in order first
   * @throws InvalidModelException if the number of values differs, or samples are taken apart
   */
  public Optional<Activation> reshaped(Dimensions target) {
    if (target.count() != dimensions.count()) {
      throw new InvalidModelException(
          "It makes %s of %s, which is another number of values.".formatted(target, dimensions));
    }
    if (hasSamples() && (target.rank() == 0 || target.size(0) != size(0))) {
      throw new InvalidModelException(
          "It makes %s of %s, which mixes the %d samples of a batch."
              .formatted(target, dimensions, size(0)));
    }
    return StrideSplit.of(this, target)
        .map(split -> new Activation(layer, type, target, offset, split));
  }
}
