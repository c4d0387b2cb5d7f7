package org.ratecut.io.models.operators;

import java.util.List;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Dimensions;

/**
 * Scaled dot-product attention with several heads (Vaswani et al., 2017) from its parts: a product
 * of queries and keys, softmax, and a product with the values.
 */
public final class Attention {

  private final Assembly assembly;
  private final Matrices matrices;
  private final Reductions reductions;

  public Attention(Assembly assembly, Matrices matrices, Reductions reductions) {
    this.assembly = assembly;
    this.matrices = matrices;
    this.reductions = reductions;
  }

  /**
   * Attention between activations of {@code samples x tokens x channels}.
   *
   * @param heads parts into which the channels fall, each with an attention of its own
   * @return as many channels as the values have
   */
  public Activation attend(
      Node node, Activation queries, Activation keys, Activation values, int heads) {
    Activation q = byHeads(node, queries, heads);
    Activation k = byHeads(node, keys, heads);
    Activation v = byHeads(node, values, heads);
    Activation joined = node.locate(() -> ofHeads(node, q, k, v).transposed(List.of(0, 2, 1, 3)));
    return assembly.reshape(node, joined, queries.dimensions().with(2, values.size(2)));
  }

  /** Attention between activations of {@code samples x heads x tokens x channels of a head}. */
  public Activation ofHeads(Node node, Activation queries, Activation keys, Activation values) {
    Node scores = node.named(node.name() + ", scores");
    Activation turned = node.locate(() -> keys.transposed(List.of(0, 1, 3, 2)));
    Activation products = matrices.product(scores, queries, turned);
    Activation weights =
        reductions.softmax(node.named(node.name() + ", softmax"), products, List.of(-1L));
    return matrices.product(node, weights, values);
  }

  /** The channels as heads, which come before the tokens. */
  private Activation byHeads(Node node, Activation tensor, int heads) {
    if (tensor.rank() != 3 || heads < 1 || tensor.size(2) % heads != 0) {
      throw node.unsupported("It makes %d heads of %s.".formatted(heads, tensor.dimensions()));
    }
    Activation split =
        assembly.reshape(
            node,
            tensor,
            Dimensions.of(tensor.size(0), tensor.size(1), heads, tensor.size(2) / heads));
    return node.locate(() -> split.transposed(List.of(0, 2, 1, 3)));
  }
}
