package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model that is read.
 *
 * @param nodes that compute something from the inputs, each after those that it reads
 * @param tensors what is known of all tensors
 * @param numbers of tensors by name
 * @param names of tensors by number
 */
record StoredOnnxModel(
    ModelProto proto,
    List<StoredNode> nodes,
    OnnxTensors tensors,
    Map<String, Integer> numbers,
    List<String> names) {

  StoredOnnxModel {
    nodes = List.copyOf(nodes);
    names = List.copyOf(names);
  }

  /** The version of ONNX's operators. */
  long version() {
    return version(proto);
  }

  static long version(ModelProto proto) {
    return proto.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(set -> set.getVersion())
        .findFirst()
        .orElse(1);
  }
}
