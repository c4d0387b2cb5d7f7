package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;

/** Products of two tensors by NumPy's rules, where either may be constant. */
public final class Products {

  private final Matrices matrices;
  private final Joins joins;

  public Products(Matrices matrices, Joins joins) {
    this.matrices = matrices;
    this.joins = joins;
  }

  /** The product of the matrices in the last two dimensions; a vector is a row or a column. */
  public Activation multiply(Node node, Tensor left, Tensor right) {
    if (left instanceof Activation tensor && right instanceof Constant weights) {
      Optional<Dimensions> matrix = singleMatrix(weights.dimensions());
      if (matrix.isPresent()) {
        return byWeights(node, tensor, weights, matrix.get());
      }
    }
    if (left instanceof Constant weights && right instanceof Activation tensor) {
      Optional<Dimensions> matrix = singleMatrix(weights.dimensions());
      if (matrix.isPresent() && weights.dimensions().rank() > 1) {
        return ofWeights(node, weights, matrix.get(), tensor);
      }
    }
    return ofActivations(node, stored(node, left), stored(node, right));
  }

  private Activation byWeights(Node node, Activation tensor, Constant weights, Dimensions matrix) {
    boolean vector = weights.dimensions().rank() == 1;
    int inner = vector ? matrix.size(1) : matrix.size(0);
    int outer = vector ? 1 : matrix.size(1);
    Activation product = matrices.weighted(node, tensor, inner, outer, weights, Optional.empty());
    if (!vector) {
      return product;
    }
    List<Integer> sizes = product.dimensions().sizes();
    return matrices.reshape(node, product, new Dimensions(sizes.subList(0, sizes.size() - 1)));
  }

  /** (A x)' = x' A', so that the constant comes to the right. */
  private Activation ofWeights(Node node, Constant weights, Dimensions matrix, Activation tensor) {
    boolean vector = tensor.rank() == 1;
    Activation columns =
        vector
            ? matrices.reshape(node, tensor, Dimensions.of(1, tensor.size(0)))
            : turned(node, tensor);
    Activation product =
        matrices.weighted(node, columns, matrix.size(1), matrix.size(0), weights, Optional.empty());
    return vector
        ? matrices.reshape(node, product, Dimensions.of(matrix.size(0)))
        : turned(node, product);
  }

  private static Activation turned(Node node, Activation tensor) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, tensor.rank()).boxed().toList());
    Collections.swap(order, tensor.rank() - 1, tensor.rank() - 2);
    return node.locate(() -> tensor.transposed(order));
  }

  /** The sizes of weights that are one matrix, with sides of 1 before it left out. */
  private static Optional<Dimensions> singleMatrix(Dimensions weights) {
    int rank = weights.rank();
    if (rank == 0) {
      return Optional.empty();
    }
    List<Integer> sizes = new ArrayList<>(weights.sizes());
    if (rank == 1) {
      sizes.add(0, 1);
    }
    int lead = sizes.size() - 2;
    boolean single = sizes.subList(0, lead).stream().allMatch(size -> size == 1);
    return single
        ? Optional.of(new Dimensions(sizes.subList(lead, sizes.size())))
        : Optional.empty();
  }

  private Activation stored(Node node, Tensor tensor) {
    return tensor instanceof Activation activation
        ? activation
        : joins.stored(node, (Constant) tensor, Roles.usual(tensor.dimensions().rank()));
  }

  private Activation ofActivations(Node node, Activation left, Activation right) {
    int rank = Math.max(2, Math.max(left.rank(), right.rank()));
    if (left.rank() == 0 || right.rank() == 0) {
      throw node.fail(
          "It multiplies %s by %s.".formatted(left.dimensions(), right.dimensions()),
          "Correct the sizes in the model.");
    }
    Activation rows = joins.stretchedTo(node, withRank(node, left, rank, true), right, 2);
    Activation columns = joins.stretchedTo(node, withRank(node, right, rank, false), left, 2);
    Activation product = matrices.product(node, rows, columns);
    List<Integer> sizes = new ArrayList<>(product.dimensions().sizes());
    if (right.rank() == 1) {
      sizes.remove(sizes.size() - 1);
    }
    if (left.rank() == 1) {
      sizes.remove(sizes.size() - (right.rank() == 1 ? 1 : 2));
    }
    return sizes.size() == product.rank()
        ? product
        : matrices.reshape(node, product, new Dimensions(sizes));
  }

  /** A vector on the left is a row, one on the right a column. */
  private Activation withRank(Node node, Activation tensor, int rank, boolean left) {
    if (tensor.rank() == rank) {
      return tensor;
    }
    List<Integer> sizes = new ArrayList<>(tensor.dimensions().sizes());
    if (sizes.size() == 1) {
      sizes.add(left ? 0 : 1, 1);
    }
    while (sizes.size() < rank) {
      sizes.add(0, 1);
    }
    return matrices.reshape(node, tensor, new Dimensions(sizes));
  }
}
