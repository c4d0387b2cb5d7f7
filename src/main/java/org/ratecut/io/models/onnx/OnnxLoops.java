package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.ratecut.io.models.loops.LoopLayers;
import org.ratecut.io.models.loops.LoopReader;
import org.ratecut.io.models.loops.LoopReader.Loop;
import org.ratecut.io.models.onnx.OnnxBody.Control;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** {@code Loop} and {@code Scan} of a number of steps that is known before the model runs. */
final class OnnxLoops {

  /** Before, a {@code Scan} had a batch. */
  private static final int SCAN_WITHOUT_BATCH = 9;

  private final OnnxTranslation around;
  private final OnnxNode node;
  private final GraphProto graph;
  private final List<Tensor> carried = new ArrayList<>();
  private final Set<Integer> kept = new TreeSet<>();
  private final List<Activation> read = new ArrayList<>();
  private final Map<Integer, Tensor> mayCount = new HashMap<>();

  OnnxLoops(OnnxTranslation around, OnnxNode node) {
    this.around = around;
    this.node = node;
    this.graph = node.graph("body").orElseThrow(() -> node.fail("Its body is missing."));
  }

  static boolean concerns(OnnxNode node) {
    return List.of("", "ai.onnx").contains(node.proto().getDomain())
        && List.of("Loop", "Scan").contains(node.proto().getOpType());
  }

  List<Tensor> translate() {
    if (around.tools().assembly().samples() > 1) {
      throw node.place().unsupported("Loops are read for one sample at a time.");
    }
    return node.proto().getOpType().equals("Loop") ? loop() : scan();
  }

  private List<Tensor> loop() {
    int values = Math.max(0, node.inputCount() - 2);
    requireBody(values + 2, values + 1);
    Optional<String> condition = Optional.of(graph.getOutput(0).getName());
    Control control = new Control(Optional.of(input(0)), Optional.of(input(1)), condition);
    OnnxBody body = new OnnxBody(around, node.place(), graph, control);
    for (int i = 0; i < values; i++) {
      carry(body, i, input(i + 2), output(i + 1), node.input(i + 2));
    }
    List<Integer> axes = new ArrayList<>();
    for (int i = values + 1; i < graph.getOutputCount(); i++) {
      body.join(output(i));
      axes.add(0);
    }
    return layers(body, steps(body), axes);
  }

  private Loop steps(OnnxBody body) {
    if (node.has(1) && !LoopReader.holds(node.place(), node.input(1))) {
      throw node.place().fail("It does 0 steps.", "Export the model without this loop.");
    }
    OptionalLong limit = node.has(0) ? OptionalLong.of(limit()) : OptionalLong.empty();
    LoopReader reader = new LoopReader(node.place(), body, mayCount);
    if (body.isConditional()) {
      return reader.readWhile(limit);
    }
    return reader.read(limit.orElseThrow(() -> LoopReader.dependent(node.place())));
  }

  private long limit() {
    if (node.input(0) instanceof Constant constant && constant.values().isPresent()) {
      return node.singleNumber(0);
    }
    throw LoopReader.dependent(node.place());
  }

  private List<Tensor> scan() {
    if (node.version() < SCAN_WITHOUT_BATCH) {
      throw node.place().unsupported("It is a Scan of before version 9 of ONNX's operators.");
    }
    int parts = node.size("num_scan_inputs", 0);
    int values = node.inputCount() - parts;
    if (parts < 1 || values < 0) {
      throw node.fail("It has %d inputs, %d of them scanned.".formatted(node.inputCount(), parts));
    }
    requireBody(node.inputCount(), values);
    OnnxBody body = new OnnxBody(around, node.place(), graph, Control.NONE);
    for (int i = 0; i < values; i++) {
      carry(body, i, input(i), output(i), node.input(i));
    }
    long steps = scanned(body, values);
    int joined = graph.getOutputCount() - values;
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < joined; i++) {
      body.join(output(values + i));
      axes.add((int) axis("scan_output_axes", i));
    }
    return layers(body, new LoopReader(node.place(), body, mayCount).read(steps), axes);
  }

  /** Adds the inputs of which each step gets a part. */
  private long scanned(OnnxBody body, int first) {
    long steps = -1;
    for (int i = first; i < node.inputCount(); i++) {
      Tensor tensor = node.input(i);
      long given = axis("scan_input_axes", i - first);
      int axis = node.place().locate(() -> tensor.dimensions().dimension(given));
      long size = tensor.dimensions().size(axis);
      if (steps >= 0 && size != steps) {
        throw node.fail("Its inputs have %d and %d steps.".formatted(steps, size));
      }
      steps = size;
      List<Integer> sizes = new ArrayList<>(tensor.dimensions().sizes());
      sizes.remove(axis);
      body.scan(input(i), tensor, new Dimensions(sizes));
      remember(tensor);
    }
    return steps;
  }

  private long axis(String attribute, int number) {
    if (!node.hasAttribute(attribute)) {
      return 0;
    }
    List<Long> axes = node.numbers(attribute);
    if (number >= axes.size()) {
      throw node.fail(
          "Its attribute \"%s\" has only %d numbers.".formatted(attribute, axes.size()));
    }
    return axes.get(number);
  }

  private void carry(OnnxBody body, int position, String input, String output, Tensor initial) {
    carried.add(initial);
    remember(initial);
    if (body.carry(input, output, initial)) {
      kept.add(position);
    } else {
      mayCount.put(position, initial);
    }
  }

  private void remember(Tensor tensor) {
    if (tensor instanceof Activation activation) {
      read.add(activation);
    }
  }

  private List<Tensor> layers(OnnxBody body, Loop loop, List<Integer> axes) {
    read.addAll(body.captured());
    return new LoopLayers(around.tools(), node.place(), loop)
        .add(carried, kept, read, axes, node::isRead);
  }

  private void requireBody(int inputs, int outputs) {
    if (graph.getInputCount() != inputs || graph.getOutputCount() < outputs) {
      throw node.fail(
          "Its body has %d inputs and %d outputs, but expected %d and at least %d."
              .formatted(graph.getInputCount(), graph.getOutputCount(), inputs, outputs));
    }
  }

  private String input(int number) {
    return graph.getInput(number).getName();
  }

  private String output(int number) {
    return graph.getOutput(number).getName();
  }
}
