package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.body;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.operation.whole.Indivisible;

/** Loops of ONNX: one vertex of all steps, or a refusal that says why. */
class LoopModelsTest {

  private static final int INPUTS = 5;
  private static final int UNITS = 3;

  @TempDir private Path folder;

  /** A model with the weights of a cell of four gates. */
  private static OnnxModels model(int steps) {
    return new OnnxModels()
        .input("x", steps, 1, INPUTS)
        .weights("w", INPUTS, 4 * UNITS)
        .weights("r", UNITS, 4 * UNITS)
        .weights("b", 4 * UNITS)
        .weights("h0", 1, UNITS)
        .weights("c0", 1, UNITS);
  }

  /** The cell itself, with no peepholes: new values "h" and "c" of "part", "hIn" and "cIn". */
  private static OnnxModels cell(OnnxModels body) {
    return body.node("MatMul", "wx", "part w")
        .node("MatMul", "rh", "hIn r")
        .node("Add", "both", "wx rh")
        .node("Add", "gates", "both b")
        .node("Split", "i", "gates", n -> split(n))
        .node("Sigmoid", "si", "i")
        .node("Sigmoid", "sf", "f")
        .node("Tanh", "tg", "g")
        .node("Sigmoid", "so", "o")
        .node("Mul", "fc", "sf cIn")
        .node("Mul", "ig", "si tg")
        .node("Add", "c", "fc ig")
        .node("Tanh", "tc", "c")
        .node("Mul", "h", "so tc");
  }

  private static NodeProto.Builder split(NodeProto.Builder node) {
    return node.addOutput("f").addOutput("g").addOutput("o").addAttribute(number("axis", 1));
  }

  static OnnxModels scan(int steps) {
    OnnxModels body =
        cell(new OnnxModels()
                .input("hIn", 1, UNITS)
                .input("cIn", 1, UNITS)
                .input("part", 1, INPUTS))
            .output("h")
            .output("c")
            .node("Identity", "made", "h")
            .output("made");
    return model(steps)
        .node(
            "Scan",
            "last",
            "h0 c0 x",
            n ->
                n.addOutput("cell")
                    .addOutput("all")
                    .addAttribute(number("num_scan_inputs", 1))
                    .addAttribute(body(body)));
  }

