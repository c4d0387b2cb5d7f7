package org.ratecut.io.models.operators;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Scaled dot-product attention with several heads (Vaswani et al., 2017) from its parts: a product
 * of queries and keys, perhaps a mask, softmax, and a product with the values.
 */
public final class Attention {

  private final Assembly assembly;
  private final Matrices matrices;
  private final Reductions reductions;
  private final Joins joins;
  private final Functions functions;

  public Attention(
      Assembly assembly,
      Matrices matrices,
      Reductions reductions,
      Joins joins,
      Functions functions) {
    this.assembly = assembly;
    this.matrices = matrices;
    this.reductions = reductions;
    this.joins = joins;
    this.functions = functions;
  }

  /**
   * What attention reads beside queries, keys and values.
   *
   * @param pastKeys of earlier tokens, {@code samples x heads x tokens x channels of a head}; they
   *     come before the new ones
   * @param pastValues of earlier tokens
   * @param mask added to the scores, which are {@code samples x heads x queries x keys}
   */
  public record Context(
      Optional<Activation> pastKeys, Optional<Activation> pastValues, Optional<Tensor> mask) {

    public static final Context NONE =
        new Context(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What comes of it.
   *
   * @param output as many channels as the values have
   * @param keys of earlier and new tokens, by heads
   * @param values of earlier and new tokens, by heads
   */
  public record Attended(Activation output, Activation keys, Activation values) {}

  /**
   * Attention between activations of {@code samples x tokens x channels}, or of {@code samples x
   * heads x tokens x channels of a head}.
   *
   * @param heads parts into which the channels fall, each with an attention of its own
   */
  public Attended attend(
      Node node,
      Activation queries,
      Activation keys,
      Activation values,
      int heads,
      Context context) {
    Activation q = byHeads(node, queries, heads);
    Activation k = after(node, "keys", context.pastKeys(), byHeads(node, keys, heads));
    Activation v = after(node, "values", context.pastValues(), byHeads(node, values, heads));
    Activation joined = ofHeads(node, q, k, v, context.mask());
    if (queries.rank() == 4) {
      return new Attended(joined, k, v);
    }
    Activation turned = node.locate(() -> joined.transposed(List.of(0, 2, 1, 3)));
    int channels = heads * v.size(3);
    return new Attended(
        assembly.reshape(node, turned, queries.dimensions().with(2, channels)), k, v);
  }

  private Activation ofHeads(
      Node node, Activation queries, Activation keys, Activation values, Optional<Tensor> mask) {
    Node scores = node.named(node.name() + ", scores");
    Activation turned = node.locate(() -> keys.transposed(List.of(0, 1, 3, 2)));
    Activation products = matrices.product(scores, queries, turned);
    Activation masked = mask.map(each -> masked(node, products, each)).orElse(products);
    Activation weights =
        reductions.softmax(node.named(node.name() + ", softmax"), masked, List.of(-1L));
    return matrices.product(node, weights, values);
  }

  private Activation masked(Node node, Activation scores, Tensor mask) {
    Node place = node.named(node.name() + ", mask");
    if (mask instanceof Activation computed) {
      return joins.add(place, List.of(scores, computed));
    }
    return functions.applyConstants(
        place, scores, 1, Mergeable.NO, List.of((Constant) mask), false);
  }

  private Activation after(Node node, String what, Optional<Activation> past, Activation fresh) {
    return past.map(
            old -> joins.concatenate(node.named(node.name() + ", " + what), List.of(old, fresh), 2))
        .orElse(fresh);
  }

  /** The channels as heads, which come before the tokens. */
  private Activation byHeads(Node node, Activation tensor, int heads) {
    if (tensor.rank() == 4) {
      return tensor;
    }
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
