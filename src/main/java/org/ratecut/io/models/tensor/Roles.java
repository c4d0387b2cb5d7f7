package org.ratecut.io.models.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.layers.shape.Shape;

/**
 * What each dimension of a tensor is in the shape of a layer. Several dimensions may be one side of
 * it together, the last of them running fastest.
 */
public record Roles(List<Role> ofDimension) {

  /** Makes the list immutable. */
  public Roles {
    ofDimension = List.copyOf(ofDimension);
  }

  public static Roles of(Role... ofDimension) {
    return new Roles(Arrays.asList(ofDimension));
  }

  /** The last dimension is the channels, the one before it the width, all others the height. */
  public static Roles usual(int rank) {
    return new Roles(
        IntStream.range(0, rank)
            .mapToObj(k -> k == rank - 1 ? Role.CHANNELS : k == rank - 2 ? Role.WIDTH : Role.HEIGHT)
            .toList());
  }

  public Role get(int dimension) {
    return ofDimension.get(dimension);
  }

  /** These roles, with another one for a dimension. */
  public Roles with(int dimension, Role role) {
    List<Role> changed = new ArrayList<>(ofDimension);
    changed.set(dimension, role);
    return new Roles(changed);
  }

  /** The dimensions of a role, the one that runs slowest first. */
  public List<Integer> dimensionsOf(Role role) {
    return IntStream.range(0, ofDimension.size())
        .filter(dimension -> get(dimension) == role)
        .boxed()
        .toList();
  }

  /**
   * The shape that a layer has if dimensions of some sizes have these roles.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if it is empty or too large
   * @throws ArithmeticException if it is far too large
   */
  public Shape shapeOf(Dimensions dimensions) {
    return new Shape(
        side(dimensions, Role.HEIGHT),
        side(dimensions, Role.WIDTH),
        side(dimensions, Role.CHANNELS));
  }

  private int side(Dimensions dimensions, Role role) {
    return dimensionsOf(role).stream().map(dimensions::size).reduce(1, Math::multiplyExact);
  }

  /** The strides of a tensor that is a whole layer, 0 for dimensions without a role. */
  public List<Long> stridesIn(Dimensions dimensions) {
    Shape shape = shapeOf(dimensions);
    long ofHeight = (long) shape.width() * shape.channels();
    Long[] strides = new Long[ofDimension.size()];
    Arrays.fill(strides, 0L);
    fill(strides, dimensions, Role.CHANNELS, 1);
    fill(strides, dimensions, Role.WIDTH, shape.channels());
    fill(strides, dimensions, Role.HEIGHT, ofHeight);
    return Arrays.asList(strides);
  }

  private void fill(Long[] strides, Dimensions dimensions, Role role, long unit) {
    List<Integer> own = dimensionsOf(role);
    long stride = unit;
    for (int i = own.size() - 1; i >= 0; i--) {
      strides[own.get(i)] = stride;
      stride *= dimensions.size(own.get(i));
    }
  }

  /** The roles in which a tensor shows a whole layer of a shape, if it does. */
  public static Optional<Roles> shownBy(Activation tensor, Shape shape) {
    return Optional.of(byStrides(tensor, shape)).filter(found -> found.show(tensor, shape));
  }

  private static Role roleOfStride(long stride, Shape shape) {
    if (stride < shape.channels()) {
      return Role.CHANNELS;
    }
    return stride < (long) shape.width() * shape.channels() ? Role.WIDTH : Role.HEIGHT;
  }

  /** Whether a tensor seen in these roles is exactly a layer of a shape. */
  public boolean show(Activation tensor, Shape shape) {
    if (tensor.offset() != 0 || tensor.valuesOfSample() != shape.values()) {
      return false;
    }
    if (!shapeOf(tensor.dimensions()).equals(shape)) {
      return false;
    }
    List<Long> strides = stridesIn(tensor.dimensions());
    return IntStream.range(0, tensor.rank())
        .filter(tensor::varies)
        .allMatch(k -> get(k) != Role.NONE && strides.get(k) == tensor.stride(k));
  }

  /** The roles in which a tensor shows some values of a layer of a shape, in whatever order. */
  public static Roles byStrides(Activation tensor, Shape shape) {
    return new Roles(
        IntStream.range(0, tensor.rank())
            .mapToObj(
                k -> tensor.varies(k) ? roleOfStride(Math.abs(tensor.stride(k)), shape) : Role.NONE)
            .toList());
  }
}
