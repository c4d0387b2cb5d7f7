package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.InputException;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.TensorType;

/** Parts of tensors have no vertices: who reads a part reads the vertices that make it. */
class LiteRtSlicingTest {

  @TempDir private Path folder;

  private final LiteRtModels model = new LiteRtModels();
  private int x;

  @BeforeEach
  void addInput() {
    x = model.input("x", TensorType.INT8, 1, 6);
  }

  @Test
  void splitMakesEqualParts() {
    List<Integer> parts = List.of(vector("a", 2), vector("b", 2), vector("c", 2));
    int axis = model.numbers("axis", List.of(), -1);
    model.operator(BuiltinOperator.SPLIT, BuiltinOptions.NONE, b -> 0, parts, axis, x);
    add(2, parts.get(0), parts.get(2));
    assertThat(reads()).containsExactly(List.of(0, 4), List.of(1, 5));
  }

  @Test
  void splitTakesTheSizesThatAreGiven() {
    List<Integer> parts = List.of(vector("a", 1), vector("b", 3), vector("c", 2));
    int sizes = model.numbers("sizes", 1, -1, 2);
    int axis = model.numbers("axis", List.of(), 1);
    model.operator(BuiltinOperator.SPLIT_V, BuiltinOptions.NONE, b -> 0, parts, x, sizes, axis);
    model.operator(BuiltinOperator.RELU, vector("y", 3), parts.get(1));
    assertThat(reads()).containsExactly(List.of(1), List.of(2), List.of(3));
  }

  /** All samples (masked), every second value from the second on, without the last. */
  @Test
  void stridedSlicesCountFromTheEndToo() {
    int part = vector("part", 2);
    strided(part, 1, 1, 0, 0, new int[] {9, 1}, new int[] {9, -1}, new int[] {1, 2});
    model.operator(BuiltinOperator.RELU, vector("y", 2), part);
    assertThat(reads()).containsExactly(List.of(1), List.of(3));
  }

  @Test
  void anIndexOfAStridedSliceLeavesTheDimensionOut() {
    int tensor = model.input("t", TensorType.INT8, 1, 3, 4);
    int part = vector("part", 4);
    int begin = model.numbers("begin", 0, -1, 0);
    int end = model.numbers("end", 0, 0, 0);
    int steps = model.numbers("steps", 1, 1, 1);
    model.operator(
        BuiltinOperator.STRIDED_SLICE,
        BuiltinOptions.StridedSliceOptions,
        LiteRtModels.stridedSlice(5, 5, 0, 2),
        part,
        tensor,
        begin,
        end,
        steps);
    model.operator(BuiltinOperator.RELU, vector("y", 4), part);
    assertThat(reads()).containsExactly(List.of(2));
  }

  @Test
  void unpackingMakesATensorOfEachIndex() {
    int tensor = model.input("t", TensorType.INT8, 1, 2, 3);
    List<Integer> parts = List.of(vector("a", 3), vector("b", 3));
    model.operator(
        BuiltinOperator.UNPACK,
        BuiltinOptions.UnpackOptions,
        LiteRtModels.unpack(1, 2),
        parts,
        tensor);
    model.operator(BuiltinOperator.RELU, vector("y", 3), parts.get(1));
    assertThat(reads()).containsExactly(List.of(1));
  }

  @Test
  void packingPutsTensorsSideBySide() {
    List<Integer> parts = List.of(vector("a", 2), vector("b", 2), vector("c", 2));
    int axis = model.numbers("axis", List.of(), 1);
    model.operator(BuiltinOperator.SPLIT, BuiltinOptions.NONE, b -> 0, parts, axis, x);
    int packed = model.tensor("packed", TensorType.INT8, 1, 2, 3);
    model.operator(
        BuiltinOperator.PACK,
        BuiltinOptions.PackOptions,
        LiteRtModels.pack(-1, 3),
        packed,
        parts.get(0),
        parts.get(1),
        parts.get(2));
    model.operator(BuiltinOperator.RELU, model.tensor("y", TensorType.INT8, 1, 2, 3), packed);
    assertThat(reads()).containsExactly(List.of(0, 2, 4), List.of(1, 3, 5));
  }

  @Test
  void gatheringTakesOneIndex() {
    int one = vector("one", 1);
    gather(one, model.numbers("index", -2));
    model.operator(BuiltinOperator.RELU, vector("y", 1), one);
    assertThat(reads()).containsExactly(List.of(4));
  }

  /**
   * As Keras writes a layer that keeps the number of samples: shape, slice, pack, reshape. The
   * function after it is part of the input, which is all there is.
   */
  @Test
  void whatIsComputedFromSizesHasNoVertices() {
    int shape = model.tensor("shape", TensorType.INT32, 2);
    int samples = model.tensor("samples", TensorType.INT32);
    int target = model.tensor("target", TensorType.INT32, 3);
    int tensor = model.tensor("reshaped", TensorType.INT8, 1, 3, 2);
    model.operator(BuiltinOperator.SHAPE, shape, x);
    model.operator(
        BuiltinOperator.STRIDED_SLICE,
        BuiltinOptions.StridedSliceOptions,
        LiteRtModels.stridedSlice(0, 0, 0, 1),
        samples,
        shape,
        model.numbers("begin", 0),
        model.numbers("end", 1),
        model.numbers("steps", 1));
    int three = model.numbers("three", List.of(), 3);
    int two = model.numbers("two", List.of(), 2);
    model.operator(BuiltinOperator.PACK, target, samples, three, two);
    model.operator(BuiltinOperator.RESHAPE, tensor, x, target);
    model.operator(BuiltinOperator.RELU, model.tensor("y", TensorType.INT8, 1, 3, 2), tensor);
    assertThat(reads()).isEqualTo(Collections.nCopies(6, List.of()));
  }

