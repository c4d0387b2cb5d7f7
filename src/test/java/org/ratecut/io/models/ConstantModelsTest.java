package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.TensorType;

/** Constants that the graph computes, and those that are combined with activations. */
class ConstantModelsTest {

  @TempDir private Path folder;

  @Test
  void constantsJoinedToAnActivationAreParametersOfTheirOwnVertices() {
    OnnxModels built =
        new OnnxModels()
            .input("x", 1, 4, 6)
            .weights("anchors", 1, 2, 6)
            .node("Concat", "j", "x anchors", node -> node.addAttribute(number("axis", 1)))
            .weights("w", 6, 3)
            .node("MatMul", "y", "j w");
    ImportedModel model = built.read(folder);

    assertThat(kinds(model))
        .containsExactly("Input", "StoredValues", "Concatenation", "Convolution");
    assertThat(model.summary().parameters()).isEqualTo(2 * 6 + 6 * 3);
    Network network = Networks.cut(model, Tile.SINGLE);
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(4 * 6 + 2 * 6 + 6 * 3);
    assertThat(Networks.arcs(network)).containsExactly("0>6", "1>7", "2>8", "3>9", "4>10", "5>11");
  }

  /** Sixteen stored numbers, however often they are repeated; the layer keeps what it reads. */
  @Test
  void computedConstantsCountTheStoredNumbersThatTheyComeFrom() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4, 4)
            .weights("a", 1, 4, 4)
            .numbers("times", 1, 1, 2)
            .node("Tile", "t", "a times")
            .node("Concat", "y", "x t", node -> node.addAttribute(number("axis", 2)))
            .read(folder);

    assertThat(model.summary().parameters()).isEqualTo(16);
    assertThat(Networks.cut(model, Tile.SINGLE).totalVertexMemory(MemoryKind.RAM))
        .isEqualTo(16 + 32);
  }

  /** Where, Equal, Shape, Range and the like give the shape of an expansion, as PyTorch does it. */
  @Test
  void shapesAreComputedThroughComparisonsAndSelections() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 8)
            .numbers("wanted", 1, 5, -1)
            .numbers("minus", -1)
            .numbers("one", 1)
            .numbers("three", 3)
            .node("Mul", "negative", "one minus")
            .node("ConstantOfShape", "zeros", "three")
            .node("Cast", "whole", "zeros", node -> node.addAttribute(number("to", 7)))
            .node("Add", "ones", "whole one")
            .node("Equal", "open", "wanted negative")
            .node("Where", "shape", "open ones wanted")
            .node("Expand", "e", "x shape")
            .weights("w", 8, 2)
            .node("MatMul", "y", "e w")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Reorder", "Convolution");
    assertThat(Networks.shapes(model)).contains("1 x 5 x 2");
    // All five rows read the one position of the input.
    assertThat(Networks.arcs(Networks.cut(model, Tile.SINGLE)))
        .containsExactly("0>1", "0>2", "0>3", "0>4", "0>5");
    assertThat(model.summary().macs()).isEqualTo(5 * 8 * 2);
  }

  @Test
  void repeatedValuesAreReadFromWhereTheyAre() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 3)
            .numbers("times", 1, 2, 2)
            .node("Tile", "t", "x times")
            .node("MaxPool", "y", "t", node -> node.addAttribute(ints("kernel_shape", 1)))
            .read(folder);

    // The pooling has the dimensions (channels, width): 4 channels of 6 positions.
    assertThat(Networks.arcs(Networks.cut(model, new Granularity.SingleValues())))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.SingleValues(),
                new Shape(1, 2, 3),
                new Shape(1, 6, 4),
                (output, input) -> input[1] == output[2] % 2 && input[2] == output[1] % 3));
  }

  @Test
  void aConstantMayBeLargerThanWhatItIsAddedTo() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 1, 6)
            .weights("positions", 1, 4, 6)
            .node("Add", "y", "x positions")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "StoredValues", "Addition");
    assertThat(Networks.shapes(model)).last().isEqualTo("1 x 4 x 6");
    assertThat(model.summary().parameters()).isEqualTo(24);
  }

  @Test
  void activationsStretchToEachOther() {
    ImportedModel model =
        new OnnxModels()
            .input("a", 1, 5, 1)
            .input("b", 1, 1, 3)
            .node("Add", "y", "a b")
            .read(folder);

    Network network = Networks.cut(model, new Granularity.SingleValues());
    assertThat(network.layers().get(2).vertexCount()).isEqualTo(15);
    assertThat(Networks.arcs(network)).hasSize(2 * 15);
  }

  @Test
  void comparisonsAndSelectionsAreFunctionsOfEachValue() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 8)
            .input("z", 1, 8)
            .weights("zero", 1)
            .node("Greater", "c", "x zero")
            .node("Where", "y", "c x z")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Input", "Addition");
    assertThat(model.summary().parameters()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"3 4, 4, 12", "3 4, 4 5, 60", "1 3 4, 4 5, 60"})
  void aConstantOnTheLeftIsADenseLayerOfTheColumns(String weights, String input, int macs) {
    ImportedModel model =
        new OnnxModels()
            .input("x", (Object[]) objects(input))
            .weights("w", longs(weights))
            .node("MatMul", "y", "w x")
            .read(folder);

    assertThat(model.summary().macs()).isEqualTo(macs);
    assertThat(model.summary().parameters()).isEqualTo(12);
  }

  private static Integer[] objects(String sizes) {
    return Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
  }

  private static long[] longs(String sizes) {
    return Arrays.stream(sizes.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  /** A matrix for each of three heads: parameters once, products by the definition. */
  @Test
  void batchesOfConstantMatricesAreProducts() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 3, 5, 4)
            .weights("w", 3, 4, 2)
            .node("MatMul", "y", "x w")
            .read(folder);

    assertThat(model.summary().macs()).isEqualTo(3 * 5 * 4 * 2);
    assertThat(model.summary().parameters()).isEqualTo(3 * 4 * 2);
  }

  @Test
  void anEmbeddingReadsARowOfItsTableForEachPosition() {
    ImportedModel model =
        new OnnxModels()
            .dataType(7)
            .input("ids", 1, 6)
            .dataType(1)
            .weights("table", 100, 8)
            .node("Gather", "y", "table ids")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Embedding");
    assertThat(model.summary().parameters()).isEqualTo(800);
    assertThat(model.summary().macs()).isZero();
    for (Granularity granularity : Networks.granularities()) {
      if (granularity instanceof Granularity.Channels) {
        continue; // The numbers are a vector, which is cut into neurons there.
      }
      assertThat(Networks.arcs(Networks.cut(model, granularity)))
          .isEqualTo(
              Networks.expectedArcs(
                  granularity,
                  new Shape(1, 6, 1),
                  new Shape(1, 6, 8),
                  (output, input) -> output[1] == input[1]));
    }
  }

  /** Two runs, of which the second goes backwards. */
  @Test
  void gatheredIndicesAreSlicesSideBySide() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 9, 2)
            .numbers("some", 1, 2, 3, -1, 6, 4)
            .node("Gather", "g", "x some", node -> node.addAttribute(number("axis", 1)))
            .weights("w", 2, 2)
            .node("MatMul", "y", "g w")
            .read(folder);

    assertThat(Networks.arcs(Networks.cut(model, Tile.SINGLE)))
        .containsExactlyInAnyOrder("1>9", "2>10", "3>11", "8>12", "6>13", "4>14");
  }

  @Test
  void nodesMayBeInAnyOrderButNotInACircle() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4)
            .node("Relu", "c", "b")
            .node("Gemm", "b", "a w")
            .weights("w", 4, 2)
            .node("Sigmoid", "a", "x")
            .output("c")
            .read(folder);
    assertThat(kinds(model)).containsExactly("Input", "Dense");

    OnnxModels circle =
        new OnnxModels().input("x", 1, 4).node("Add", "a", "x b").node("Relu", "b", "a");
    assertThatThrownBy(() -> circle.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("circle");
  }

  @Test
  void aFirstSideIsABatchOnlyIfTheOperatorsSaySo() {
    ImportedModel sequence =
        new OnnxModels()
            .input("x", 28, 1, 16)
            .weights("w", 16, 4)
            .node("MatMul", "y", "x w")
            .read(folder);
    assertThat(Networks.shapes(sequence)).containsExactly("28 x 1 x 16", "28 x 1 x 4");

    ImportedModel batch =
        new OnnxModels()
            .input("x", 8, 2, 5, 5)
            .weights("w", 3, 2, 3, 3)
            .node("Conv", "y", "x w")
            .read(folder);
    assertThat(Networks.shapes(batch)).containsExactly("5 x 5 x 2", "3 x 3 x 3");
    assertThat(batch.summary().macs()).isEqualTo(8 * 9 * 3 * 2 * 9);
  }

  @Test
  void hostileConstantsAreRefusedOrCostNothing() {
    List<OnnxModels> models =
        List.of(
            new OnnxModels()
                .input("x", 1, 4)
                .numbers("from", 0)
                .numbers("to", Long.MAX_VALUE)
                .numbers("step", 1)
                .node("Range", "r", "from to step")
                .node("Add", "y", "x r"),
            new OnnxModels()
                .input("x", 1, 4)
                .numbers("size", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)
                .node("ConstantOfShape", "r", "size")
                .node("Add", "y", "x r"),
            new OnnxModels()
                .input("x", 1, 4)
                .weights("a", 4)
                .numbers("times", Long.MAX_VALUE)
                .node("Tile", "r", "a times")
                .node("Concat", "y", "x r", node -> node.addAttribute(number("axis", 0))),
            new OnnxModels()
                .input("x", 1, 4)
                .numbers("times", Integer.MAX_VALUE, Integer.MAX_VALUE)
                .node("Tile", "y", "x times"),
            new OnnxModels()
                .input("x", 1, 4)
                .numbers("base", Long.MAX_VALUE)
                .node("Pow", "p", "base base")
                .node("Reshape", "y", "x p"));
    for (OnnxModels model : models) {
      assertThatThrownBy(() -> model.read(folder)).isInstanceOf(InputException.class);
    }
  }

  @Test
  void liteRtComputesShapesAndJoinsConstants() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 4, 3);
    int size = model.numbers("size", 1, 2, 3);
    int value = model.stored("value", TensorType.INT8, new byte[] {7});
    int filled = model.tensor("filled", TensorType.INT8, 1, 2, 3);
    model.operator(BuiltinOperator.FILL, filled, size, value);
    int joined = model.tensor("joined", TensorType.INT8, 1, 6, 3);
    model.operator(
        BuiltinOperator.CONCATENATION,
        BuiltinOptions.ConcatenationOptions,
        b -> ConcatenationOptions.createConcatenationOptions(b, 1, (byte) 0),
        joined,
        x,
        filled);
    int y = model.tensor("y", TensorType.INT8, 1, 6, 3);
    ImportedModel read =
        LiteRtModels.read(
            folder,
            model.operator(BuiltinOperator.SOFTMAX, y, joined).build(),
            ModelOptions.STANDARD);

    assertThat(kinds(read)).containsExactly("Input", "StoredValues", "Concatenation", "Softmax");
    assertThat(read.summary().parameters()).isEqualTo(1);
  }

  @Test
  void liteRtLooksRowsUp() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT32, 1, 6);
    int table = model.stored("table", TensorType.INT8, new byte[80], 10, 8);
    int y = model.tensor("y", TensorType.INT8, 1, 6, 8);
    ImportedModel read =
        LiteRtModels.read(
            folder,
            model
                .operator(
                    BuiltinOperator.GATHER,
                    BuiltinOptions.GatherOptions,
                    LiteRtModels.gather(0),
                    y,
                    table,
                    x)
                .build(),
            ModelOptions.STANDARD);

    assertThat(kinds(read)).containsExactly("Input", "Embedding");
    assertThat(read.summary().parameters()).isEqualTo(80);
  }
}
