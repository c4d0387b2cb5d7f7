package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.element.Multiplication;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Concatenation.Side;
import org.ratecut.model.exact.InvalidModelException;

/** Operators that bring several activations together. */
public final class Joins {

  private final Assembly assembly;
  private final Functions functions;
  private final Stretches stretches;

  public Joins(Assembly assembly, Functions functions, Stretches stretches) {
    this.assembly = assembly;
    this.functions = functions;
    this.stretches = stretches;
  }

  /** The sum, value by value, of tensors that may be stretched to each other's size. */
  public Activation add(Node node, List<Activation> tensors) {
    return combine(node, tensors, new Addition());
  }

  /** The product, value by value, of tensors that may be stretched to each other's size. */
  public Activation multiply(Node node, List<Activation> tensors) {
    return combine(node, tensors, new Multiplication());
  }

  private Activation combine(Node node, List<Activation> given, Operation operation) {
    Dimensions target = node.locate(() -> stretched(given));
    List<Activation> tensors = given.stream().map(each -> lengthened(node, each, target)).toList();
    Activation first = tensors.get(0);
    if (tensors.stream().allMatch(each -> each.withType(first.type()).equals(first))) {
      return functions.apply(node, first, Math.max(1, tensors.size() - 1L), first.type());
    }
    Activation widest =
        tensors.stream()
            .filter(each -> each.dimensions().equals(target))
            .findFirst()
            .orElseGet(() -> stretches.expand(node, first, target));
    Roles roles = assembly.rolesOf(widest);
    List<Arranged> inputs =
        tensors.stream().map(each -> arranged(node, each, target, roles)).toList();
    return assembly.produce(node, operation, inputs, Output.of(target, roles, widest.type()));
  }

  /** A tensor as a layer whose sides are each 1 or as large as the output. */
  private Arranged arranged(Node node, Activation tensor, Dimensions target, Roles roles) {
    boolean stretchesPartOfASide =
        Stream.of(Role.HEIGHT, Role.WIDTH, Role.CHANNELS)
            .map(roles::dimensionsOf)
            .anyMatch(
                side ->
                    side.stream().anyMatch(k -> tensor.size(k) != target.size(k))
                        && side.stream().anyMatch(k -> tensor.size(k) > 1));
    return assembly.arrange(
        node, stretchesPartOfASide ? stretches.expand(node, tensor, target) : tensor, roles);
  }

  /** The size that tensors have together, where 1 stretches to any size. */
  private static Dimensions stretched(List<Activation> tensors) {
    int rank = tensors.stream().mapToInt(Activation::rank).max().orElse(0);
    List<Integer> sizes = new ArrayList<>();
    for (int k = 0; k < rank; k++) {
      int fromEnd = rank - k;
      sizes.add(
          tensors.stream()
              .filter(tensor -> tensor.rank() >= fromEnd)
              .mapToInt(tensor -> tensor.size(tensor.rank() - fromEnd))
              .max()
              .orElse(1));
    }
    return new Dimensions(sizes);
  }

  private Activation lengthened(Node node, Activation tensor, Dimensions target) {
    List<Integer> sizes = new ArrayList<>(tensor.dimensions().sizes());
    while (sizes.size() < target.rank()) {
      sizes.add(0, 1);
    }
    for (int k = 0; k < target.rank(); k++) {
      if (sizes.get(k) != 1 && sizes.get(k) != target.size(k)) {
        throw node.fail(
            "Its inputs do not fit together: %s cannot be stretched to %s."
                .formatted(tensor.dimensions(), target),
            "Correct the sizes in the model.");
      }
    }
    return assembly.reshape(node, tensor, new Dimensions(sizes));
  }

