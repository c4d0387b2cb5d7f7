package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.io.models.ModelOptions.UnknownOperators;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.OpenSizes;
import org.ratecut.io.models.onnx.graph.OnnxTypes;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** Nodes that no layer stands for: refused, or one vertex each, as the user wants. */
final class OpaqueNodes {

  private final ModelTools tools;
  private final Map<String, TypeProto> types = new HashMap<>();

  OpaqueNodes(GraphProto graph, ModelTools tools) {
    this.tools = tools;
    graph.getOutputList().forEach(this::add);
    graph.getValueInfoList().forEach(this::add);
  }

  private void add(ValueInfoProto value) {
    if (value.getType().hasTensorType() && value.getType().getTensorType().hasShape()) {
      types.put(value.getName(), value.getType());
    }
  }

  List<Tensor> translate(OnnxNode node, List<Tensor> inputs, String reason) {
    boolean computed = inputs.stream().anyMatch(Activation.class::isInstance);
    if (tools.assembly().options().unknownOperators() == UnknownOperators.REFUSE || !computed) {
      throw node.place()
          .fail(
              reason,
              computed ? Node.OPAQUE_ADVICE : "Export the model again with constants folded.");
    }
    List<Constant> outputs = new ArrayList<>();
    for (String output : node.proto().getOutputList()) {
      if (!output.isEmpty()) {
        outputs.add(declared(node, output));
      }
    }
    return List.copyOf(tools.opaque().add(node, reason, outputs));
  }

  /** The size and type that the file states of a tensor. */
  private Constant declared(OnnxNode node, String name) {
    TypeProto type = types.get(name);
    if (type == null) {
      throw node.place()
          .fail(
              "The model does not say the shape of its output \"%s\"."
                  .formatted(Node.printable(name)),
              "Run onnx.shape_inference.infer_shapes on the model first.");
    }
    List<Long> sizes = new ArrayList<>();
    for (var dimension : type.getTensorType().getShape().getDimList()) {
      Integer given = tools.assembly().options().dimensions().get(dimension.getDimParam());
      boolean first = sizes.isEmpty();
      if (dimension.getDimValue() <= 0 && given == null && !first) {
        throw OpenSizes.fail(node.place(), List.of(dimension.getDimParam()));
      }
      sizes.add(
          dimension.getDimValue() > 0
              ? dimension.getDimValue()
              : given != null ? given : (long) tools.assembly().samples());
    }
    return node.place()
        .locate(
            () ->
                Constant.ofSize(
                    name,
                    Dimensions.ofLongs(sizes),
                    OnnxTypes.of(type.getTensorType().getElemType())));
  }
}
