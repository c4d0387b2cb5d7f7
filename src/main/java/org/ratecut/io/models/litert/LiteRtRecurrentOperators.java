package org.ratecut.io.models.litert;

import static org.ratecut.io.models.litert.LiteRtOperator.single;

import java.util.List;
import java.util.Map;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.OpaqueOperators.Known;
import org.ratecut.io.models.operators.Recurrent;
import org.ratecut.io.models.operators.Recurrent.Cell;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.tensorflow.lite.schema.BuiltinOperator;

/**
 * Recurrent layers. Their inputs are the activation, matrices of weights, vectors of biases and
 * variables, which are the state; many of them may be missing.
 */
final class LiteRtRecurrentOperators {

  private final ModelTools tools;

  LiteRtRecurrentOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators) {
    for (int code :
        List.of(
            BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_LSTM,
            BuiltinOperator.BIDIRECTIONAL_SEQUENCE_LSTM,
            BuiltinOperator.LSTM)) {
      operators.put(code, node -> translate(node, Cell.LSTM));
    }
    for (int code :
        List.of(
            BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_RNN,
            BuiltinOperator.BIDIRECTIONAL_SEQUENCE_RNN,
            BuiltinOperator.RNN)) {
      operators.put(code, node -> translate(node, Cell.RNN));
    }
    operators.put(BuiltinOperator.SVDF, single(this::filter));
  }

  private List<Tensor> translate(LiteRtNode node, Cell cell) {
    Dimensions input = node.activation(0).dimensions();
    if (input.rank() < 1 || input.rank() > 3) {
      throw node.fail("It reads %s; at most 3 dimensions are supported.".formatted(input));
    }
    List<Constant> weights = constants(node, 2);
    long steps = node.activation(0).valuesOfSample() / Math.max(1, input.size(input.rank() - 1));
    long units =
        node.outputs().stream()
            .map(Constant::dimensions)
            .mapToLong(sizes -> sizes.rank() == 0 ? 1 : sizes.size(sizes.rank() - 1))
            .sum();
    Known known =
        node.place()
            .locate(
                () ->
                    Recurrent.known(
                        cell, weights, constants(node, 1), steps, units, stateBits(node)));
    return List.copyOf(tools.opaque().addKnown(node, known, node.outputs()));
  }

  private static List<Constant> constants(LiteRtNode node, int rank) {
    return node.inputs().stream()
        .filter(Constant.class::isInstance)
        .map(Constant.class::cast)
        .filter(constant -> !constant.sources().isEmpty())
        .filter(constant -> constant.dimensions().rank() == rank)
        .toList();
  }

  /** Variables are constants that no file stores. */
  private static long stateBits(LiteRtNode node) {
    return node.inputs().stream()
        .filter(Constant.class::isInstance)
        .map(Constant.class::cast)
        .filter(constant -> constant.sources().isEmpty())
        .mapToLong(
            variable ->
                Math.multiplyExact(variable.dimensions().count(), (long) variable.type().bits()))
        .reduce(0, Math::addExact);
  }

  /**
   * A filter of rank one in features and time (Nakkiran et al., 2015): one step per inference, and
   * as many of the last steps in memory as it has weights in time.
   */
  private Tensor filter(LiteRtNode node) {
    Activation tensor = node.activation(0);
    Dimensions features = node.constant(1).dimensions();
    Dimensions time = node.constant(2).dimensions();
    int rank = node.option(Option.RANK, 1);
    boolean fits =
        tensor.rank() > 0
            && features.rank() == 2
            && time.rank() == 2
            && features.size(0) == time.size(0)
            && features.size(1) == tensor.size(tensor.rank() - 1)
            && rank > 0
            && features.size(0) % rank == 0;
    if (!fits) {
      throw node.fail(
          "Its weights are %s and %s, but it reads %s."
              .formatted(features, time, tensor.dimensions()));
    }
    long steps = tensor.valuesOfSample() / Math.max(1, features.size(1));
    Known known =
        node.place()
            .locate(
                () ->
                    Recurrent.known(
                        Cell.RNN,
                        List.of(node.constant(1), node.constant(2)),
                        node.optionalConstant(3).stream().toList(),
                        steps,
                        features.size(0),
                        stateBits(node)));
    return tools.opaque().addKnown(node, known, node.outputs()).get(0);
  }
}
