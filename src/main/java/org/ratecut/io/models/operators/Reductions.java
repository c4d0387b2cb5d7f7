package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.element.Softmax;
import org.ratecut.layers.operation.window.GlobalPooling;
import org.ratecut.layers.operation.window.PoolingKind;

/** Operators that look at all values along some dimensions. */
public final class Reductions {

  private final Assembly assembly;

  public Reductions(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * One value of all along some dimensions. What is left are the channels of a single position.
   *
   * @param axes dimensions, where -1 is the last; none for all
   * @param keep whether the dimensions stay, with the size 1
   */
  public Activation reduce(
      Node node, Activation tensor, List<Long> axes, boolean keep, PoolingKind kind) {
    List<Integer> reduced = new ArrayList<>();
    for (long axis : axes) {
      reduced.add(node.locate(() -> tensor.dimensions().dimension(axis)));
    }
    if (axes.isEmpty()) {
      IntStream.range(tensor.hasSamples() ? 1 : 0, tensor.rank()).forEach(reduced::add);
    }
    if (tensor.hasSamples() && reduced.contains(0)) {
      throw node.unsupported("It takes the samples of a batch together.");
    }
    Roles roles = rolesFor(tensor, reduced);
    Arranged input = assembly.arrange(node, tensor, roles);
    Dimensions target = tensor.dimensions();
    for (int k : reduced) {
      target = target.with(k, 1);
    }
    Activation result =
        assembly.produce(
            node, new GlobalPooling(kind), List.of(input), Output.of(target, roles, tensor.type()));
    return keep ? result : assembly.reshape(node, result, without(target, reduced));
  }

  /** The present roles where the channels are what is left, or else roles in which they are. */
  private Roles rolesFor(Activation tensor, List<Integer> reduced) {
    List<Integer> left =
        IntStream.range(0, tensor.rank())
            .filter(k -> tensor.varies(k) && !reduced.contains(k))
            .boxed()
            .toList();
    Roles present = assembly.rolesOf(tensor);
    return present.dimensionsOf(Role.CHANNELS).equals(left)
        ? present
        : Positions.roles(tensor, left);
  }

  private static Dimensions without(Dimensions dimensions, List<Integer> some) {
    return new Dimensions(
        IntStream.range(0, dimensions.rank())
            .filter(k -> !some.contains(k))
            .mapToObj(dimensions::size)
            .toList());
  }

  /**
   * The shares of values along dimensions.
   *
   * @param axes dimensions, where -1 is the last
   */
  public Activation softmax(Node node, Activation tensor, List<Long> axes) {
    List<Integer> together = new ArrayList<>();
    for (long axis : axes) {
      together.add(node.locate(() -> tensor.dimensions().dimension(axis)));
    }
    if (tensor.hasSamples() && together.contains(0)) {
      throw node.unsupported("It takes the samples of a batch together.");
    }
    Roles present = assembly.rolesOf(tensor);
    List<Integer> varying = together.stream().filter(tensor::varies).sorted().toList();
    Roles roles =
        present.dimensionsOf(Role.CHANNELS).equals(varying)
            ? present
            : Positions.roles(tensor, varying);
    Arranged input = assembly.arrange(node, tensor, roles);
    Output output = Output.of(tensor.dimensions(), roles, tensor.type());
    return assembly.produce(node, new Softmax(), List.of(input), output);
  }
}
