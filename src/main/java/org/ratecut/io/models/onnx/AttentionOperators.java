package org.ratecut.io.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.operators.Attention.Attended;
import org.ratecut.io.models.operators.Attention.Context;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Fused attention of ONNX itself and of ONNX Runtime's extension. Masks that say which tokens are
 * padding are left out; they change no size.
 */
final class AttentionOperators {

  private final ModelTools tools;

  AttentionOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("Attention", this::attend);
    operators.put("com.microsoft:MultiHeadAttention", this::attendByHeads);
    operators.put("com.microsoft:Attention", this::attendWithWeights);
  }

  /** The outputs are the result, and the keys and values for the next call. */
  private List<Tensor> attend(OnnxNode node) {
    int heads = node.size("q_num_heads", 1);
    if (node.size("kv_num_heads", heads) != heads) {
      throw node.place().unsupported("Several heads share keys and values.");
    }
    List<Activation> three = List.of(node.activation(0), node.activation(1), node.activation(2));
    return outputs(attend(node, three, heads, context(node, 4, 5, 3)));
  }

  private List<Tensor> attendByHeads(OnnxNode node) {
    if (!node.has(1) || !node.has(2)) {
      throw node.place().unsupported("Its queries, keys and values are in one tensor.");
    }
    List<Activation> three = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < 3; i++) {
      Activation tensor = node.activation(i);
      three.add(node.has(3) ? shifted(node, i, first) : tensor);
      first += channels(tensor);
    }
    int heads = node.size("num_heads", 1);
    return outputs(attend(node, three, heads, context(node, 6, 7, 5)));
  }

  /** The biases of queries, keys and values are one tensor. */
  private Activation shifted(OnnxNode node, int input, int first) {
    Activation tensor = node.activation(input);
    Constant biases = node.constant(3);
    int own = channels(tensor);
    if (tensor.rank() != 3 || first + own > biases.dimensions().count()) {
      throw node.fail(
          "Its biases are %s, but its input %d is %s."
              .formatted(biases.dimensions(), input, tensor.dimensions()));
    }
    Constant part =
        new Constant(biases.sources(), Dimensions.of(own), biases.type(), Optional.empty());
    Node place = node.place().named(node.place().name() + ", bias " + input);
    return tools
        .functions()
        .applyConstants(place, tensor, 1, Mergeable.SHIFT, List.of(part), node.isSoleReader(input));
  }

  private static int channels(Activation tensor) {
    return tensor.rank() == 0 ? 1 : tensor.size(tensor.rank() - 1);
  }

  /** Weights make queries, keys and values of one tensor. */
  private List<Tensor> attendWithWeights(OnnxNode node) {
    Activation tensor = node.activation(0);
    Constant weights = node.constant(1);
    if (weights.dimensions().rank() != 2 || weights.dimensions().size(1) % 3 != 0) {
      throw node.place().unsupported("Its weights are %s.".formatted(weights.dimensions()));
    }
    int all = weights.dimensions().size(1);
    Activation made =
        tools
            .matrices()
            .weighted(
                node.place().named(node.place().name() + ", weights"),
                tensor,
                weights.dimensions().size(0),
                all,
                weights,
                node.optionalConstant(2));
    List<Activation> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(part(node, made, made.rank() - 1, i * (all / 3), all / 3));
    }
    Optional<Tensor> mask = node.has(5) ? Optional.of(node.input(5)) : Optional.empty();
    Context context =
        node.has(4)
            ? new Context(Optional.of(past(node, 0)), Optional.of(past(node, 1)), mask)
            : new Context(Optional.empty(), Optional.empty(), mask);
    Attended attended = attend(node, parts, node.size("num_heads", 1), context);
    return node.isRead(1)
        ? List.of(attended.output(), pair(node, attended))
        : List.of(attended.output());
  }

  /** Earlier keys and values are one tensor, the keys first. */
  private Activation past(OnnxNode node, int number) {
    Activation both = node.activation(4);
    if (both.rank() != 5 || both.size(0) != 2) {
      throw node.fail("Its earlier keys and values are %s.".formatted(both.dimensions()));
    }
    Activation one = part(node, both, 0, number, 1);
    List<Integer> sizes = one.dimensions().sizes();
    return tools.assembly().reshape(node.place(), one, new Dimensions(sizes.subList(1, 5)));
  }

  private Activation pair(OnnxNode node, Attended attended) {
    List<Activation> both =
        Stream.of(attended.keys(), attended.values())
            .map(
                each -> {
                  List<Integer> sizes = new ArrayList<>(each.dimensions().sizes());
                  sizes.add(0, 1);
                  return tools.assembly().reshape(node.place(), each, new Dimensions(sizes));
                })
            .toList();
    Node place = node.place().named(node.place().name() + ", keys and values");
    return tools.joins().concatenate(place, both, 0);
  }

  private static Activation part(
      OnnxNode node, Activation tensor, int dimension, int start, int size) {
    return node.place().locate(() -> tensor.sliced(dimension, start, size, 1));
  }

  private static Context context(OnnxNode node, int keys, int values, int mask) {
    return new Context(
        node.has(keys) ? Optional.of(node.activation(keys)) : Optional.empty(),
        node.has(values) ? Optional.of(node.activation(values)) : Optional.empty(),
        node.has(mask) ? Optional.of(node.input(mask)) : Optional.empty());
  }

  private Attended attend(OnnxNode node, List<Activation> three, int heads, Context context) {
    return tools
        .attention()
        .attend(node.place(), three.get(0), three.get(1), three.get(2), heads, context);
  }

  private static List<Tensor> outputs(Attended attended) {
    return List.of(attended.output(), attended.keys(), attended.values());
  }
}
