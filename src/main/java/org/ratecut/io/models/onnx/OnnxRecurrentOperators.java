package org.ratecut.io.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.OpaqueOperators.Known;
import org.ratecut.io.models.operators.Recurrent;
import org.ratecut.io.models.operators.Recurrent.Cell;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** {@code LSTM}, {@code GRU} and {@code RNN}. */
final class OnnxRecurrentOperators {

  private final ModelTools tools;

  OnnxRecurrentOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    for (Cell cell : Cell.values()) {
      operators.put(cell.name(), node -> translate(node, cell));
    }
  }

  private List<Tensor> translate(OnnxNode node, Cell cell) {
    Activation tensor = node.activation(0);
    Constant weights = node.constant(1);
    Constant recurrent = node.constant(2);
    boolean batchFirst = node.number("layout", 0) != 0;
    requireSizes(node, cell, tensor, weights.dimensions(), recurrent.dimensions());
    if (tensor.hasSamples() && !batchFirst) {
      throw node.place()
          .unsupported("Its first dimension is the steps of a sequence, not the samples.");
    }
    int steps = tensor.size(batchFirst ? 1 : 0);
    int samples = tensor.size(batchFirst ? 0 : 1);
    int directions = weights.dimensions().size(0);
    int units = recurrent.dimensions().size(2);
    List<Constant> biases = Stream.of(3, 7).filter(node::has).map(node::constant).toList();
    long ofSample = tensor.hasSamples() ? 1 : samples;
    Known known =
        Recurrent.known(
            cell,
            List.of(weights, recurrent),
            biases,
            Math.multiplyExact(steps, ofSample),
            (long) directions * units,
            0);
    Dimensions all =
        batchFirst
            ? Dimensions.of(samples, steps, directions, units)
            : Dimensions.of(steps, directions, samples, units);
    Dimensions last =
        batchFirst
            ? Dimensions.of(samples, directions, units)
            : Dimensions.of(directions, samples, units);
    return outputs(node, known, List.of(all, last, last), tensor);
  }

  private static void requireSizes(
      OnnxNode node, Cell cell, Activation tensor, Dimensions weights, Dimensions recurrent) {
    boolean fits =
        tensor.rank() == 3
            && weights.rank() == 3
            && recurrent.rank() == 3
            && weights.size(0) == recurrent.size(0)
            && weights.size(2) == tensor.size(2)
            && weights.size(1) == (long) cell.gates() * recurrent.size(2)
            && recurrent.size(1) == weights.size(1);
    if (!fits) {
      throw node.fail(
          "Its weights are %s and %s, but it reads %s."
              .formatted(weights, recurrent, tensor.dimensions()));
    }
  }

  /** Only those outputs that something reads take room; the others are the same values again. */
  private List<Tensor> outputs(
      OnnxNode node, Known known, List<Dimensions> sizes, Activation tensor) {
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < Math.min(sizes.size(), node.outputCount()); i++) {
      if (node.isRead(i)) {
        read.add(i);
      }
    }
    if (read.isEmpty()) {
      read.add(0);
    }
    List<Constant> made =
        read.stream().map(i -> Constant.ofSize("", sizes.get(i), tensor.type())).toList();
    List<Activation> tensors = tools.opaque().addKnown(node, known, made);
    List<Tensor> outputs = new ArrayList<>();
    for (int i = 0; i <= read.get(read.size() - 1); i++) {
      outputs.add(tensors.get(Math.max(0, read.indexOf(i))));
    }
    return outputs;
  }
}
