package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.LiveTensor;
import org.ratecut.parts.tensor.TensorValues;

/** The nodes and constants of a part, one after the other. */
final class PartBuilder {

  /** From this version on, slices have their parameters as inputs. */
  private static final long SLICES_BY_INPUT = 10;

  private final StoredOnnxModel model;
  private final GraphProto.Builder graph;
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, TensorProto> constants = new HashMap<>();
  private final Map<String, LiveTensor> live = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private long weightBytes;

  PartBuilder(StoredOnnxModel model, String name) {
    this.model = model;
    this.graph = GraphProto.newBuilder().setName(name);
  }

  GraphProto.Builder graph() {
    return graph;
  }

  long version() {
    return model.version();
  }

  long weightBytes() {
    return weightBytes;
  }

  /** A name that nothing else in the part has. */
  String unique(String wanted) {
    int number = uses.merge(wanted, 1, Integer::sum);
    return number == 1 ? wanted : unique("%s#%d".formatted(wanted, number));
  }

  /** The name of a region of a tensor: its own, for all of it. */
  static String nameOf(String tensor, Region region, List<Integer> sizes) {
    return region.equals(Region.whole(sizes)) ? tensor : tensor + region;
  }

  /** Stores a region of a constant of the model, once, and returns its name. */
  String constant(String tensor, Region region) {
    TensorValues all = model.tensors().constant(tensor).orElseThrow();
    String key = nameOf(tensor, region, all.shape());
    TensorProto stored =
        constants.computeIfAbsent(
            key,
            each -> {
              TensorValues part = all.slice(region);
              weightBytes += part.byteCount();
              return store(OnnxTensors.proto(unique(each), part));
            });
    return stored.getName();
  }

  /** Stores a list of whole numbers that say sizes or places, and returns its name. */
  String numbers(String wanted, List<Integer> numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(bytes::putLong);
    TensorValues values =
        TensorValues.of(ElementType.INT64, List.of(numbers.size()), bytes.array());
    return store(OnnxTensors.proto(unique(wanted), values)).getName();
  }

  private TensorProto store(TensorProto tensor) {
    graph.addInitializer(tensor);
    return tensor;
  }

  /** Notes that a tensor of a number of bytes is brought by the next node, or is an input. */
  void bring(String name, long bytes) {
    int now = graph.getNodeCount();
    live.put(name, new LiveTensor(name, bytes, now, now));
    order.add(name);
  }

  void add(NodeProto node) {
    int now = graph.getNodeCount();
    graph.addNode(node);
    for (String input : node.getInputList()) {
      live.computeIfPresent(
          input, (name, tensor) -> new LiveTensor(name, tensor.bytes(), tensor.first(), now));
    }
  }

  /** All that takes memory, where outputs stay to the end. */
  List<LiveTensor> live(List<String> outputs) {
    int last = Math.max(0, graph.getNodeCount() - 1);
    return order.stream()
        .map(live::get)
        .map(
            each ->
                outputs.contains(each.name())
                    ? new LiveTensor(each.name(), each.bytes(), each.first(), last)
                    : each)
        .toList();
  }

  static NodeProto.Builder node(String type, List<String> inputs, String output) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(output)
        .addAllInput(inputs)
        .addOutput(output);
  }

  /** Takes a region out of a tensor. */
  void slice(String from, Region region, List<Integer> steps, String to) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int k = 0; k < region.rank(); k++) {
      ends.add(region.end(k));
      axes.add(k);
    }
    if (version() < SLICES_BY_INPUT) {
      add(
          node("Slice", List.of(from), to)
              .addAttribute(ints("starts", region.begin()))
              .addAttribute(ints("ends", ends))
              .build());
      return;
    }
    List<String> inputs =
        List.of(
            from,
            numbers(to + " starts", region.begin()),
            numbers(to + " ends", ends),
            numbers(to + " axes", axes),
            numbers(to + " steps", steps));
    add(node("Slice", inputs, to).build());
  }

  static AttributeProto ints(String name, List<Integer> values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    values.forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto number(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }
}
