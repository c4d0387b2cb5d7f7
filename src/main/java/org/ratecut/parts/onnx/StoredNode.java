package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.parts.tensor.TensorValues;

/**
 * An operator of an ONNX model, with what is known of its tensors.
 *
 * @param version of ONNX's operators that the model uses
 */
record StoredNode(NodeProto proto, long version, OnnxTensors tensors) {

  String type() {
    return proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx")
        ? proto.getOpType()
        : proto.getDomain() + ":" + proto.getOpType();
  }

  int inputCount() {
    return proto.getInputCount();
  }

  boolean has(int input) {
    return input < inputCount() && !proto.getInput(input).isEmpty();
  }

  boolean isConstant(int input) {
    return has(input) && tensors.constant(proto.getInput(input)).isPresent();
  }

  /** Whether all inputs from one on are constants or left out. */
  boolean hasOnlyConstantsFrom(int first) {
    return IntStream.range(first, inputCount()).allMatch(i -> !has(i) || isConstant(i));
  }

  TensorValues constant(int input) {
    return tensors.constant(proto.getInput(input)).orElseThrow();
  }

  /** The whole numbers of a constant. */
  List<Integer> numbers(int input) {
    return OnnxTensors.numbers(constant(input));
  }

  List<Integer> input(int input) {
    return tensors.sizes(proto.getInput(input));
  }

  /** The sizes of each input; empty for what is left out. */
  List<Optional<List<Integer>>> inputs() {
    List<Optional<List<Integer>>> all = new ArrayList<>();
    for (int i = 0; i < inputCount(); i++) {
      all.add(has(i) ? Optional.of(input(i)) : Optional.empty());
    }
    return all;
  }

  List<Integer> output() {
    return tensors.sizes(proto.getOutput(0));
  }

  /** Outputs that have a name; optional ones may have none. */
  List<String> outputs() {
    return proto.getOutputList().stream().filter(name -> !name.isEmpty()).toList();
  }

  boolean hasSubgraph() {
    return proto.getAttributeList().stream()
        .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
  }

  Optional<AttributeProto> attribute(String name) {
    return proto.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst();
  }

  int number(String attribute, int otherwise) {
    return attribute(attribute).map(each -> Math.toIntExact(each.getI())).orElse(otherwise);
  }

  String text(String attribute, String otherwise) {
    return attribute(attribute).map(each -> each.getS().toStringUtf8()).orElse(otherwise);
  }

  /** A list of whole numbers; as many times {@code otherwise} if it is missing. */
  List<Integer> numbers(String attribute, int count, int otherwise) {
    return attribute(attribute)
        .map(each -> each.getIntsList().stream().map(Math::toIntExact).toList())
        .orElseGet(() -> IntStream.range(0, count).mapToObj(i -> otherwise).toList());
  }

  /** A list of whole numbers that is an attribute or, in later versions, an input. */
  Optional<List<Integer>> numbers(String attribute, int input) {
    if (attribute(attribute).isPresent()) {
      return Optional.of(numbers(attribute, 0, 0));
    }
    return isConstant(input) ? Optional.of(numbers(input)) : Optional.empty();
  }
}
