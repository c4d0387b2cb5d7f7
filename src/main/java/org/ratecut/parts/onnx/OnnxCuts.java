package org.ratecut.parts.onnx;

import java.util.ArrayList;
import java.util.Collections;
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

/** What operators need for a part of their output. Those that are not known are computed whole. */
final class OnnxCuts {

  private static final int CHANNELS = 1;

  /** From this version on, operators stretch their inputs as NumPy does. */
  private static final long STRETCHING = 7;

  private final StoredNode node;

  private OnnxCuts(StoredNode node) {
    this.node = node;
  }

  /** The cut of an operator. */
  static Cut of(StoredNode node) {
    OnnxCuts cuts = new OnnxCuts(node);
    boolean known = node.outputs().size() == 1 && node.has(0) && !node.output().contains(0);
    return (known ? cuts.find() : Optional.<Cut>empty())
        .orElseGet(() -> new WholeCut(node.inputs(), node.output()));
  }

  private Optional<Cut> find() {
    return switch (OnnxKind.of(node.type())) {
      case CONVOLUTION -> OnnxWindows.convolution(node);
      case POOLING -> OnnxWindows.pooling(node);
      case GLOBAL_POOLING -> globalPooling();
      case GENERAL_PRODUCT -> generalProduct();
      case MATRIX_PRODUCT -> matrixProduct();
      case ELEMENT_WISE -> elementWise();
      case BATCH_NORMALIZATION -> batchNormalization();
      case LOCAL_RESPONSE_NORMALIZATION -> OnnxWindows.localResponseNormalization(node);
      case REDUCTION -> reduction();
      case ALONG_AXIS -> alongAxis();
      case RESHAPE -> reshape();
      case TRANSPOSE -> transpose();
      case PAD -> pad();
      case SLICE -> new OnnxSlices(node).cut();
      case CONCATENATION -> concatenation();
      case OTHER -> Optional.empty();
    };
  }

  private Optional<Cut> grid(
      List<GridCut.Read> reads, Set<Integer> whole, OptionalInt weightDimension) {
    return Optional.of(
        new GridCut(node.output(), reads, whole, node.inputCount(), weightDimension));
  }

  private static GridCut.Read same(int dimension) {
    return new GridCut.Read(new Side.Same(), dimension);
  }

  private GridCut.Read all(int dimension) {
    return new GridCut.Read(new Side.All(node.input(0).get(dimension)), GridCut.NONE);
  }

  private Optional<Cut> globalPooling() {
    List<GridCut.Read> reads = new ArrayList<>(List.of(same(0), same(CHANNELS)));
    for (int k = 2; k < node.input(0).size(); k++) {
      reads.add(all(k));
    }
    return grid(reads, Set.of(), OptionalInt.empty());
  }

  private Optional<Cut> generalProduct() {
    if (node.number("transA", 0) != 0 || !node.hasOnlyConstantsFrom(1)) {
      return Optional.empty();
    }
    return grid(List.of(same(0), all(1)), Set.of(), OptionalInt.of(1));
  }

  /** Rows of values times constant weights. */
  private Optional<Cut> matrixProduct() {
    int rank = node.input(0).size();
    if (!node.isConstant(1) || node.input(1).size() != 2 || rank < 2) {
      return Optional.empty();
    }
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < rank - 1; k++) {
      reads.add(same(k));
    }
    reads.add(all(rank - 1));
    return grid(reads, Set.of(), OptionalInt.of(rank - 1));
  }

  private Optional<Cut> elementWise() {
    boolean oldStretching = node.version() < STRETCHING && node.inputCount() > 1;
    return oldStretching ? Optional.empty() : Optional.of(new ElementWiseCut(node.inputs()));
  }

  private Optional<Cut> batchNormalization() {
    boolean training = node.number("training_mode", 0) != 0 || node.number("spatial", 1) == 0;
    return training || !node.hasOnlyConstantsFrom(1) || node.output().size() < 2
        ? Optional.empty()
        : grid(allSame(), Set.of(), OptionalInt.of(CHANNELS));
  }

  private List<GridCut.Read> allSame() {
    List<GridCut.Read> reads = new ArrayList<>();
    for (int k = 0; k < node.input(0).size(); k++) {
      reads.add(same(k));
    }
    return reads;
  }

  private Optional<Cut> reduction() {
    int rank = node.input(0).size();
    Optional<List<Integer>> axes = node.numbers("axes", 1);
    if (axes.isEmpty() || axes.get().isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> reduced = new TreeSet<>();
    axes.get().forEach(axis -> reduced.add(Math.floorMod(axis, rank)));
    List<GridCut.Read> reads = new ArrayList<>();
    int next = 0;
    for (int k = 0; k < rank; k++) {
      if (reduced.contains(k)) {
        reads.add(all(k));
        next += node.number("keepdims", 1);
      } else {
        reads.add(same(next++));
      }
    }
    return grid(reads, Set.of(), OptionalInt.empty());
  }

  /** Before version 13, softmax took all dimensions from one on as one. */
  private Optional<Cut> alongAxis() {
    int rank = node.output().size();
    boolean layer = node.type().equals("LayerNormalization");
    boolean several = layer || node.version() < 13;
    int axis = Math.floorMod(node.number("axis", several && !layer ? 1 : -1), rank);
    if (!node.hasOnlyConstantsFrom(1)) {
      return Optional.empty();
    }
    Set<Integer> whole = new TreeSet<>(Set.of(axis));
    for (int k = axis; several && k < rank; k++) {
      whole.add(k);
    }
    return grid(allSame(), whole, OptionalInt.empty());
  }

  private Optional<Cut> reshape() {
    return node.hasOnlyConstantsFrom(1)
        ? Optional.of(new ReshapeCut(node.input(0), node.output(), node.inputCount()))
        : Optional.empty();
  }

  private Optional<Cut> transpose() {
    int rank = node.output().size();
    List<Integer> order = new ArrayList<>(node.numbers("perm", 0, 0));
    if (order.isEmpty()) {
      for (int k = rank - 1; k >= 0; k--) {
        order.add(k);
      }
    }
    return order.size() == rank
        ? Optional.of(new TransposeCut(order, node.inputCount()))
        : Optional.empty();
  }

  private Optional<Cut> pad() {
    Optional<List<Integer>> pads = node.numbers("pads", 1);
    boolean simple =
        node.text("mode", "constant").equals("constant")
            && node.hasOnlyConstantsFrom(1)
            && !node.has(3);
    int rank = node.output().size();
    if (!simple
        || pads.isEmpty()
        || pads.get().size() != 2 * rank
        || Collections.min(pads.get()) < 0) {
      return Optional.empty();
    }
    return Optional.of(new PadCut(pads.get().subList(0, rank), node.input(0), node.inputCount()));
  }

  private Optional<Cut> concatenation() {
    int axis = Math.floorMod(node.number("axis", 1), node.output().size());
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < node.inputCount(); i++) {
      sizes.add(node.input(i).get(axis));
    }
    return Optional.of(new ConcatenationCut(axis, sizes));
  }
}
