package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.ratecut.layers.shape.Axis;
import org.ratecut.parts.graph.ConcatenationCut;
import org.ratecut.parts.graph.Cut;
import org.ratecut.parts.graph.ElementWiseCut;
import org.ratecut.parts.graph.GridCut;
import org.ratecut.parts.graph.PadCut;
import org.ratecut.parts.graph.ReshapeCut;
import org.ratecut.parts.graph.Side;
import org.ratecut.parts.graph.TransposeCut;
import org.ratecut.parts.graph.WholeCut;
import org.tensorflow.lite.schema.ConcatenationOptionsT;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.DepthwiseConv2DOptionsT;
import org.tensorflow.lite.schema.FullyConnectedOptionsT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptionsT;
import org.tensorflow.lite.schema.ReducerOptionsT;
import org.tensorflow.lite.schema.TensorType;

/** What operators need for a part of their output. Those that are not known are computed whole. */
final class OperatorCuts {

  private static final int HEIGHT = 1;
  private static final int WIDTH = 2;
  private static final int CHANNELS = 3;

  private final StoredGraph file;
  private final OperatorT operator;
  private final Object options;

  private OperatorCuts(StoredGraph file, int number) {
    this.file = file;
    this.operator = file.operators().get(number);
    this.options =
        operator.getBuiltinOptions() == null ? null : operator.getBuiltinOptions().getValue();
  }

  /** The cut of an operator. */
  static Cut of(StoredGraph file, int number) {
    OperatorCuts cuts = new OperatorCuts(file, number);
    if (cuts.operator.getOutputs().length != 1 || cuts.hasPackedWeights()) {
      return cuts.whole();
    }
    return cuts.find(OperatorKind.of(file.code(number))).orElseGet(cuts::whole);
  }

