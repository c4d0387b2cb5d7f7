package org.ratecut.parts.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.OnnxModels;
import org.ratecut.parts.Region;
import org.ratecut.parts.engine.Engines;
import org.ratecut.parts.engine.ModelEngine;
import org.ratecut.parts.graph.Cut;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.PartModel;
import org.ratecut.parts.graph.ProgramStep;
import org.ratecut.parts.graph.ProgramValue;
import org.ratecut.parts.graph.StageProgram;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorValues;

/** Each operator, asked for random regions of its output, computes what the whole model does. */
class OnnxModelTest {

  private static final FileSource FILE = new FileSource(Path.of("model.onnx"));
  private static final int REGIONS = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void regionsOfEachOperatorAreThoseOfTheWhole(long seed) {
    requireEqual(RandomOnnxModels.build(seed, 7), seed);
  }

  static void requireEqual(OnnxModels built, long seed) {
    byte[] bytes = built.build().toByteArray();
    OnnxModel model = OnnxModel.read(FILE, bytes, Map.of());
    Random random = new Random(seed);
    Map<String, TensorValues> whole = values(model, bytes, seed);
    List<GraphOperator> operators = model.graph().operators();
    for (int number = 0; number < operators.size(); number++) {
      Cut cut = operators.get(number).cut();
      List<Integer> sizes = model.graph().tensor(operators.get(number).outputs().get(0)).sizes();
      for (int k = 0; k < REGIONS; k++) {
        for (Region region : cut.divide(cut.enlarge(random(sizes, random)))) {
          requireEqual(model, number, region, whole);
        }
      }
    }
  }

  private static Region random(List<Integer> sizes, Random random) {
    int[] begin = new int[sizes.size()];
    int[] end = new int[sizes.size()];
    for (int k = 0; k < begin.length; k++) {
      begin[k] = random.nextInt(sizes.get(k));
      end[k] = begin[k] + 1 + random.nextInt(sizes.get(k) - begin[k]);
    }
    return Region.between(begin, end);
  }

  private static Map<String, TensorValues> values(OnnxModel model, byte[] bytes, long seed) {
    List<String> names = model.graph().tensors().stream().map(each -> each.name()).toList();
    Map<String, TensorValues> values = new LinkedHashMap<>();
    RandomValues random = new RandomValues(seed);
    try (ModelEngine engine = Engines.load(FILE, bytes, names)) {
      List<TensorValues> inputs = engine.inputs().stream().map(random::next).toList();
      List<TensorValues> outputs = engine.run(inputs);
      for (int i = 0; i < inputs.size(); i++) {
        values.put(engine.inputs().get(i).name(), inputs.get(i));
      }
      for (int i = 0; i < outputs.size(); i++) {
        values.put(engine.outputs().get(i).name(), outputs.get(i));
      }
    }
    return values;
  }

  private static void requireEqual(
      OnnxModel model, int number, Region region, Map<String, TensorValues> whole) {
    ModelGraph graph = model.graph();
    GraphOperator operator = graph.operators().get(number);
    List<Optional<Region>> reads = operator.cut().reads(region);
    List<ProgramValue> values = new ArrayList<>();
    List<Integer> inputs = new ArrayList<>();
    List<OptionalInt> read = new ArrayList<>();
    for (int i = 0; i < operator.inputs().size(); i++) {
      int tensor = operator.inputs().get(i);
      if (graph.isComputed(tensor) && reads.get(i).isPresent()) {
        read.add(OptionalInt.of(values.size()));
        inputs.add(values.size());
        values.add(new ProgramValue(tensor, reads.get(i).get()));
      } else {
        read.add(OptionalInt.empty());
      }
    }
    int output = values.size();
    values.add(new ProgramValue(operator.outputs().get(0), region));
    StageProgram program =
        new StageProgram(
            "part",
            values,
            List.of(new ProgramStep.Compute(number, read, List.of(output))),
            inputs,
            List.of(output));
    PartModel part = model.write(program);
    try (ModelEngine engine = Engines.load(FILE, part.bytes())) {
      assertThat(engine.inputs().stream().map(each -> each.name()).toList())
          .isEqualTo(part.inputs());
      List<TensorValues> given =
          inputs.stream()
              .map(
                  value ->
                      whole.get(name(graph, values.get(value))).slice(values.get(value).region()))
              .toList();
      requireClose(
          engine.run(given).get(0),
          whole.get(name(graph, values.get(output))).slice(region),
          operator.name() + " " + region);
    }
  }

  private static String name(ModelGraph graph, ProgramValue value) {
    return graph.tensor(value.tensor()).name();
  }

  private static void requireClose(TensorValues part, TensorValues whole, String what) {
    assertThat(part.shape()).as(what).isEqualTo(whole.shape());
    ByteBuffer left = part.bytes();
    ByteBuffer right = whole.bytes();
    while (left.hasRemaining()) {
      float expected = right.getFloat();
      assertThat(left.getFloat())
          .as(what)
          .isCloseTo(
              expected, org.assertj.core.data.Offset.offset(1e-5f * (1 + Math.abs(expected))));
    }
  }

  @Test
  void aPartIsTheSameEachTimeItIsWritten() {
    byte[] bytes = RandomOnnxModels.build(3, 5).build().toByteArray();
    OnnxModel model = OnnxModel.read(FILE, bytes, Map.of());
    Region all = Region.whole(model.graph().tensor(model.graph().inputs().get(0)).sizes());
    StageProgram program =
        new StageProgram(
            "part",
            List.of(new ProgramValue(model.graph().inputs().get(0), all)),
            List.of(),
            List.of(0),
            List.of(0));

    PartModel part = model.write(program);

    assertThat(part.bytes()).isEqualTo(model.write(program).bytes());
    assertThat(part.outputs()).doesNotContainAnyElementsOf(part.inputs());
  }
}
