package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.io.Source;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.parts.engine.Engines;
import org.ratecut.parts.engine.ModelEngine;
import org.ratecut.parts.tensor.TensorAssembly;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * One run of a model by ONNX Runtime, on zeros, which shows the type and sizes of each tensor and
 * the values of those that do not depend on the inputs: that spares a second inference of shapes.
 */
final class ModelRun {

  private ModelRun() {}

  /**
   * The values of all tensors that nodes compute, and of the inputs, by name.
   *
   * @param places of the inputs, whose sizes close those that the model leaves open
   * @throws org.ratecut.io.InputException if the runtime refuses the model
   */
  static Map<String, TensorValues> values(
      Source file, ModelProto model, Map<String, TensorPlace> places) {
    List<String> watched =
        model.getGraph().getNodeList().stream()
            .flatMap(node -> node.getOutputList().stream())
            .filter(name -> !name.isEmpty())
            .toList();
    ModelProto closed = closed(model, places);
    Map<String, TensorValues> values = new LinkedHashMap<>();
    try (ModelEngine engine = Engines.load(file, closed.toByteArray(), watched)) {
      List<TensorValues> inputs = new ArrayList<>();
      for (TensorSpec input : engine.inputs()) {
        inputs.add(new TensorAssembly(input.type(), input.shape()).finish());
        values.put(input.name(), inputs.get(inputs.size() - 1));
      }
      List<TensorValues> outputs = engine.run(inputs);
      for (int i = 0; i < outputs.size(); i++) {
        values.put(engine.outputs().get(i).name(), outputs.get(i));
      }
    }
    return values;
  }

  /** The model with the sizes of its inputs; those that nothing reads count 1 where open. */
  private static ModelProto closed(ModelProto model, Map<String, TensorPlace> places) {
    ModelProto.Builder builder = model.toBuilder();
    GraphProto.Builder graph = builder.getGraphBuilder();
    for (ValueInfoProto.Builder input : graph.getInputBuilderList()) {
      TensorPlace place = places.get(input.getName());
      TensorShapeProto.Builder shape =
          input.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
      for (int k = 0; k < shape.getDimCount(); k++) {
        if (place != null) {
          shape.getDimBuilder(k).setDimValue(place.sizes().get(k));
        } else if (shape.getDim(k).getDimValue() < 1) {
          shape.getDimBuilder(k).setDimValue(1);
        }
      }
    }
    // Stated shapes within may name sizes that are open no more.
    graph.clearValueInfo();
    for (ValueInfoProto.Builder output : graph.getOutputBuilderList()) {
      output.clearType();
    }
    return builder.build();
  }
}
