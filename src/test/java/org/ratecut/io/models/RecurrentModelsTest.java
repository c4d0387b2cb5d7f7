package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.operation.whole.Indivisible;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.model.Feedback;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.SVDFOptions;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.VarHandleOptions;

/** Layers with a state, which are one vertex, and variables. */
class RecurrentModelsTest {

  @TempDir private Path folder;

  /** T x gates x H (I + H) multiply-accumulates, in both layouts and directions. */
  @ParameterizedTest
  @CsvSource({
    "LSTM, 4, 0, 1",
    "LSTM, 4, 1, 1",
    "LSTM, 4, 0, 2",
    "GRU, 3, 0, 1",
    "GRU, 3, 1, 2",
    "RNN, 1, 0, 1"
  })
  void everyStepMultipliesAllWeights(String operator, int gates, int layout, int directions) {
    int steps = 7;
    int inputs = 5;
    int units = 3;
    OnnxModels built =
        layout == 0
            ? new OnnxModels().input("x", steps, 1, inputs)
            : new OnnxModels().input("x", 1, steps, inputs);
    ImportedModel model =
        built
            .weights("w", directions, (long) gates * units, inputs)
            .weights("r", directions, (long) gates * units, units)
            .weights("b", directions, 2L * gates * units)
            .node(operator, "y", "x w r b", node -> node.addAttribute(number("layout", layout)))
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Indivisible");
    assertThat(model.summary().macs())
        .isEqualTo((long) steps * directions * gates * units * (inputs + units));
    assertThat(model.summary().parameters())
        .isEqualTo((long) directions * gates * units * (inputs + units + 2));
    for (Granularity granularity : Networks.granularities()) {
      Network network = Networks.cut(model, granularity);
      assertThat(network.layers().get(1).vertexCount()).isEqualTo(1);
      assertThat(network.memory(network.vertexCount() - 1))
          .isEqualTo((long) steps * directions * units);
      assertThat(Networks.arcs(network)).hasSize(network.vertexCount() - 1);
    }
  }

  /** Only the last hidden state is read: the other steps are sent to no one. */
  @Test
  void outputsThatNothingReadsTakeNoRoom() {
    OnnxModels built =
        new OnnxModels().input("x", 6, 1, 4).weights("w", 1, 8, 4).weights("r", 1, 8, 2);
    built.node("LSTM", "all", "x w r", node -> node.addOutput("last").addOutput("cell"));
    ImportedModel model = built.node("Relu", "y", "last").read(folder);

    Indivisible lstm = (Indivisible) model.description().layers().get(1).operation();
    assertThat(lstm.values()).isEqualTo(2);
  }

  @Test
  void weightsMustFit() {
    OnnxModels model =
        new OnnxModels()
            .input("x", 6, 1, 4)
            .weights("w", 1, 8, 5)
            .weights("r", 1, 8, 2)
            .node("LSTM", "y", "x w r");
    assertThatThrownBy(() -> model.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1 x 8 x 5");
  }

  @Test
  void aFilterInTimeKeepsItsLastSteps() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 8);
    int features = model.stored("features", TensorType.INT8, new byte[32], 4, 8);
    int time = model.stored("time", TensorType.INT8, new byte[12], 4, 3);
    int bias = model.stored("bias", TensorType.INT32, new byte[16], 4);
    int state = model.variable("state", TensorType.INT8, 1, 12);
    int y = model.tensor("y", TensorType.INT8, 1, 4);
    ImportedModel read =
        LiteRtModels.read(
            folder,
            model
                .operator(
                    BuiltinOperator.SVDF,
                    BuiltinOptions.SVDFOptions,
                    b -> SVDFOptions.createSVDFOptions(b, 1, (byte) 0, false),
                    y,
                    x,
                    features,
                    time,
                    bias,
                    state)
                .build(),
            ModelOptions.STANDARD);

