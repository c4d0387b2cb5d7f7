package org.ratecut.io.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.OpaqueOperators.Known;
import org.ratecut.io.models.operators.Sliding;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;

/** Windows over three and more spatial dimensions: one vertex each, of known cost. */
final class Volumes {

  private Volumes() {}

  static Activation convolve(
      ModelTools tools,
      OnnxNode node,
      Constant weights,
      Optional<Constant> biases,
      Sliding sliding) {
    Activation tensor = node.activation(0);
    Dimensions target = target(node, tensor, weights.dimensions().size(0), sliding);
    int channels = weights.dimensions().size(0);
    return node.place()
        .locate(
            () -> {
              long positions = ofSample(tensor, target.count()) / channels;
              long macs = Math.multiplyExact(positions, weights.dimensions().count());
              long flop =
                  Math.addExact(
                      Math.multiplyExact(2, macs),
                      biases.isPresent() ? ofSample(tensor, target.count()) : 0);
              Known known = new Known(List.of(weights), biases.stream().toList(), macs, flop, 0);
              return made(tools, node, known, target);
            });
  }

  static Activation pool(ModelTools tools, OnnxNode node, Sliding sliding) {
    Activation tensor = node.activation(0);
    Dimensions target = target(node, tensor, tensor.size(1), sliding);
    return node.place()
        .locate(
            () -> {
              long taps =
                  sliding.kernel().stream()
                      .mapToLong(Integer::longValue)
                      .reduce(1, Math::multiplyExact);
              long flop = Math.multiplyExact(taps, ofSample(tensor, target.count()));
              return made(tools, node, new Known(List.of(), List.of(), 0, flop, 0), target);
            });
  }

  private static long ofSample(Activation tensor, long count) {
    return tensor.hasSamples() ? count / tensor.size(0) : count;
  }

  private static Activation made(ModelTools tools, OnnxNode node, Known known, Dimensions target) {
    Constant output = Constant.ofSize("", target, node.activation(0).type());
    return tools.opaque().addKnown(node, known, List.of(output)).get(0);
  }

  private static Dimensions target(
      OnnxNode node, Activation tensor, int channels, Sliding sliding) {
    if (tensor.rank() != sliding.dimensions() + 2) {
      throw node.fail(
          "It reads a tensor of %s, but its window has %d dimensions."
              .formatted(tensor.dimensions(), sliding.dimensions()));
    }
    List<Integer> sizes = new ArrayList<>(List.of(tensor.size(0), channels));
    for (int k = 0; k < sliding.dimensions(); k++) {
      int dimension = k;
      sizes.add(node.place().locate(() -> sliding.outputs(dimension, tensor.size(dimension + 2))));
    }
    return new Dimensions(sizes);
  }
}
