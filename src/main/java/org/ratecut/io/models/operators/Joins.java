package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Roles;
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

  public Joins(Assembly assembly, Functions functions) {
    this.assembly = assembly;
    this.functions = functions;
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
    if (tensors.stream().allMatch(first.withType(first.type())::equals)) {
      return functions.apply(node, first, tensors.size() - 1L, first.type());
    }
    Activation widest =
        tensors.stream()
            .filter(each -> each.dimensions().equals(target))
            .findFirst()
            .orElseThrow(() -> node.unsupported("None of its inputs is as large as its output."));
    Roles roles = assembly.rolesOf(widest);
    List<Arranged> inputs =
        tensors.stream().map(each -> assembly.arrange(node, each, roles)).toList();
    return assembly.produce(node, operation, inputs, Output.of(target, roles, widest.type()));
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
      if (roles.dimensionsOf(roles.get(dimension)).size() == 1) {
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
