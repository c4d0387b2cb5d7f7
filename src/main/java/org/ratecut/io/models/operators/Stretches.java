package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.operation.rearrange.Reorder.Digit;
import org.ratecut.layers.shape.Shape;

/** Operators whose output has values of their input several times, which need no vertices. */
public final class Stretches {

  private final Assembly assembly;

  public Stretches(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * A tensor of a larger size, to which its sides of 1 stretch, aligned at the last dimension.
   *
   * @param size may have sides of 1 where the tensor is larger
   */
  public Activation expand(Node node, Activation tensor, Dimensions size) {
    List<Integer> own = new ArrayList<>(tensor.dimensions().sizes());
    own.addAll(0, Collections.nCopies(Math.max(0, size.rank() - own.size()), 1));
    Activation aligned = assembly.reshape(node, tensor, new Dimensions(own));
    int lead = own.size() - size.rank();
    List<Integer> times = new ArrayList<>();
    for (int k = 0; k < own.size(); k++) {
      int wanted = k < lead ? 1 : size.size(k - lead);
      if (own.get(k) != 1 && wanted != 1 && wanted != own.get(k)) {
        throw node.fail(
            "It stretches %s to %s.".formatted(tensor.dimensions(), size),
            "Correct the sizes in the model.");
      }
      times.add(own.get(k) == 1 ? wanted : 1);
    }
    return repeat(node, aligned, times);
  }

  /**
   * A tensor several times one after the other in each dimension.
   *
   * @param times for each dimension
   */
  public Activation repeat(Node node, Activation tensor, List<Integer> times) {
    if (times.size() != tensor.rank() || times.contains(0)) {
      throw node.fail(
          "It repeats %s by %s.".formatted(tensor.dimensions(), times),
          "Correct the sizes in the model.");
    }
    if (times.stream().allMatch(n -> n == 1)) {
      return tensor;
    }
    if (assembly.samples() > 1 && times.get(0) != 1) {
      throw node.unsupported("It repeats the samples of a batch.");
    }
    Dimensions target = node.locate(() -> repeated(tensor.dimensions(), times));
    Roles roles = roles(tensor, times);
    Shape shape = node.locate(() -> roles.shapeOf(target));
    Reorder reorder =
        node.locate(
            () ->
                new Reorder(
                    shape,
                    tensor.offset(),
                    digits(tensor, times, roles, Role.HEIGHT),
                    digits(tensor, times, roles, Role.WIDTH),
                    digits(tensor, times, roles, Role.CHANNELS)));
    Arranged source = new Arranged(tensor.layer(), assembly.draftOf(tensor).shape());
    return assembly.produce(
        node, reorder, List.of(source), Output.of(target, roles, tensor.type()));
  }

  private static Dimensions repeated(Dimensions dimensions, List<Integer> times) {
    List<Integer> sizes = new ArrayList<>();
    for (int k = 0; k < times.size(); k++) {
      sizes.add(Math.multiplyExact(dimensions.size(k), times.get(k)));
    }
    return new Dimensions(sizes);
  }

  /** Those that the tensor has; what is new is a height, or the width if there is none. */
  private Roles roles(Activation tensor, List<Integer> times) {
    Roles roles = assembly.rolesOf(tensor);
    for (int k = tensor.rank() - 1; k >= 0; k--) {
      if (!tensor.varies(k) && times.get(k) > 1) {
        roles = roles.with(k, roles.dimensionsOf(Role.WIDTH).isEmpty() ? Role.WIDTH : Role.HEIGHT);
      }
    }
    return roles;
  }

  private static List<Digit> digits(
      Activation tensor, List<Integer> times, Roles roles, Role role) {
    List<Digit> digits = new ArrayList<>();
    for (int k : roles.dimensionsOf(role)) {
      if (times.get(k) > 1) {
        digits.add(new Digit(times.get(k), 0));
      }
      if (tensor.varies(k)) {
        digits.add(new Digit(tensor.size(k), tensor.stride(k)));
      }
    }
    return digits;
  }
}
