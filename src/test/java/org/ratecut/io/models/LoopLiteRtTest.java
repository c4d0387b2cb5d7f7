package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.kinds;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.layers.operation.whole.Indivisible;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.WhileOptions;

/** WHILE as the converter of Keras writes it: a counter, a list of outputs, and the state. */
class LoopLiteRtTest {

  private static final int FLOAT = TensorType.FLOAT32;
  private static final int INT = TensorType.INT32;
  private static final int INPUTS = 4;
  private static final int UNITS = 3;

  @TempDir private Path folder;

  private static LiteRtModels loop(LiteRtModels model, int output, int body, int... read) {
    return model.operator(
        BuiltinOperator.WHILE,
        BuiltinOptions.WhileOptions,
        b -> WhileOptions.createWhileOptions(b, 1, body),
        List.of(output, output + 1, output + 2, output + 3),
        read);
  }

  /** The values that steps hand on, as tensors 0 to 3 of a graph: counter, list, state, input. */
  private static void values(LiteRtModels model, int steps) {
    model.tensor("time", INT);
    model.tensor("list", FLOAT, steps, 1, UNITS);
    model.tensor("h", FLOAT, 1, UNITS);
    model.tensor("sequence", FLOAT, steps, 1, INPUTS);
  }

  private static LiteRtModels main(int steps) {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", FLOAT, steps, 1, INPUTS);
    int zero = model.numbers("zero", List.of(), 0);
    int list = model.stored("zeros", FLOAT, new byte[4 * steps * UNITS], steps, 1, UNITS);
    int h = model.stored("h0", FLOAT, new byte[4 * UNITS], 1, UNITS);
    int first = h + 1;
    values(model, steps);
    loop(model, first, 2, zero, list, h, x);
    int y = model.tensor("y", FLOAT, steps, 1, UNITS);
    model.operator(BuiltinOperator.SOFTMAX, y, first + 1).nextGraph();
    return model;
  }

  private static void condition(LiteRtModels model, int steps, int limit) {
    values(model, steps);
    List.of(0, 1, 2, 3).forEach(model::inputs);
    int most = model.numbers("steps", List.of(), limit);
    int less = model.tensor("less", TensorType.BOOL);
    model.operator(BuiltinOperator.LESS, less, 0, most).nextGraph();
  }

  /** A step of h = relu(x W + h R), which puts h in the list at its time. */
  private static void step(LiteRtModels model, int steps, int increment) {
    values(model, steps);
    List.of(0, 1, 2, 3).forEach(model::inputs);
    int w = model.stored("w", FLOAT, new byte[4 * UNITS * INPUTS], UNITS, INPUTS);
    int r = model.stored("r", FLOAT, new byte[4 * UNITS * UNITS], UNITS, UNITS);
    int one = model.numbers("one", List.of(), increment);
    int axis = model.numbers("axis", List.of(), 0);
    int part = model.tensor("part", FLOAT, 1, INPUTS);
    model.operator(
        BuiltinOperator.GATHER, BuiltinOptions.GatherOptions, LiteRtModels.gather(0), part, 3, 0);
    int wx = dense(model, part, w);
    int rh = dense(model, 2, r);
    int sum = model.tensor("sum", FLOAT, 1, UNITS);
    model.operator(BuiltinOperator.ADD, sum, wx, rh);
    int h = model.tensor("new h", FLOAT, 1, UNITS);
    model.operator(BuiltinOperator.RELU, h, sum);
    int next = model.tensor("next", INT);
    model.operator(BuiltinOperator.ADD, next, 0, one);
    int item = model.tensor("item", FLOAT, 1, 1, UNITS);
    model.operator(BuiltinOperator.EXPAND_DIMS, item, h, axis);
    int begin = model.numbers("begin", 0, 0, 0);
    int two = model.numbers("two", List.of(), 0);
    int start = packed(model, "start", next, two);
    int before = model.tensor("before", FLOAT, 1, 1, UNITS);
    model.operator(BuiltinOperator.SLICE, before, 1, begin, packed(model, "taken", 0, -1));
    int after = model.tensor("after", FLOAT, 1, 1, UNITS);
    model.operator(BuiltinOperator.SLICE, after, 1, start, model.numbers("rest", -1, -1, -1));
    int list = model.tensor("new list", FLOAT, steps, 1, UNITS);
    model.operator(
        BuiltinOperator.CONCATENATION,
        BuiltinOptions.ConcatenationOptions,
        b -> ConcatenationOptions.createConcatenationOptions(b, 0, (byte) 0),
        list,
        before,
        item,
        after);
    model.outputs(next, list, h, 3);
  }

