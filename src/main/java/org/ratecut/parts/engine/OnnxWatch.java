package org.ratecut.parts.engine;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes tensors within a model outputs of it. */
final class OnnxWatch {

  private OnnxWatch() {}

  /** The model with more outputs; as it is if it cannot be read, which the runtime will find. */
  static byte[] watch(byte[] model, List<String> names) {
    if (names.isEmpty()) {
      return model;
    }
    try {
      ModelProto.Builder builder = ModelProto.parseFrom(model).toBuilder();
      GraphProto.Builder graph = builder.getGraphBuilder();
      Set<String> wanted = new LinkedHashSet<>(names);
      wanted.retainAll(computed(graph.getNodeList()));
      graph.getOutputList().forEach(output -> wanted.remove(output.getName()));
      wanted.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
      return builder.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return model;
    }
  }

  private static Set<String> computed(List<NodeProto> nodes) {
    return nodes.stream()
        .flatMap(node -> node.getOutputList().stream())
        .collect(Collectors.toSet());
  }
}