  /** Weights that leave zeros out, or have two in a byte, are not taken apart. */
  private boolean hasPackedWeights() {
    for (int input : operator.getInputs()) {
      if (input >= 0
          && (file.tensors().get(input).getSparsity() != null
              || file.tensors().get(input).getType() == TensorType.INT4)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Cut> find(OperatorKind kind) {
    if (kind == OperatorKind.DEPTHWISE && quantizesWhatItReads()) {
      return Optional.empty();
    }
    return switch (kind) {
      case CONVOLUTION -> convolution();
      case DEPTHWISE -> depthwise();
      case POOLING -> pooling();
      case DENSE -> dense();
      case ELEMENT_WISE -> Optional.of(new ElementWiseCut(allSizes()));
      case REDUCTION -> reduction();
      case ALONG_LAST -> alongLast();
      case RESHAPE -> Optional.of(new ReshapeCut(input(), output(), inputCount()));
      case TRANSPOSE -> transpose();
      case PAD -> pad();
      case CONCATENATION -> concatenation();
      case OTHER -> Optional.empty();
    };
  }

  /**
   * Whether floats meet weights of 8 bits: then the runtime quantizes all that is read by its least
   * and greatest value, so that a part of the input would give other numbers.
   */
  private boolean quantizesWhatItReads() {
    byte read = file.tensors().get(operator.getInputs()[0]).getType();
    byte weights = file.tensors().get(operator.getInputs()[1]).getType();
    return read == TensorType.FLOAT32 && weights != TensorType.FLOAT32;
  }

  private Cut whole() {
    return new WholeCut(allSizes(), output());
  }

  private List<Optional<List<Integer>>> allSizes() {
    List<Optional<List<Integer>>> all = new ArrayList<>();
    for (int input : operator.getInputs()) {
      all.add(input < 0 ? Optional.empty() : Optional.of(file.sizes(input)));
    }
    return all;
  }

  private int inputCount() {
    return operator.getInputs().length;
  }

  private List<Integer> input() {
    return file.sizes(operator.getInputs()[0]);
  }

  private List<Integer> output() {
    return file.sizes(operator.getOutputs()[0]);
  }

  private boolean isConstant(int input) {
    return input < inputCount() && file.isConstant(operator.getInputs()[input]);
  }

  private Optional<Cut> convolution() {
    if (!(options instanceof Conv2DOptionsT conv) || !isGridWithWeights()) {
      return Optional.empty();
    }
    List<Integer> weights = file.sizes(operator.getInputs()[1]);
    int groups = input().get(CHANNELS) / weights.get(CHANNELS);
    if (quantizesWhatItReads()) {
      return groups == 1 ? Optional.of(channelsOnly()) : Optional.empty();
    }
    Side channels =
        groups == 1
            ? new Side.All(input().get(CHANNELS))
            : new Side.Grouped(weights.get(CHANNELS), output().get(CHANNELS) / groups);
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
    for (int size : input()) {
      reads.add(new GridCut.Read(new Side.All(size), GridCut.NONE));
    }
    return new GridCut(
        output(), reads, allBefore(CHANNELS), inputCount(), OptionalInt.of(CHANNELS));
  }

  private Optional<Cut> depthwise() {
    if (!(options instanceof DepthwiseConv2DOptionsT conv) || !isGridWithWeights()) {
      return Optional.empty();
    }
    List<Integer> weights = file.sizes(operator.getInputs()[1]);
    int perChannel = output().get(CHANNELS) / input().get(CHANNELS);
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
    boolean biases = inputCount() < 3 || operator.getInputs()[2] < 0 || isConstant(2);
    return isConstant(1)
        && biases
        && input().size() == 4
        && output().size() == 4
        && file.sizes(operator.getInputs()[1]).size() == 4;
  }

  private Optional<Cut> pooling() {
    if (!(options instanceof Pool2DOptionsT pool) || input().size() != 4) {
      return Optional.empty();
    }
    return grid(
        axis(HEIGHT, pool.getFilterHeight(), pool.getStrideH(), 1, pool.getPadding()),
        axis(WIDTH, pool.getFilterWidth(), pool.getStrideW(), 1, pool.getPadding()),
        new GridCut.Read(new Side.Same(), CHANNELS),
        OptionalInt.empty());
  }

  private Axis axis(int dimension, int kernel, int stride, int dilation, byte padding) {
    int inputs = input().get(dimension);
    return padding == Padding.SAME
        ? Axis.samePadded(inputs, kernel, stride, dilation)
        : new Axis(inputs, kernel, stride, dilation, 0, 0);
  }

  /** Averages and maxima leave padding out, so that they have none where they are cut. */
  private Optional<Cut> grid(
      Axis rows, Axis columns, GridCut.Read channels, OptionalInt weightDimension) {
    if (rows.outputs() != output().get(HEIGHT) || columns.outputs() != output().get(WIDTH)) {
      return Optional.empty();
    }
    boolean clips = weightDimension.isEmpty();
    return Optional.of(
        new GridCut(
            output(),
            List.of(
                new GridCut.Read(new Side.Same(), 0),
                new GridCut.Read(new Side.Window(rows, clips), HEIGHT),
                new GridCut.Read(new Side.Window(columns, clips), WIDTH),
                channels),
            Set.of(),
            inputCount(),
            weightDimension));
  }

  private Optional<Cut> dense() {
    boolean biases = inputCount() < 3 || operator.getInputs()[2] < 0 || isConstant(2);
    if (!(options instanceof FullyConnectedOptionsT dense)
        || dense.getWeightsFormat() != 0
        || !isConstant(1)
        || !biases
        || output().isEmpty()) {
      return Optional.empty();
    }
    int last = output().size() - 1;
    boolean single = output().subList(0, last).stream().allMatch(size -> size == 1);
    boolean rows =
        input().size() == output().size()
            && input().subList(0, last).equals(output().subList(0, last));
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < input().size(); k++) {
      reads.add(
          rows && k < last
              ? new GridCut.Read(new Side.Same(), k)
              : new GridCut.Read(new Side.All(input().get(k)), GridCut.NONE));
    }
    return Optional.of(
        new GridCut(
            output(),
            reads,
            single || rows ? Set.of() : allBefore(last),
            inputCount(),
            OptionalInt.of(last)));
  }

  private static Set<Integer> allBefore(int end) {
    Set<Integer> all = new TreeSet<>();
    for (int k = 0; k < end; k++) {
      all.add(k);
    }
    return all;
  }

  private Optional<Cut> reduction() {
    if (!(options instanceof ReducerOptionsT reducer) || !isConstant(1)) {
      return Optional.empty();
    }
    Set<Integer> reduced = new TreeSet<>();
    for (int axis : file.numbers(operator.getInputs()[1])) {
      reduced.add(Math.floorMod(axis, Math.max(1, input().size())));
    }
    List<GridCut.Read> reads = new ArrayList<>();
    int next = 0;
    for (int k = 0; k < input().size(); k++) {
      if (reduced.contains(k)) {
        reads.add(new GridCut.Read(new Side.All(input().get(k)), GridCut.NONE));
        next += reducer.getKeepDims() ? 1 : 0;
      } else {
        reads.add(new GridCut.Read(new Side.Same(), next++));
      }
    }
    return next != output().size()
        ? Optional.empty()
        : Optional.of(new GridCut(output(), reads, Set.of(), inputCount(), OptionalInt.empty()));
  }

  private Optional<Cut> alongLast() {
    int last = output().size() - 1;
    if (last < 0) {
      return Optional.empty();
    }
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < last; k++) {
      reads.add(new GridCut.Read(new Side.Same(), k));
    }
    reads.add(new GridCut.Read(new Side.All(input().get(last)), GridCut.NONE));
    return Optional.of(
        new GridCut(output(), reads, Set.of(last), inputCount(), OptionalInt.empty()));
  }

  private Optional<Cut> transpose() {
    return isConstant(1)
        ? Optional.of(new TransposeCut(file.numbers(operator.getInputs()[1]), inputCount()))
        : Optional.empty();
  }

  private Optional<Cut> pad() {
    if (!isConstant(1) || (inputCount() > 2 && !isConstant(2))) {
      return Optional.empty();
    }
    List<Integer> numbers = file.numbers(operator.getInputs()[1]);
    List<Integer> before = new ArrayList<>();
    for (int k = 0; k < input().size(); k++) {
      before.add(numbers.get(2 * k));
    }
    return numbers.stream().anyMatch(number -> number < 0)
        ? Optional.empty()
        : Optional.of(new PadCut(before, input(), inputCount()));
  }

  private Optional<Cut> concatenation() {
    if (!(options instanceof ConcatenationOptionsT joined)) {
      return Optional.empty();
    }
    int dimension = Math.floorMod(joined.getAxis(), output().size());
    List<Integer> sizes = new ArrayList<>();
    for (int input : operator.getInputs()) {
      sizes.add(file.sizes(input).get(dimension));
    }
    return Optional.of(new ConcatenationCut(dimension, sizes));
  }
}