  @Test
  void unequalPartsAreRefused() {
    List<Integer> parts = IntStream.range(0, 4).mapToObj(i -> vector("part" + i, 1)).toList();
    int axis = model.numbers("axis", List.of(), 1);
    model.operator(BuiltinOperator.SPLIT, BuiltinOptions.NONE, b -> 0, parts, axis, x);
    assertRefused("node part0 (SPLIT)", "splits 6 into 4 equal parts");
  }

  @Test
  void sizesThatDoNotAddUpAreRefused() {
    List<Integer> parts = List.of(vector("a", 2), vector("b", 3));
    int sizes = model.numbers("sizes", 2, 3);
    int axis = model.numbers("axis", List.of(), 1);
    model.operator(BuiltinOperator.SPLIT_V, BuiltinOptions.NONE, b -> 0, parts, x, sizes, axis);
    assertRefused("splits 6 into [2, 3] for 2 outputs");
  }

  @Test
  void dimensionsThatAreNotThereAreRefused() {
    List<Integer> parts = List.of(vector("a", 3), vector("b", 3));
    int axis = model.numbers("axis", List.of(), 2);
    model.operator(BuiltinOperator.SPLIT, BuiltinOptions.NONE, b -> 0, parts, axis, x);
    assertRefused("no dimension 2 in a tensor of 1 x 6");
  }

  @Test
  void indicesThatAreNotThereAreRefused() {
    gather(vector("y", 1), model.numbers("index", 6));
    assertRefused("takes number 6 of 6");
  }

  @Test
  void severalIndicesAreTakenInTheirOrder() {
    int some = vector("some", 4);
    gather(some, model.numbers("index", 5, 0, 1, 2));
    model.operator(BuiltinOperator.SOFTMAX, vector("y", 4), some);
    assertThat(reads()).containsExactly(List.of(0, 1, 2, 5));
  }

  @Test
  void slicesMayRunFromTheEnd() {
    int back = vector("back", 3);
    strided(back, 3, 3, 0, 0, new int[] {0, 0}, new int[] {0, 0}, new int[] {1, -2});
    model.operator(BuiltinOperator.RELU, vector("y", 3), back);
    assertThat(reads()).containsExactly(List.of(5), List.of(3), List.of(1));
  }

  @Test
  void slicesWithAnEllipsisAreNotSupported() {
    strided(vector("y", 6), 0, 0, 1, 0, new int[] {0, 0}, new int[] {0, 6}, new int[] {1, 1});
    assertRefused("an ellipsis");
  }

  private int vector(String name, int size) {
    return model.tensor(name, TensorType.INT8, 1, size);
  }

  private void add(int size, int... read) {
    model.operator(BuiltinOperator.ADD, vector("y", size), read);
  }

  private void gather(int output, int indices) {
    model.operator(
        BuiltinOperator.GATHER,
        BuiltinOptions.GatherOptions,
        LiteRtModels.gather(1),
        output,
        x,
        indices);
  }

  private void strided(
      int output,
      int beginMask,
      int endMask,
      int ellipsisMask,
      int shrinkMask,
      int[] begin,
      int[] end,
      int[] steps) {
    model.operator(
        BuiltinOperator.STRIDED_SLICE,
        BuiltinOptions.StridedSliceOptions,
        LiteRtModels.stridedSlice(beginMask, endMask, ellipsisMask, shrinkMask),
        output,
        x,
        model.numbers("begin", begin),
        model.numbers("end", end),
        model.numbers("steps", steps));
  }

  /** For each vertex of the last layer, which vertices of the layer that it reads. */
  private List<List<Integer>> reads() {
    ImportedModel imported = LiteRtModels.read(folder, model.build(), ModelOptions.STANDARD);
    Network network = NetworkGenerator.generate(imported.description());
    Layer last = network.layers().get(network.layers().size() - 1);
    List<List<Integer>> reads = new ArrayList<>();
    for (int v = last.firstVertex(); v < network.vertexCount(); v++) {
      reads.add(
          network
              .incomingBroadcasts(v)
              .mapToObj(network.broadcasts()::get)
              .map(Broadcast::producers)
              .flatMapToInt(producers -> IntStream.of(producers.toArray()))
              .map(producer -> producer - firstOfItsLayer(network, producer))
              .sorted()
              .boxed()
              .toList());
    }
    return reads;
  }

  private static int firstOfItsLayer(Network network, int vertex) {
    return network.layers().get(network.layerOf(vertex)).firstVertex();
  }

  private void assertRefused(String... messages) {
    byte[] file = model.build();
    assertThatThrownBy(() -> LiteRtModels.read(folder, file, ModelOptions.STANDARD))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(messages);
  }
}
