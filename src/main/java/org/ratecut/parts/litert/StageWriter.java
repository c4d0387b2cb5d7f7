package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.GraphTensor;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.PartModel;
import org.ratecut.parts.graph.ProgramStep;
import org.ratecut.parts.graph.ProgramValue;
import org.ratecut.parts.graph.StageProgram;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.ConcatenationOptionsT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.SliceOptionsT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

/** Writes a stage as a LiteRT file. */
final class StageWriter {

  private final StoredGraph model;
  private final ModelGraph graph;
  private final StageProgram program;
  private final PartFile part = new PartFile();
  private final ConstantSlices constants;

  /** The tensor of each value, by its number in the program. */
  private final Map<Integer, Integer> tensors = new HashMap<>();

  StageWriter(StoredGraph model, ModelGraph graph, StageProgram program) {
    this.model = model;
    this.graph = graph;
    this.program = program;
    this.constants = new ConstantSlices(model, part);
  }

  PartModel write() {
    program.inputs().forEach(this::tensor);
    OperatorWriter operators = new OperatorWriter(model, part, constants);
    for (ProgramStep step : program.steps()) {
      if (step instanceof ProgramStep.Slice slice) {
        slice(slice);
      } else if (step instanceof ProgramStep.Join join) {
        join(join);
      } else if (step instanceof ProgramStep.Compute compute) {
        operators.write(call(compute));
      }
    }
    return new PartModel(
        part.build(program.name(), numbers(program.inputs()), numbers(program.outputs())),
        names(program.inputs()),
        names(program.outputs()),
        constants.weightBytes(),
        new LiveTensors(part, numbers(program.inputs()), numbers(program.outputs())).all());
  }

  private OperatorWriter.Call call(ProgramStep.Compute step) {
    List<OperatorWriter.Part> inputs = new ArrayList<>();
    for (int i = 0; i < step.inputs().size(); i++) {
      inputs.add(
          step.inputs().get(i).isPresent()
              ? part(step.inputs().get(i).getAsInt())
              : OperatorWriter.Part.NONE);
    }
    return new OperatorWriter.Call(
        step.operator(),
        graph.operators().get(step.operator()).cut(),
        inputs,
        step.outputs().stream().map(this::part).toList());
  }

  private OperatorWriter.Part part(int value) {
    return new OperatorWriter.Part(tensor(value), program.values().get(value).region());
  }

  /** The tensor of a value; a part of a tensor is named after it and its region. */
  private int tensor(int number) {
    return tensors.computeIfAbsent(
        number,
        each -> {
          ProgramValue value = program.values().get(number);
          GraphTensor whole = graph.tensor(value.tensor());
          TensorT stored = model.tensors().get(value.tensor());
          boolean isWhole = value.region().equals(Region.whole(whole.sizes()));
          return part.addTensor(
              isWhole ? whole.name() : "%s %s".formatted(whole.name(), value.region()),
              stored.getType(),
              array(value.region().size()),
              ConstantSlices.quantization(stored.getQuantization(), value.region()));
        });
  }

  private void slice(ProgramStep.Slice step) {
    Region outer = program.values().get(step.from()).region();
    Region inner = program.values().get(step.to()).region().within(outer);
    int from = tensor(step.from());
    int to = tensor(step.to());
    int[] rank = {inner.rank()};
    String name = part.tensors().get(to).getName();
    OperatorT operator =
        part.addOperator(
            BuiltinOperator.SLICE,
            version(to, 2, 4),
            options(BuiltinOptions.SliceOptions, new SliceOptionsT()));
    operator.setInputs(
        new int[] {
          from,
          part.addNumbers(name + ", begin", rank, array(inner.begin())),
          part.addNumbers(name + ", size", rank, array(inner.size()))
        });
    operator.setOutputs(new int[] {to});
  }

  private void join(ProgramStep.Join step) {
    ConcatenationOptionsT options = new ConcatenationOptionsT();
    options.setAxis(step.dimension());
    int to = tensor(step.to());
    OperatorT operator =
        part.addOperator(
            BuiltinOperator.CONCATENATION,
            version(to, 2, 3),
            options(BuiltinOptions.ConcatenationOptions, options));
    operator.setInputs(step.from().stream().mapToInt(this::tensor).toArray());
    operator.setOutputs(new int[] {to});
  }

  /** The version of an operator that moves values, by their type. */
  private int version(int tensor, int ofBytes, int ofShorts) {
    return switch (part.tensors().get(tensor).getType()) {
      case TensorType.INT8 -> ofBytes;
      case TensorType.INT16 -> ofShorts;
      default -> 1;
    };
  }

  static BuiltinOptionsUnion options(byte type, Object value) {
    BuiltinOptionsUnion options = new BuiltinOptionsUnion();
    options.setType(type);
    options.setValue(value);
    return options;
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] numbers(List<Integer> values) {
    return values.stream().mapToInt(this::tensor).toArray();
  }

  private List<String> names(List<Integer> values) {
    return values.stream().map(value -> part.tensors().get(tensor(value)).getName()).toList();
  }
}