  /** A loop that takes part after part of "x", and may end before its limit. */
  static OnnxModels loop(String limit, String condition) {
    OnnxModels body =
        new OnnxModels()
            .dataType(TensorProto.DataType.INT64_VALUE)
            .input("step")
            .dataType(TensorProto.DataType.BOOL_VALUE)
            .input("on")
            .dataType(TensorProto.DataType.FLOAT_VALUE)
            .input("hIn", 1, UNITS)
            .input("cIn", 1, UNITS)
            .input("count", 1)
            .numbers("one", 1)
            .node("Add", "counted", "count one")
            .node("Gather", "part", limit.equals("-") ? "x first" : "x step");
    switch (condition) {
      case "always" -> body.node("Identity", "goesOn", "on");
      case "counter" -> body.node("Less", "goesOn", "counted most");
      default -> body.node("ReduceMax", "sum", "x").node("Less", "goesOn", "sum half");
    }
    cell(body).output("goesOn").output("h").output("c").output("counted").output("h");
    return model(7)
        .numbers("limit", 7)
        .numbers("huge", Long.MAX_VALUE)
        .numbers("most", condition.equals("counter") && limit.equals("-") ? 1_000_000 : 4)
        .numbers("zero", 0)
        .weights("half")
        .tensor(
            TensorProto.newBuilder()
                .setName("first")
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addInt64Data(0)
                .build())
        .node(
            "Loop",
            "last",
            limit + " - h0 c0 zero",
            n -> n.addOutput("cell").addOutput("end").addOutput("all").addAttribute(body(body)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 28, 1_000_000})
  void aScanCostsAllItsSteps(int steps) {
    List<String> warnings = new ArrayList<>();
    ImportedModel model =
        scan(steps)
            .node("Relu", "y", "all")
            .read(folder, ModelOptions.STANDARD.withWarnings(warnings::add));

    assertThat(kinds(model)).containsExactly("Input", "Indivisible");
    assertThat(model.summary().macs()).isEqualTo((long) steps * 4 * UNITS * (INPUTS + UNITS));
    assertThat(model.summary().parameters()).isEqualTo(4 * UNITS * (INPUTS + UNITS + 1));
    Indivisible loop = (Indivisible) model.description().layers().get(1).operation();
    assertThat(loop.values()).isEqualTo(steps * UNITS);
    assertThat(loop.weights()).isEqualTo(4 * UNITS * (INPUTS + UNITS + 1));
    // What it is given and carries, and each of the values that a step computes.
    assertThat(loop.state()).isGreaterThanOrEqualTo(INPUTS + 2 * UNITS + 2 * UNITS);
    assertThat(warnings).singleElement().asString().contains("all its steps, " + steps);
  }

  @ParameterizedTest
  @CsvSource({"limit, always, 7", "limit, counter, 4", "huge, counter, 4"})
  void aLoopEndsAtItsLimitOrByItsCounter(String limit, String condition, int steps) {
    ImportedModel model = loop(limit, condition).node("Relu", "y", "last").read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Indivisible");
    assertThat(model.summary().macs()).isEqualTo((long) steps * 4 * UNITS * (INPUTS + UNITS));
    Indivisible loop = (Indivisible) model.description().layers().get(1).operation();
    assertThat(loop.values()).isEqualTo(UNITS);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, input, depends on the input",
    "-, always, depends on the input",
    "-, counter, takes more than 100000 operators",
    "zero, always, It does 0 steps",
    "huge, always, expected 0 to 2147483647"
  })
  void otherLoopsAreRefused(String limit, String condition, String reason) {
    OnnxModels model = loop(limit, condition).node("Relu", "y", "last");

    assertThatThrownBy(() -> model.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("node last (Loop)")
        .hasMessageContaining(reason);
  }

  @Test
  void aLimitThatIsComputedIsRefused() {
    OnnxModels body = new OnnxModels().input("step").input("on").input("v", 1).output("on");
    body.node("Neg", "w", "v").output("w");
    OnnxModels model =
        new OnnxModels()
            .input("x", 1)
            .node("Loop", "y", "x - x", n -> n.addAttribute(OnnxModels.body(body)));

    assertThatThrownBy(() -> model.read(folder)).hasMessageContaining("depends on the input");
  }

  /** As where an output grows by a part in each step. */
  @Test
  void valuesThatGrowAreRefused() {
    OnnxModels body = new OnnxModels().input("step").input("on").input("v", 2, 2).output("on");
    body.node("Concat", "w", "v v", n -> n.addAttribute(number("axis", 0))).output("w");
    OnnxModels model =
        new OnnxModels()
            .input("x", 2, 2)
            .numbers("limit", 3)
            .node("Loop", "y", "limit - x", n -> n.addAttribute(OnnxModels.body(body)));

    assertThatThrownBy(() -> model.read(folder))
        .hasMessageContaining("2 x 2 before a step and 4 x 2 after it");
  }

  @Test
  void loopsInLoopsAreCounted() {
    assertThat(nested(3).read(folder).summary().macs()).isEqualTo(7 * 7 * 7 * 4);
    OnnxModels deep = nested(22);
    assertThatThrownBy(() -> deep.read(folder)).hasMessageContaining("within 20 other loops");
  }

  private static OnnxModels nested(int depth) {
    OnnxModels inner = new OnnxModels().node("MatMul", "m0", "v0 w").output("m0");
    String made = "m0";
    for (int level = 1; level <= depth; level++) {
      OnnxModels body =
          new OnnxModels().input("step" + level).input("on" + level).input("v" + (level - 1), 1, 2);
      if (level == 1) {
        body.node("MatMul", "m0", "v0 w").output("on1").output("m0");
      } else {
        OnnxModels within = inner;
        body.node(
                "Loop",
                made,
                "limit - v" + (level - 1),
                n -> n.addAttribute(OnnxModels.body(within)))
            .output("on" + level)
            .output(made);
      }
      inner = body;
      made = "m" + level;
    }
    OnnxModels outer = inner;
    return new OnnxModels()
        .input("x", 1, 2)
        .weights("w", 2, 2)
        .numbers("limit", 7)
        .node("Loop", "y", "limit - x", n -> n.addAttribute(OnnxModels.body(outer)));
  }

  private static OnnxModels branches(int units) {
    OnnxModels yes = new OnnxModels().weights("u", 4, 3).node("MatMul", "a", "x u").output("a");
    OnnxModels no =
        new OnnxModels()
            .weights("v", 4, 5)
            .weights("w", 5, units)
            .node("MatMul", "c", "x v")
            .node("MatMul", "d", "c w")
            .output("d");
    return new OnnxModels()
        .input("x", 1, 4)
        .dataType(TensorProto.DataType.INT64_VALUE)
        .input("rate")
        .tensor(
            TensorProto.newBuilder()
                .setName("high")
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addInt64Data(16_000)
                .build())
        .node("Equal", "is", "rate high")
        .node(
            "If",
            "y",
            "is",
            n ->
                n.addAttribute(OnnxModels.graph("then_branch", yes))
                    .addAttribute(OnnxModels.graph("else_branch", no)));
  }

  /** The parameters of both and the number that is compared, and the work of the second. */
  @Test
  void aConditionOnTheInputIsOneVertex() {
    List<String> warnings = new ArrayList<>();
    ImportedModel model =
        branches(3).read(folder, ModelOptions.STANDARD.withWarnings(warnings::add));

    assertThat(kinds(model)).endsWith("Indivisible");
    assertThat(model.summary().parameters()).isEqualTo(1 + 4 * 3 + 4 * 5 + 5 * 3);
    assertThat(model.summary().macs()).isEqualTo(4 * 5 + 5 * 3);
    assertThat(warnings).singleElement().asString().contains("depends on the input");
    assertThatThrownBy(() -> branches(2).read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tensors of different sizes");
  }

  @ParameterizedTest
  @CsvSource({"16000, 12", "8000, 35"})
  void anInputOfOneNumberCanBeGiven(int rate, int macs) {
    ImportedModel model =
        branches(3).read(folder, ModelOptions.STANDARD.withDimensions(Map.of("rate", rate)));

    assertThat(kinds(model)).doesNotContain("Indivisible");
    assertThat(model.summary().macs()).isEqualTo(macs);
  }
}
