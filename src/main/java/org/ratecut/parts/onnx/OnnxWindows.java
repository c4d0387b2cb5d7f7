package org.ratecut.parts.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ratecut.layers.shape.Axis;
import org.ratecut.parts.graph.Cut;
import org.ratecut.parts.graph.GridCut;
import org.ratecut.parts.graph.Side;

/** Cuts of operators whose windows slide over positions or channels. */
final class OnnxWindows {

  private static final int CHANNELS = 1;

  private OnnxWindows() {}

  static Optional<Cut> convolution(StoredNode node) {
    if (!node.hasOnlyConstantsFrom(1) || !node.isConstant(1)) {
      return Optional.empty();
    }
    List<Integer> weights = node.input(1);
    int groups = node.number("group", 1);
    GridCut.Read channels =
        groups == 1
            ? new GridCut.Read(new Side.All(node.input(0).get(CHANNELS)), GridCut.NONE)
            : new GridCut.Read(new Side.Grouped(weights.get(1), weights.get(0) / groups), CHANNELS);
    List<Integer> kernel = weights.subList(2, weights.size());
    return grid(node, channels, kernel, false, OptionalInt.of(CHANNELS));
  }

  /** Averages that leave padding out are computed of fewer values at the border. */
  static Optional<Cut> pooling(StoredNode node) {
    boolean average = node.type().equals("AveragePool");
    boolean counted = node.number("count_include_pad", 0) != 0;
    List<Integer> kernel = node.numbers("kernel_shape", 0, 1);
    boolean dilated =
        node.numbers("dilations", kernel.size(), 1).stream().anyMatch(each -> each != 1);
    if (average && (dilated || (counted && node.number("ceil_mode", 0) != 0))) {
      return Optional.empty();
    }
    return grid(
        node,
        new GridCut.Read(new Side.Same(), CHANNELS),
        kernel,
        average && !counted,
        OptionalInt.empty());
  }

  private static Optional<Cut> grid(
      StoredNode node,
      GridCut.Read channels,
      List<Integer> kernel,
      boolean clips,
      OptionalInt weightDimension) {
    List<GridCut.Read> reads = new ArrayList<>();
    reads.add(new GridCut.Read(new Side.Same(), 0));
    reads.add(channels);
    for (int k = 0; k < kernel.size(); k++) {
      Optional<Axis> axis = axis(node, k, kernel);
      if (axis.isEmpty() || axis.get().outputs() != node.output().get(k + 2)) {
        return Optional.empty();
      }
      reads.add(new GridCut.Read(new Side.Window(axis.get(), clips), k + 2));
    }
    return reads.size() != node.input(0).size()
        ? Optional.empty()
        : Optional.of(
            new GridCut(node.output(), reads, Set.of(), node.inputCount(), weightDimension));
  }

  private static Optional<Axis> axis(StoredNode node, int k, List<Integer> kernel) {
    int dimensions = kernel.size();
    int inputs = node.input(0).get(k + 2);
    int outputs = node.output().get(k + 2);
    int stride = node.numbers("strides", dimensions, 1).get(k);
    int dilation = node.numbers("dilations", dimensions, 1).get(k);
    List<Integer> pads = node.numbers("pads", 2 * dimensions, 0);
    int before = pads.get(k);
    int after = pads.get(k + dimensions);
    int extent = (kernel.get(k) - 1) * dilation + 1;
    int missing = Math.max(0, (outputs - 1) * stride + extent - inputs);
    switch (node.text("auto_pad", "NOTSET")) {
      case "SAME_UPPER" -> before = missing / 2;
      case "SAME_LOWER" -> before = missing - missing / 2;
      case "VALID" -> before = 0;
      default -> {
        if (Collections.min(pads) < 0) {
          return Optional.empty();
        }
      }
    }
    if (!node.text("auto_pad", "NOTSET").equals("NOTSET") || node.number("ceil_mode", 0) != 0) {
      after = Math.max(0, missing - before);
    }
    boolean readsSomething = before < extent && (outputs - 1) * stride - before < inputs;
    return readsSomething
        ? Optional.of(new Axis(inputs, kernel.get(k), stride, dilation, before, after))
        : Optional.empty();
  }

  /** A sum over neighbouring channels, as far as they exist; the neighbours are needed as well. */
  static Optional<Cut> localResponseNormalization(StoredNode node) {
    int size = node.number("size", 1);
    int channels = node.input(0).get(CHANNELS);
    int before = (size - 1) / 2;
    Axis axis = new Axis(channels, size, 1, 1, before, size - 1 - before);
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < node.input(0).size(); k++) {
      Side side = k == CHANNELS ? new Side.Window(axis, false) : new Side.Same();
      reads.add(new GridCut.Read(side, k));
    }
    return Optional.of(
        new GridCut(node.output(), reads, Set.of(), node.inputCount(), OptionalInt.empty()));
  }
}
