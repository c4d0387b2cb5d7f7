package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
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
import org.tensorflow.lite.schema.FullyConnectedOptionsT;
import org.tensorflow.lite.schema.ReducerOptionsT;

/** What operators need for a part of their output. Those that are not known are computed whole. */
final class OperatorCuts {

  private final StoredCall call;

  private OperatorCuts(StoredCall call) {
    this.call = call;
  }

  /** The cut of an operator. */
  static Cut of(StoredGraph file, int number) {
    StoredCall call = new StoredCall(file, file.operators().get(number));
    OperatorCuts cuts = new OperatorCuts(call);
    if (call.operator().getOutputs().length != 1 || call.hasPackedWeights()) {
      return cuts.whole();
    }
    return cuts.find(OperatorKind.of(file.code(number))).orElseGet(cuts::whole);
  }

  private Optional<Cut> find(OperatorKind kind) {
    return switch (kind) {
      case CONVOLUTION -> new WindowCuts(call).convolution();
      case DEPTHWISE -> new WindowCuts(call).depthwise();
      case POOLING -> new WindowCuts(call).pooling();
      case DENSE -> dense();
      case ELEMENT_WISE -> Optional.of(new ElementWiseCut(call.allSizes()));
      case REDUCTION -> reduction();
      case ALONG_LAST -> alongLast();
      case RESHAPE -> Optional.of(new ReshapeCut(call.input(), call.output(), call.inputCount()));
      case TRANSPOSE -> transpose();
      case PAD -> pad();
      case CONCATENATION -> concatenation();
      case OTHER -> Optional.empty();
    };
  }

  private Cut whole() {
    return new WholeCut(call.allSizes(), call.output());
  }

  private Optional<Cut> dense() {
    boolean biases =
        call.inputCount() < 3 || call.operator().getInputs()[2] < 0 || call.isConstant(2);
    if (!(call.options() instanceof FullyConnectedOptionsT dense)
        || dense.getWeightsFormat() != 0
        || !call.isConstant(1)
        || !biases
        || call.output().isEmpty()) {
      return Optional.empty();
    }
    int last = call.output().size() - 1;
    boolean single = call.output().subList(0, last).stream().allMatch(size -> size == 1);
    boolean rows =
        call.input().size() == call.output().size()
            && call.input().subList(0, last).equals(call.output().subList(0, last));
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < call.input().size(); k++) {
      reads.add(
          rows && k < last
              ? new GridCut.Read(new Side.Same(), k)
              : new GridCut.Read(new Side.All(call.input().get(k)), GridCut.NONE));
    }
    return Optional.of(
        new GridCut(
            call.output(),
            reads,
            single || rows ? Set.of() : allBefore(last),
            call.inputCount(),
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
    if (!(call.options() instanceof ReducerOptionsT reducer) || !call.isConstant(1)) {
      return Optional.empty();
    }
    Set<Integer> reduced = new TreeSet<>();
    for (int axis : call.file().numbers(call.operator().getInputs()[1])) {
      reduced.add(Math.floorMod(axis, Math.max(1, call.input().size())));
    }
    List<GridCut.Read> reads = new ArrayList<>();
    int next = 0;
    for (int k = 0; k < call.input().size(); k++) {
      if (reduced.contains(k)) {
        reads.add(new GridCut.Read(new Side.All(call.input().get(k)), GridCut.NONE));
        next += reducer.getKeepDims() ? 1 : 0;
      } else {
        reads.add(new GridCut.Read(new Side.Same(), next++));
      }
    }
    return next != call.output().size()
        ? Optional.empty()
        : Optional.of(
            new GridCut(call.output(), reads, Set.of(), call.inputCount(), OptionalInt.empty()));
  }

  private Optional<Cut> alongLast() {
    int last = call.output().size() - 1;
    if (last < 0) {
      return Optional.empty();
    }
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < last; k++) {
      reads.add(new GridCut.Read(new Side.Same(), k));
    }
    reads.add(new GridCut.Read(new Side.All(call.input().get(last)), GridCut.NONE));
    return Optional.of(
        new GridCut(call.output(), reads, Set.of(last), call.inputCount(), OptionalInt.empty()));
  }

  private Optional<Cut> transpose() {
    return call.isConstant(1)
        ? Optional.of(
            new TransposeCut(
                call.file().numbers(call.operator().getInputs()[1]), call.inputCount()))
        : Optional.empty();
  }

  private Optional<Cut> pad() {
    if (!call.isConstant(1) || (call.inputCount() > 2 && !call.isConstant(2))) {
      return Optional.empty();
    }
    List<Integer> numbers = call.file().numbers(call.operator().getInputs()[1]);
    List<Integer> before = new ArrayList<>();
    for (int k = 0; k < call.input().size(); k++) {
      before.add(numbers.get(2 * k));
    }
    return numbers.stream().anyMatch(number -> number < 0)
        ? Optional.empty()
        : Optional.of(new PadCut(before, call.input(), call.inputCount()));
  }

  private Optional<Cut> concatenation() {
    if (!(call.options() instanceof ConcatenationOptionsT joined)) {
      return Optional.empty();
    }
    int dimension = Math.floorMod(joined.getAxis(), call.output().size());
    List<Integer> sizes = new ArrayList<>();
    for (int input : call.operator().getInputs()) {
      sizes.add(call.file().sizes(input).get(dimension));
    }
    return Optional.of(new ConcatenationCut(dimension, sizes));
  }
}
