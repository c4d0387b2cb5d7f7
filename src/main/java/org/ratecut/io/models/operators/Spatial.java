package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.assembly.ParameterTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.LocalResponseNormalization;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Shape;

/** Operators on grids of positions: samples, one or two spatial dimensions, and channels. */
public final class Spatial {

  /** Which dimension holds the channels. */
  public enum Order {
    /** The second, as in ONNX. */
    CHANNELS_FIRST,
    /** The last, as in LiteRT. */
    CHANNELS_LAST
  }

  private final Assembly assembly;
  private final Order order;

  public Spatial(Assembly assembly, Order order) {
    this.assembly = assembly;
    this.order = order;
  }

  /**
   * A convolution.
   *
   * @param channels of the output
   * @param groups parts into which the channels fall
   */
  public Activation convolve(
      Node node,
      Activation tensor,
      Sliding sliding,
      int channels,
      int groups,
      Constant weights,
      Optional<Constant> biases) {
    ParameterTypes types = assembly.use(weights, biases);
    Arranged input = arrange(node, tensor, sliding.dimensions());
    Window window = node.locate(() -> sliding.over(input.shape()));
    Operation convolution =
        node.locate(() -> new Convolution(window, channels, groups, biases.isPresent()));
    return produce(node, convolution, input, tensor, types);
  }

  /** Pooling under a window. */
  public Activation pool(Node node, Activation tensor, Sliding sliding, PoolingKind kind) {
    Arranged input = arrange(node, tensor, sliding.dimensions());
    Window window = node.locate(() -> sliding.over(input.shape()));
    return produce(node, new Pooling(kind, window), input, tensor, ParameterTypes.NONE);
  }

  /**
   * Normalisation of each value by its neighbours in other channels (Krizhevsky, Sutskever and
   * Hinton, 2012).
   *
   * @param size channels that it looks at
   */
  public Activation normalize(Node node, Activation tensor, int size) {
    Arranged input = arrange(node, tensor, tensor.rank() - 2);
    Operation operation = node.locate(() -> new LocalResponseNormalization(size));
    return produce(node, operation, input, tensor, ParameterTypes.NONE);
  }

  /** A grid of positions in the shape that a window needs. */
  Arranged arrange(Node node, Activation tensor, int spatialDimensions) {
    if (tensor.rank() != spatialDimensions + 2) {
      throw node.fail(
          "It reads a tensor of %s, but its window has %d dimensions."
              .formatted(tensor.dimensions(), spatialDimensions),
          "Correct the sizes in the model.");
    }
    return assembly.arrange(node, tensor, roles(node, tensor.rank()));
  }

  /**
   * The roles of the dimensions of a grid.
   *
   * @param rank all of them, with samples and channels
   */
  public Roles roles(Node node, int rank) {
    boolean first = order == Order.CHANNELS_FIRST;
    return switch (rank) {
      case 3 ->
          first
              ? Roles.of(Role.NONE, Role.CHANNELS, Role.WIDTH)
              : Roles.of(Role.NONE, Role.WIDTH, Role.CHANNELS);
      case 4 ->
          first
              ? Roles.of(Role.NONE, Role.CHANNELS, Role.HEIGHT, Role.WIDTH)
              : Roles.of(Role.NONE, Role.HEIGHT, Role.WIDTH, Role.CHANNELS);
      default ->
          throw node.unsupported(
              "It works on %d spatial dimensions; 1 and 2 are supported.".formatted(rank - 2));
    };
  }

  /** A grid of two spatial dimensions with its channels in the last one. */
  Activation channelsLast(Activation tensor) {
    return order == Order.CHANNELS_FIRST ? tensor.transposed(List.of(0, 2, 3, 1)) : tensor;
  }

  /** A grid with its channels in the last dimension as the format has it. */
  Activation channelsBack(Activation tensor) {
    return order == Order.CHANNELS_FIRST ? tensor.transposed(List.of(0, 3, 1, 2)) : tensor;
  }

  /** The grid that an operation makes of another. */
  Activation produce(
      Node node, Operation operation, Arranged input, Activation tensor, ParameterTypes types) {
    Shape shape = node.locate(() -> operation.outputShape(List.of(input.shape())));
    Roles roles = roles(node, tensor.rank());
    List<Integer> sizes = new ArrayList<>();
    for (int k = 0; k < tensor.rank(); k++) {
      sizes.add(
          switch (roles.get(k)) {
            case NONE -> tensor.size(k);
            case HEIGHT -> shape.height();
            case WIDTH -> shape.width();
            case CHANNELS -> shape.channels();
          });
    }
    Output output = new Output(new Dimensions(sizes), roles, tensor.type(), types);
    return assembly.produce(node, operation, List.of(input), output);
  }
}