    assertThat(read.summary().parameters()).isEqualTo(48);
    assertThat(read.summary().macs()).isEqualTo(44);
    Network network = Networks.cut(read, new Granularity.Whole());
    // The output, the state, and nothing more.
    assertThat(network.memory(1)).isEqualTo(4 + 12);
  }

  @Test
  void aLiteRtLstmHasMatricesVectorsAndVariables() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.FLOAT32, 1, 5, 6);
    int[] inputs = new int[24];
    Arrays.fill(inputs, -1);
    inputs[0] = x;
    for (int gate = 0; gate < 4; gate++) {
      inputs[1 + gate] = model.stored("w" + gate, TensorType.FLOAT32, new byte[4 * 3 * 6], 3, 6);
      inputs[5 + gate] = model.stored("r" + gate, TensorType.FLOAT32, new byte[4 * 3 * 3], 3, 3);
      inputs[12 + gate] = model.stored("b" + gate, TensorType.FLOAT32, new byte[12], 3);
    }
    inputs[18] = model.variable("h", TensorType.FLOAT32, 1, 3);
    inputs[19] = model.variable("c", TensorType.FLOAT32, 1, 3);
    int y = model.tensor("y", TensorType.FLOAT32, 1, 5, 3);
    ImportedModel read =
        LiteRtModels.read(
            folder,
            model
                .operator(
                    BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_LSTM,
                    BuiltinOptions.NONE,
                    b -> 0,
                    y,
                    inputs)
                .build(),
            ModelOptions.STANDARD);

    assertThat(read.summary().macs()).isEqualTo(5 * 4 * 3 * (6 + 3));
    assertThat(read.summary().parameters()).isEqualTo(4 * 3 * (6 + 3 + 1));
    assertThat(((Indivisible) read.description().layers().get(1).operation()).state()).isEqualTo(6);
  }

  /** As in a wake word: old frames and the new one, of which the newest are kept. */
  @Test
  void aVariableIsALayerThatKeepsItsRoom() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 1, 4);
    int handle = model.tensor("handle", TensorType.RESOURCE);
    model.operator(
        BuiltinOperator.VAR_HANDLE,
        BuiltinOptions.VarHandleOptions,
        b ->
            VarHandleOptions.createVarHandleOptions(
                b, b.createString(""), b.createString("frames")),
        handle);
    int old = model.tensor("old", TensorType.INT8, 1, 2, 4);
    model.operator(BuiltinOperator.READ_VARIABLE, old, handle);
    int all = model.tensor("all", TensorType.INT8, 1, 3, 4);
    model.operator(
        BuiltinOperator.CONCATENATION,
        BuiltinOptions.ConcatenationOptions,
        b -> ConcatenationOptions.createConcatenationOptions(b, 1, (byte) 0),
        all,
        old,
        x);
    int begin = model.numbers("begin", 0, 1, 0);
    int size = model.numbers("size", 1, 2, 4);
    int kept = model.tensor("kept", TensorType.INT8, 1, 2, 4);
    model.operator(BuiltinOperator.SLICE, kept, all, begin, size);
    model.operator(
        BuiltinOperator.ASSIGN_VARIABLE, BuiltinOptions.NONE, b -> 0, List.of(), handle, kept);
    int y = model.tensor("y", TensorType.INT8, 1, 3, 4);
    byte[] file = model.operator(BuiltinOperator.SOFTMAX, y, all).build();
    List<String> warnings = new ArrayList<>();
    ImportedModel read =
        LiteRtModels.read(folder, file, ModelOptions.STANDARD.withOpaqueOperators(warnings::add));

    assertThat(kinds(read))
        .containsExactly("Input", "State", "Concatenation", "Softmax", "Reorder");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("state from one inference to the next");
    assertThat(Networks.cut(read, new Granularity.Whole()).totalVertexMemory(MemoryKind.RAM))
        .isEqualTo(4 + 8 + 12);
    // The newer of the old frames becomes the older one, and the new frame the newer.
    Network network = Networks.cut(read, new Granularity.Rows(1));
    assertThat(network.feedback())
        .containsExactlyInAnyOrder(
            new Feedback(VertexSet.of(0), VertexSet.of(2)),
            new Feedback(VertexSet.of(2), VertexSet.of(1)));
  }

  @Test
  void endlessSequencesAreRefused() {
    OnnxModels model =
        new OnnxModels()
            .input("x", Integer.MAX_VALUE, 1, 4)
            .weights("w", 1, 8, 4)
            .weights("r", 1, 8, 2)
            .node("LSTM", "y", "x w r");
    assertThatThrownBy(() -> model.read(folder)).isInstanceOf(InputException.class);
  }
}