  /**
   * Tensors one after the other along a dimension, where some may be constant.
   *
   * @param tensors at least one an activation
   */
  public Activation concatenateAll(Node node, List<Tensor> tensors, long axis) {
    Roles roles =
        tensors.stream()
            .filter(Activation.class::isInstance)
            .map(each -> assembly.rolesOf((Activation) each))
            .findFirst()
            .orElseThrow();
    List<Activation> all = new ArrayList<>();
    for (Tensor tensor : tensors) {
      if (tensor instanceof Activation activation) {
        all.add(activation);
      } else if (tensor.dimensions().count() > 0) {
        all.add(stored(node, (Constant) tensor, roles));
      }
    }
    return concatenate(node, all, axis);
  }

  /**
   * A tensor whose sides of 1 stretch to those of another, aligned at the last dimension.
   *
   * @param kept how many dimensions from the last on stay as they are
   */
  Activation stretchedTo(Node node, Activation tensor, Activation other, int kept) {
    List<Integer> sizes = new ArrayList<>(tensor.dimensions().sizes());
    int lead = tensor.rank() - other.rank();
    for (int k = Math.max(0, lead); k < tensor.rank() - kept; k++) {
      if (sizes.get(k) == 1) {
        sizes.set(k, other.size(k - lead));
      }
    }
    return stretches.expand(node, tensor, new Dimensions(sizes));
  }

  /**
   * A constant as a layer of its own.
   *
   * @param roles of what it is combined with, which it takes on where it has as many dimensions
   */
  public Activation stored(Node node, Constant constant, Roles roles) {
    int rank = constant.dimensions().rank();
    Roles usual = Roles.usual(rank);
    boolean fits =
        rank == roles.ofDimension().size()
            && IntStream.range(0, rank)
                .noneMatch(k -> roles.get(k) == Role.NONE && constant.dimensions().size(k) > 1);
    return assembly.store(node, constant, fits ? roles : usual);
  }

  /** Tensors one after the other along a dimension. */
  public Activation concatenate(Node node, List<Activation> tensors, long axis) {
    Activation first = tensors.get(0);
    int dimension = node.locate(() -> first.dimensions().dimension(axis));
    if (tensors.size() == 1) {
      return first;
    }
    if (first.hasSamples() && dimension == 0) {
      throw node.unsupported("It joins the samples of batches.");
    }
    Dimensions target = node.locate(() -> joined(tensors, dimension));
    Roles roles = rolesAlong(tensors, dimension);
    List<Arranged> inputs =
        tensors.stream().map(each -> assembly.arrange(node, each, roles)).toList();
    Side side =
        switch (roles.get(dimension)) {
          case HEIGHT -> Side.HEIGHT;
          case WIDTH -> Side.WIDTH;
          default -> Side.CHANNELS;
        };
    return assembly.produce(
        node, new Concatenation(side), inputs, Output.of(target, roles, first.type()));
  }

  private static Dimensions joined(List<Activation> tensors, int dimension) {
    Dimensions first = tensors.get(0).dimensions();
    int size = 0;
    for (Activation tensor : tensors) {
      if (tensor.rank() != first.rank()
          || !tensor.dimensions().with(dimension, first.size(dimension)).equals(first)) {
        throw new InvalidModelException(
            "The sizes %s and %s may differ only in the dimension %d."
                .formatted(first, tensor.dimensions(), dimension));
      }
      size = Math.addExact(size, tensor.size(dimension));
    }
    return first.with(dimension, size);
  }

  /** Roles for all, in which the dimension that is joined is a side of its own. */
  private Roles rolesAlong(List<Activation> tensors, int dimension) {
    for (Activation tensor : tensors) {
      Roles roles = assembly.rolesOf(tensor);
      Role role = roles.get(dimension);
      if (role != Role.NONE && roles.dimensionsOf(role).size() == 1) {
        return roles;
      }
    }
    return usualWithout(tensors.get(0), dimension);
  }

  /** The joined dimension becomes the channels, all others positions. */
  private static Roles usualWithout(Activation tensor, int dimension) {
    return Positions.roles(tensor, List.of(dimension));
  }
}
