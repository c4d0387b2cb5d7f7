package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.operators.ModelNode;
import org.ratecut.io.models.tensor.Tensor;

/**
 * A node of the graph with what its inputs are.
 *
 * @param place its name in messages and of its layer
 * @param version of the operators of ONNX that the model uses
 * @param tensors the outputs of earlier nodes
 * @param readers how many nodes and outputs of the model read each tensor
 */
record OnnxNode(
    Node place,
    NodeProto proto,
    long version,
    Map<String, Tensor> tensors,
    Map<String, Integer> readers)
    implements ModelNode {

  private static final String CORRECT = "Correct the model, or export it again.";

  @Override
  public int inputCount() {
    return proto.getInputCount();
  }

  int outputCount() {
    return proto.getOutputCount();
  }

  @Override
  public boolean has(int input) {
    return input < inputCount() && !proto.getInput(input).isEmpty();
  }

  @Override
  public String inputName(int input) {
    return '"' + proto.getInput(input) + '"';
  }

  @Override
  public Optional<Tensor> known(int input) {
    return Optional.ofNullable(tensors.get(proto.getInput(input)));
  }

  @Override
  public boolean isSoleReader(int input) {
    return readers.getOrDefault(proto.getInput(input), 0) <= 1;
  }

  /** The whole numbers of an attribute, or, in later versions of ONNX, of an input. */
  Optional<List<Long>> numbers(String attribute, int input) {
    return attribute(attribute).isPresent()
        ? Optional.of(numbers(attribute))
        : has(input) ? Optional.of(numbers(input)) : Optional.empty();
  }

  private Optional<AttributeProto> attribute(String name) {
    return proto.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst();
  }

  boolean hasAttribute(String name) {
    return attribute(name).isPresent();
  }

  long number(String attribute, long otherwise) {
    return attribute(attribute).map(AttributeProto::getI).orElse(otherwise);
  }

  double real(String attribute, double otherwise) {
    return attribute(attribute).map(a -> (double) a.getF()).orElse(otherwise);
  }

  /** The numbers of an attribute that must be there, whole or not. */
  List<Double> realNumbers(String attribute) {
    return attribute(attribute)
        .map(a -> a.getFloatsList().stream().map(Float::doubleValue).toList())
        .orElseThrow(() -> fail("Its attribute \"%s\" is missing.".formatted(attribute)));
  }

  /** The whole numbers of an attribute that must be there. */
  List<Long> numbers(String attribute) {
    return attribute(attribute)
        .map(AttributeProto::getIntsList)
        .orElseThrow(() -> fail("Its attribute \"%s\" is missing.".formatted(attribute)));
  }

  /** Numbers that are sizes; {@code otherwise} so many times if the attribute is missing. */
  List<Integer> sizes(String attribute, int count, int otherwise) {
    List<Integer> sizes = new ArrayList<>();
    if (!hasAttribute(attribute)) {
      for (int k = 0; k < count; k++) {
        sizes.add(otherwise);
      }
      return sizes;
    }
    List<Long> numbers = numbers(attribute);
    if (numbers.size() != count) {
      throw fail(
          "Its attribute \"%s\" has %d numbers, but expected %d."
              .formatted(attribute, numbers.size(), count));
    }
    for (long number : numbers) {
      sizes.add(size(attribute, number));
    }
    return sizes;
  }

  private int size(String what, long number) {
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw fail(
          "Its attribute \"%s\" has the number %d, but expected 0 to %d."
              .formatted(what, number, Integer.MAX_VALUE));
    }
    return (int) number;
  }

  /** A number that is a size. */
  int size(String attribute, int otherwise) {
    return size(attribute, number(attribute, otherwise));
  }

  String text(String attribute, String otherwise) {
    return attribute(attribute).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
  }

  /** A subgraph. */
  Optional<GraphProto> graph(String attribute) {
    return attribute(attribute).filter(AttributeProto::hasG).map(AttributeProto::getG);
  }

  /** Whether something reads an output. */
  boolean isRead(int output) {
    return output < outputCount()
        && !proto.getOutput(output).isEmpty()
        && readers.containsKey(proto.getOutput(output));
  }

  Optional<TensorProto> tensor(String attribute) {
    return attribute(attribute).filter(AttributeProto::hasT).map(AttributeProto::getT);
  }

  @Override
  public InputException fail(String problem) {
    return place.fail(problem, CORRECT);
  }
}
