package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.window.Resizing;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.ResizedAxis.Scale;

/** Grids made larger or smaller by interpolation. */
public final class Resizes {

  private final Assembly assembly;

  public Resizes(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * A tensor of other sizes.
   *
   * @param scales one for each dimension
   */
  public Activation resize(
      Node node,
      Activation tensor,
      List<Scale> scales,
      Interpolation interpolation,
      Alignment alignment) {
    List<Integer> changed =
        IntStream.range(0, tensor.rank())
            .filter(k -> !isSame(scales.get(k), tensor.size(k)))
            .boxed()
            .toList();
    if (changed.isEmpty()) {
      return tensor;
    }
    if (changed.size() > 2 || (tensor.hasSamples() && changed.contains(0))) {
      throw node.unsupported(
          "It resizes the dimensions %s of %s; two are supported."
              .formatted(changed, tensor.dimensions()));
    }
    Roles roles = roles(tensor, changed);
    Arranged input = assembly.arrange(node, tensor, roles);
    Resizing operation =
        new Resizing(
            scale(scales, roles, Role.HEIGHT, input.shape().height()),
            scale(scales, roles, Role.WIDTH, input.shape().width()),
            interpolation,
            alignment);
    Dimensions target =
        node.locate(() -> new Dimensions(scales.stream().map(Scale::outputs).toList()));
    return assembly.produce(
        node, operation, List.of(input), Output.of(target, roles, tensor.type()));
  }

  private static boolean isSame(Scale scale, int size) {
    return scale.outputs() == size && scale.numerator() == scale.denominator();
  }

  private static Scale scale(List<Scale> scales, Roles roles, Role role, int size) {
    List<Integer> own = roles.dimensionsOf(role);
    return own.size() == 1 ? scales.get(own.get(0)) : Scale.of(size, size);
  }

  /** The present roles where what changes is a side of its own, or else roles in which it is. */
  private Roles roles(Activation tensor, List<Integer> changed) {
    Roles present = assembly.rolesOf(tensor);
    boolean fits =
        changed.stream()
            .allMatch(
                k ->
                    (present.get(k) == Role.HEIGHT || present.get(k) == Role.WIDTH)
                        && present.dimensionsOf(present.get(k)).size() == 1);
    if (fits) {
      return present;
    }
    List<Role> roles = new ArrayList<>(Collections.nCopies(tensor.rank(), Role.CHANNELS));
    if (tensor.hasSamples()) {
      roles.set(0, Role.NONE);
    }
    roles.set(changed.get(changed.size() - 1), Role.WIDTH);
    if (changed.size() == 2) {
      roles.set(changed.get(0), Role.HEIGHT);
    }
    return new Roles(roles);
  }
}
