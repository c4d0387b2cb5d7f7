package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.GraphTensor;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.PartModel;
import org.ratecut.parts.graph.ProgramStep;
import org.ratecut.parts.graph.ProgramValue;
import org.ratecut.parts.graph.StageProgram;

/** Writes a stage as an ONNX model. */
final class OnnxStageWriter {

  private final StoredOnnxModel model;
  private final ModelGraph graph;
  private final StageProgram program;
  private final PartBuilder part;
  private final List<String> names = new ArrayList<>();

  OnnxStageWriter(StoredOnnxModel model, ModelGraph graph, StageProgram program) {
    this.model = model;
    this.graph = graph;
    this.program = program;
    this.part = new PartBuilder(model, program.name());
    for (ProgramValue value : program.values()) {
      GraphTensor tensor = graph.tensor(value.tensor());
      names.add(part.unique(PartBuilder.nameOf(tensor.name(), value.region(), tensor.sizes())));
    }
  }

  PartModel write() {
    for (int input : program.inputs()) {
      part.graph().addInput(info(names.get(input), program.values().get(input)));
      bring(input);
    }
    program.steps().forEach(this::write);
    List<String> outputs = new ArrayList<>();
    for (int output : program.outputs()) {
      outputs.add(output(output));
      part.graph().addOutput(info(outputs.get(outputs.size() - 1), program.values().get(output)));
    }
    ModelProto.Builder file = model.proto().toBuilder().clearGraph().setGraph(part.graph());
    return new PartModel(
        file.build().toByteArray(),
        program.inputs().stream().map(names::get).toList(),
        outputs,
        part.weightBytes(),
        part.live(outputs));
  }

  /** What is given and wanted as it is has another name as output. */
  private String output(int value) {
    String name = names.get(value);
    if (!program.inputs().contains(value)) {
      return name;
    }
    String copy = part.unique(name + " again");
    part.bring(copy, bytes(value));
    part.add(PartBuilder.node("Identity", List.of(name), copy).build());
    return copy;
  }

  private long bytes(int value) {
    ProgramValue each = program.values().get(value);
    return each.region().count() * Math.max(1, graph.tensor(each.tensor()).type().bits() / 8);
  }

  private void bring(int value) {
    part.bring(names.get(value), bytes(value));
  }

  private ValueInfoProto info(String name, ProgramValue value) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    value.region().size().forEach(size -> shape.addDimBuilder().setDimValue(size));
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder()
            .setElemType(OnnxDataTypes.of(graph.tensor(value.tensor()).type()))
            .setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  private Region region(int value) {
    return program.values().get(value).region();
  }

  private void write(ProgramStep step) {
    step.writes().forEach(this::bring);
    if (step instanceof ProgramStep.Slice slice) {
      Region within = region(slice.to()).within(region(slice.from()));
      part.slice(
          names.get(slice.from()),
          within,
          Collections.nCopies(within.rank(), 1),
          names.get(slice.to()));
    } else if (step instanceof ProgramStep.Join join) {
      List<String> inputs = join.from().stream().map(names::get).toList();
      part.add(
          PartBuilder.node("Concat", inputs, names.get(join.to()))
              .addAttribute(PartBuilder.number("axis", join.dimension()))
              .build());
    } else if (step instanceof ProgramStep.Compute compute) {
      StoredNode node = model.nodes().get(compute.operator());
      List<String> inputs = new ArrayList<>();
      for (OptionalInt input : compute.inputs()) {
        inputs.add(input.isPresent() ? names.get(input.getAsInt()) : "");
      }
      List<String> outputs = compute.outputs().stream().map(names::get).toList();
      Region output = region(compute.outputs().get(0));
      new OnnxComputation(part, node, inputs, outputs, output)
          .write(graph.operators().get(compute.operator()).cut());
    }
  }
}