  /** A list of a number and twice another: where a slice begins, or how much it takes. */
  private static int packed(LiteRtModels model, String name, int first, int others) {
    int other = others < 0 ? model.numbers(name + " others", List.of(), -1) : others;
    int packed = model.tensor(name, INT, 3);
    model.operator(
        BuiltinOperator.PACK,
        BuiltinOptions.PackOptions,
        LiteRtModels.pack(0, 3),
        packed,
        first,
        other,
        other);
    return packed;
  }

  private static int dense(LiteRtModels model, int from, int weights) {
    int y = model.tensor("dense", FLOAT, 1, UNITS);
    model.operator(
        BuiltinOperator.FULLY_CONNECTED,
        BuiltinOptions.FullyConnectedOptions,
        LiteRtModels.dense(),
        y,
        from,
        weights,
        -1);
    return y;
  }

  static byte[] file(int steps, int limit, int increment) {
    LiteRtModels model = main(steps);
    condition(model, steps, limit);
    step(model, steps, increment);
    return model.build();
  }

  private ImportedModel read(int steps, int limit, int increment) {
    return LiteRtModels.read(folder, file(steps, limit, increment), ModelOptions.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({"28, 28, 28", "28, 14, 14", "3, 3, 3"})
  void allStepsOfAKerasLayerAreOneVertex(int size, int limit, int steps) {
    ImportedModel model = read(size, limit, 1);

    assertThat(kinds(model)).containsExactly("Input", "Indivisible", "Reorder", "Softmax");
    assertThat(model.summary().macs()).isEqualTo((long) steps * UNITS * (INPUTS + UNITS));
    assertThat(model.summary().parameters()).isEqualTo(UNITS * (INPUTS + UNITS));
    Indivisible loop = (Indivisible) model.description().layers().get(1).operation();
    assertThat(loop.values()).isEqualTo(size * UNITS);
  }

  @Test
  void aLoopThatNeverEndsIsRefused() {
    assertThatThrownBy(() -> read(28, 28, 0)).hasMessageContaining("more than 100000 operators");
  }

  @Test
  void aSubgraphThatCallsItselfIsRefused() {
    LiteRtModels model = main(3);
    condition(model, 3, 3);
    values(model, 3);
    List.of(0, 1, 2, 3).forEach(model::inputs);
    int first = 4;
    values(model, 3);
    loop(model, first, 2, 0, 1, 2, 3);
    int one = model.numbers("one", List.of(), 1);
    int next = model.tensor("next", INT);
    model.operator(BuiltinOperator.ADD, next, 0, one);
    model.outputs(next, first + 1, first + 2, 3);

    assertThatThrownBy(() -> LiteRtModels.read(folder, model.build(), ModelOptions.STANDARD))
        .hasMessageContaining("call each other in a circle");
  }

  @Test
  void aConditionOnTheInputIsRefused() {
    LiteRtModels model = main(3);
    values(model, 3);
    List.of(0, 1, 2, 3).forEach(model::inputs);
    int less = model.tensor("less", TensorType.BOOL);
    int axes = model.numbers("axes", 0, 1);
    int most = model.tensor("most", FLOAT);
    model.operator(BuiltinOperator.REDUCE_MAX, most, 2, axes);
    model.operator(BuiltinOperator.LESS, less, most, most).nextGraph();
    step(model, 3, 1);

    assertThatThrownBy(() -> LiteRtModels.read(folder, model.build(), ModelOptions.STANDARD))
        .hasMessageContaining("depends on the input");
  }
}
