package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;

/** Channels that become blocks of positions, and blocks that become channels: only a new order. */
public final class Blocks {

  private final Assembly assembly;
  private final Spatial spatial;

  public Blocks(Assembly assembly, Spatial spatial) {
    this.assembly = assembly;
    this.spatial = spatial;
  }

  /**
   * Each position becomes a block of {@code size x size}.
   *
   * @param blockFirst whether the place in the block runs slower than the channel of the output
   */
  public Activation depthToSpace(Node node, Activation tensor, int size, boolean blockFirst) {
    Grid grid = grid(node, tensor, size);
    int channels = grid.channels / (size * size);
    if (channels * size * size != grid.channels) {
      throw node.fail(
          "It makes blocks of %d x %d of %d channels.".formatted(size, size, grid.channels),
          "Correct the sizes in the model.");
    }
    Activation split =
        assembly.reshape(
            node,
            grid.channelsLast,
            blockFirst
                ? Dimensions.of(grid.samples, grid.height, grid.width, size, size, channels)
                : Dimensions.of(grid.samples, grid.height, grid.width, channels, size, size));
    List<Integer> order = blockFirst ? List.of(0, 1, 3, 2, 4, 5) : List.of(0, 1, 4, 2, 5, 3);
    Roles roles =
        Roles.of(Role.NONE, Role.HEIGHT, Role.HEIGHT, Role.WIDTH, Role.WIDTH, Role.CHANNELS);
    return whole(
        node,
        node.locate(() -> split.transposed(order)),
        roles,
        node.locate(
            () ->
                Dimensions.ofLongs(
                    List.of(
                        (long) grid.samples,
                        (long) grid.height * size,
                        (long) grid.width * size,
                        (long) channels))));
  }

  /**
   * Each block of {@code size x size} positions becomes one, the place in the block runs slower.
   */
  public Activation spaceToDepth(Node node, Activation tensor, int size) {
    Grid grid = grid(node, tensor, size);
    if (grid.height % size != 0 || grid.width % size != 0) {
      throw node.fail(
          "It takes blocks of %d x %d of %d x %d positions."
              .formatted(size, size, grid.height, grid.width),
          "Correct the sizes in the model.");
    }
    Activation split =
        assembly.reshape(
            node,
            grid.channelsLast,
            Dimensions.of(
                grid.samples, grid.height / size, size, grid.width / size, size, grid.channels));
    Roles roles =
        Roles.of(Role.NONE, Role.HEIGHT, Role.WIDTH, Role.CHANNELS, Role.CHANNELS, Role.CHANNELS);
    return whole(
        node,
        node.locate(() -> split.transposed(List.of(0, 1, 3, 2, 4, 5))),
        roles,
        node.locate(
            () ->
                Dimensions.ofLongs(
                    List.of(
                        (long) grid.samples,
                        (long) grid.height / size,
                        (long) grid.width / size,
                        (long) grid.channels * size * size))));
  }

  /** A grid with its channels in the last dimension. */
  private record Grid(Activation channelsLast, int samples, int height, int width, int channels) {}

  private Grid grid(Node node, Activation tensor, int size) {
    if (size < 1 || size > 1 << 12 || tensor.rank() != 4) {
      throw node.unsupported(
          "It has blocks of %d x %d and reads %s.".formatted(size, size, tensor.dimensions()));
    }
    Activation last = spatial.channelsLast(tensor);
    return new Grid(last, last.size(0), last.size(1), last.size(2), last.size(3));
  }

  private Activation whole(Node node, Activation moved, Roles roles, Dimensions target) {
    Arranged arranged = assembly.arrange(node, moved, roles);
    Roles grid = Roles.of(Role.NONE, Role.HEIGHT, Role.WIDTH, Role.CHANNELS);
    List<Long> strides = new ArrayList<>(grid.stridesIn(target));
    return spatial.channelsBack(new Activation(arranged.layer(), moved.type(), target, 0, strides));
  }
}
