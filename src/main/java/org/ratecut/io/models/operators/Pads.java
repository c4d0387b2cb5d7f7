package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.rearrange.Pad;
import org.ratecut.layers.shape.Padding;

/** Operators that add values around those of a tensor, in any dimension, or cut some off. */
public final class Pads {

  /** What is added. */
  public enum Mode {
    /** A constant, which belongs to no vertex. */
    CONSTANT,
    /** The values from the border inwards, without the border. */
    REFLECT,
    /** The values from the border inwards. */
    SYMMETRIC,
    /** The value at the border. */
    EDGE,
    /** The values from the other end. */
    WRAP
  }

  private final Assembly assembly;
  private final Gathers gathers;

  public Pads(Assembly assembly, Gathers gathers) {
    this.assembly = assembly;
    this.gathers = gathers;
  }

  /**
   * A padded tensor.
   *
   * @param before for each dimension; negative where values are cut off
   * @param after for each dimension; negative where values are cut off
   */
  public Activation pad(
      Node node, Activation given, List<Integer> before, List<Integer> after, Mode mode) {
    Activation tensor = given;
    if (tensor.hasSamples() && (before.get(0) != 0 || after.get(0) != 0)) {
      throw node.unsupported("It pads the samples of a batch.");
    }
    for (int k = 0; k < tensor.rank(); k++) {
      tensor = cut(node, tensor, k, Math.max(0, -before.get(k)), Math.max(0, -after.get(k)));
    }
    List<Integer> first = before.stream().map(size -> Math.max(0, size)).toList();
    List<Integer> last = after.stream().map(size -> Math.max(0, size)).toList();
    List<Integer> padded =
        IntStream.range(0, tensor.rank())
            .filter(k -> first.get(k) > 0 || last.get(k) > 0)
            .boxed()
            .toList();
    if (padded.isEmpty()) {
      return tensor;
    }
    return mode == Mode.CONSTANT
        ? zeros(node, tensor, padded, first, last)
        : copies(node, tensor, padded, first, last, mode);
  }

  private static Activation cut(Node node, Activation tensor, int k, int before, int after) {
    if (before == 0 && after == 0) {
      return tensor;
    }
    long left = tensor.size(k) - (long) before - after;
    return node.locate(() -> tensor.sliced(k, before, (int) Math.max(-1, left), 1));
  }

  /** All dimensions at once where each is a side of its own, or else one after the other. */
  private Activation zeros(
      Node node,
      Activation tensor,
      List<Integer> padded,
      List<Integer> before,
      List<Integer> after) {
    Roles present = assembly.rolesOf(tensor);
    boolean own = padded.stream().allMatch(k -> isOwnSide(present, k));
    if (own) {
      return zeros(node, tensor, present, before, after);
    }
    Activation result = tensor;
    for (int k : padded) {
      List<Integer> nothing = IntStream.range(0, tensor.rank()).map(i -> 0).boxed().toList();
      Roles roles = Positions.roles(result, List.of(k)).with(k, Role.CHANNELS);
      result =
          zeros(
              node, result, roles, with(nothing, k, before.get(k)), with(nothing, k, after.get(k)));
    }
    return result;
  }

  private static List<Integer> with(List<Integer> list, int k, int value) {
    List<Integer> changed = new ArrayList<>(list);
    changed.set(k, value);
    return changed;
  }

  private static boolean isOwnSide(Roles roles, int k) {
    return roles.get(k) != Role.NONE && roles.dimensionsOf(roles.get(k)).size() == 1;
  }

  private Activation zeros(
      Node node, Activation tensor, Roles roles, List<Integer> before, List<Integer> after) {
    Arranged input = assembly.arrange(node, tensor, roles);
    Pad pad =
        node.locate(
            () ->
                new Pad(
                    new Padding.Explicit(
                        of(roles, Role.HEIGHT, before),
                        of(roles, Role.HEIGHT, after),
                        of(roles, Role.WIDTH, before),
                        of(roles, Role.WIDTH, after)),
                    of(roles, Role.CHANNELS, before),
                    of(roles, Role.CHANNELS, after)));
    Dimensions target = node.locate(() -> padded(tensor.dimensions(), before, after));
    return assembly.produce(node, pad, List.of(input), Output.of(target, roles, tensor.type()));
  }

  private static int of(Roles roles, Role role, List<Integer> sizes) {
    return roles.dimensionsOf(role).stream().mapToInt(sizes::get).sum();
  }

  private static Dimensions padded(
      Dimensions dimensions, List<Integer> before, List<Integer> after) {
    List<Integer> sizes = new ArrayList<>();
    for (int k = 0; k < dimensions.rank(); k++) {
      sizes.add(Math.addExact(dimensions.size(k), Math.addExact(before.get(k), after.get(k))));
    }
    return new Dimensions(sizes);
  }

  /** Values again, so that no vertex is needed for them. */
  private Activation copies(
      Node node,
      Activation tensor,
      List<Integer> padded,
      List<Integer> before,
      List<Integer> after,
      Mode mode) {
    Activation result = tensor;
    for (int k : padded) {
      int size = result.size(k);
      if (before.get(k) > size || after.get(k) > size) {
        throw node.unsupported("It pads %d values by more than there are.".formatted(size));
      }
      List<Long> indices =
          LongStream.range(-(long) before.get(k), (long) size + after.get(k))
              .map(index -> source(index, size, mode))
              .boxed()
              .toList();
      result =
          gathers.gather(
              node, result, k, indices, Dimensions.of(size + before.get(k) + after.get(k)));
    }
    return result;
  }

  private static long source(long index, int size, Mode mode) {
    if (index >= 0 && index < size) {
      return index;
    }
    long last = size - 1L;
    return switch (mode) {
      case EDGE -> index < 0 ? 0 : last;
      case WRAP -> Math.floorMod(index, (long) size);
      case SYMMETRIC -> index < 0 ? -index - 1 : 2 * last - index + 1;
      default -> Math.max(0, Math.min(last, index < 0 ? -index : 2 * last - index));
    };
  }
}
