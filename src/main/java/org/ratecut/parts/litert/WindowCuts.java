package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.ratecut.layers.shape.Axis;
import org.ratecut.parts.graph.Cut;
import org.ratecut.parts.graph.GridCut;
import org.ratecut.parts.graph.Side;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.DepthwiseConv2DOptionsT;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptionsT;
import org.tensorflow.lite.schema.TensorType;

/** What convolutions and pooling need for a part of their output. */
final class WindowCuts {

  private static final int HEIGHT = 1;
  private static final int WIDTH = 2;
  private static final int CHANNELS = 3;

  private final StoredCall call;

  WindowCuts(StoredCall call) {
    this.call = call;
  }

  /**
   * Whether floats meet weights of 8 bits: then the runtime quantizes all that is read by its least
   * and greatest value, so that a part of the input would give other numbers.
   */
  private boolean quantizesWhatItReads() {
    byte read = call.file().tensors().get(call.operator().getInputs()[0]).getType();
    byte weights = call.file().tensors().get(call.operator().getInputs()[1]).getType();
    return read == TensorType.FLOAT32 && weights != TensorType.FLOAT32;
  }

  Optional<Cut> convolution() {
    if (!(call.options() instanceof Conv2DOptionsT conv) || !isGridWithWeights()) {
      return Optional.empty();
    }
    List<Integer> weights = call.file().sizes(call.operator().getInputs()[1]);
    int groups = call.input().get(CHANNELS) / weights.get(CHANNELS);
    if (quantizesWhatItReads()) {
      return groups == 1 ? Optional.of(channelsOnly()) : Optional.empty();
    }
    Side channels =
        groups == 1
            ? new Side.All(call.input().get(CHANNELS))
            : new Side.Grouped(weights.get(CHANNELS), call.output().get(CHANNELS) / groups);
    return grid(
        axis(
            HEIGHT,
            weights.get(HEIGHT),
            conv.getStrideH(),
            conv.getDilationHFactor(),
            conv.getPadding()),
        axis(
            WIDTH,
            weights.get(WIDTH),
            conv.getStrideW(),
            conv.getDilationWFactor(),
            conv.getPadding()),
        new GridCut.Read(channels, groups == 1 ? GridCut.NONE : CHANNELS),
        OptionalInt.of(CHANNELS));
  }

  /** A convolution that reads all of its input for any of its channels. */
  private Cut channelsOnly() {
    List<GridCut.Read> reads = new ArrayList<>();
    for (int size : call.input()) {
      reads.add(new GridCut.Read(new Side.All(size), GridCut.NONE));
    }
    return new GridCut(
        call.output(), reads, allBefore(CHANNELS), call.inputCount(), OptionalInt.of(CHANNELS));
  }

  Optional<Cut> depthwise() {
    if (!(call.options() instanceof DepthwiseConv2DOptionsT conv)
        || !isGridWithWeights()
        || quantizesWhatItReads()) {
      return Optional.empty();
    }
    List<Integer> weights = call.file().sizes(call.operator().getInputs()[1]);
    int perChannel = call.output().get(CHANNELS) / call.input().get(CHANNELS);
    return grid(
        axis(
            HEIGHT,
            weights.get(HEIGHT),
            conv.getStrideH(),
            conv.getDilationHFactor(),
            conv.getPadding()),
        axis(
            WIDTH,
            weights.get(WIDTH),
            conv.getStrideW(),
            conv.getDilationWFactor(),
            conv.getPadding()),
        new GridCut.Read(new Side.Grouped(1, perChannel), CHANNELS),
        OptionalInt.of(CHANNELS));
  }

  private boolean isGridWithWeights() {
    boolean biases =
        call.inputCount() < 3 || call.operator().getInputs()[2] < 0 || call.isConstant(2);
    return call.isConstant(1)
        && biases
        && call.input().size() == 4
        && call.output().size() == 4
        && call.file().sizes(call.operator().getInputs()[1]).size() == 4;
  }

  Optional<Cut> pooling() {
    if (!(call.options() instanceof Pool2DOptionsT pool) || call.input().size() != 4) {
      return Optional.empty();
    }
    return grid(
        axis(HEIGHT, pool.getFilterHeight(), pool.getStrideH(), 1, pool.getPadding()),
        axis(WIDTH, pool.getFilterWidth(), pool.getStrideW(), 1, pool.getPadding()),
        new GridCut.Read(new Side.Same(), CHANNELS),
        OptionalInt.empty());
  }

  private Axis axis(int dimension, int kernel, int stride, int dilation, byte padding) {
    int inputs = call.input().get(dimension);
    return padding == Padding.SAME
        ? Axis.samePadded(inputs, kernel, stride, dilation)
        : new Axis(inputs, kernel, stride, dilation, 0, 0);
  }

  /** Averages and maxima leave padding out, so that they have none where they are cut. */
  private Optional<Cut> grid(
      Axis rows, Axis columns, GridCut.Read channels, OptionalInt weightDimension) {
    if (rows.outputs() != call.output().get(HEIGHT)
        || columns.outputs() != call.output().get(WIDTH)) {
      return Optional.empty();
    }
    boolean clips = weightDimension.isEmpty();
    return Optional.of(
        new GridCut(
            call.output(),
            List.of(
                new GridCut.Read(new Side.Same(), 0),
                new GridCut.Read(new Side.Window(rows, clips), HEIGHT),
                new GridCut.Read(new Side.Window(columns, clips), WIDTH),
                channels),
            Set.of(),
            call.inputCount(),
            weightDimension));
  }

  static Set<Integer> allBefore(int end) {
    Set<Integer> all = new TreeSet<>();
    for (int k = 0; k < end; k++) {
      all.add(k);
    }
    return all;
  }
}
