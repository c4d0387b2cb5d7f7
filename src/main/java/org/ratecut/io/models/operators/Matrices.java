package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.Collections;
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
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.MatrixProduct;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.Window;

/** Products of matrices, with constant weights or of two activations. */
public final class Matrices {

  private final Assembly assembly;

  public Matrices(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * Multiplies the last dimension by constant weights. Where a sample has one such row it is a
   * dense layer, otherwise a convolution of 1 x 1, whose weights all rows share.
   *
   * @param inner the size of the last dimension
   * @param outer the values that a row becomes
   */
  public Activation weighted(
      Node node,
      Activation tensor,
      int inner,
      int outer,
      Constant weights,
      Optional<Constant> biases) {
    ParameterTypes types = assembly.use(weights, biases);
    int last = tensor.rank() - 1;
    if (tensor.rank() == 0 || tensor.size(last) != inner) {
      throw node.fail(
          "Its weights are for rows of %d values, but it reads %s."
              .formatted(inner, tensor.dimensions()),
          "Correct the sizes in the model.");
    }
    Dimensions target = tensor.dimensions().with(last, outer);
    if (tensor.valuesOfSample() == inner) {
      Roles roles = new Roles(Collections.nCopies(last + 1, Role.NONE)).with(last, Role.WIDTH);
      Arranged input = assembly.arrange(node, tensor, assembly.rolesOf(tensor));
      Dense dense = node.locate(() -> new Dense(outer, biases.isPresent()));
      return assembly.produce(
          node, dense, List.of(input), new Output(target, roles, tensor.type(), types));
    }
    Roles roles = rolesOfRows(tensor);
    Arranged input = assembly.arrange(node, tensor, roles);
    Convolution convolution =
        node.locate(() -> new Convolution(Window.square(1), outer, 1, biases.isPresent()));
    return assembly.produce(
        node, convolution, List.of(input), new Output(target, roles, tensor.type(), types));
  }

  /** The same values with other dimensions. */
  Activation reshape(Node node, Activation tensor, Dimensions target) {
    return assembly.reshape(node, tensor, target);
  }

  /** Roles in which the last dimension is the channels: the present ones, if they are so. */
  private Roles rolesOfRows(Activation tensor) {
    int last = tensor.rank() - 1;
    Roles present = assembly.rolesOf(tensor);
    return present.dimensionsOf(Role.CHANNELS).equals(List.of(last))
        ? present
        : Positions.roles(tensor, List.of(last));
  }

  /**
   * The products of matrices in the last two dimensions, for each index of those before them, in
   * which both agree.
   */
  public Activation product(Node node, Activation left, Activation right) {
    int rank = left.rank();
    if (rank < 2 || right.rank() != rank) {
      throw node.unsupported(
          "It multiplies %s by %s; both must have the same number of dimensions, at least two."
              .formatted(left.dimensions(), right.dimensions()));
    }
    for (int k = 0; k < rank - 2; k++) {
      if (left.size(k) != right.size(k)) {
        throw node.unsupported(
            "It multiplies %s by %s, which differ in their dimension %d."
                .formatted(left.dimensions(), right.dimensions(), k));
      }
    }
    if (left.size(rank - 1) != right.size(rank - 2)) {
      throw node.fail(
          "Matrices of %s and %s cannot be multiplied."
              .formatted(left.dimensions(), right.dimensions()),
          "Correct the sizes in the model.");
    }
    Roles roles = rolesOfMatrices(left);
    List<Arranged> inputs =
        List.of(
            assembly.arrange(node, left, roles),
            assembly.arrange(node, right, rolesOfMatrices(right)));
    Dimensions target = left.dimensions().with(rank - 1, right.size(rank - 1));
    return assembly.produce(
        node, new MatrixProduct(), inputs, Output.of(target, roles, left.type()));
  }

  private static Roles rolesOfMatrices(Activation tensor) {
    List<Role> roles = new ArrayList<>();
    for (int k = 0; k < tensor.rank() - 2; k++) {
      roles.add(tensor.varies(k) ? Role.HEIGHT : Role.NONE);
    }
    roles.add(Role.WIDTH);
    roles.add(Role.CHANNELS);
    return new Roles(roles);
  }
}
