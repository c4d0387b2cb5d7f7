package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.loops.Ancestors;
import org.ratecut.io.models.loops.LoopBody;
import org.ratecut.io.models.loops.LoopStep;
import org.ratecut.io.models.loops.StepInputs;
import org.ratecut.io.models.onnx.graph.NodeOrder;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/**
 * The graph that a {@code Loop} or {@code Scan} repeats. It may read any tensor of the graphs
 * around it.
 */
final class OnnxBody implements LoopBody {

  /** Where the number of the step and the condition are among inputs and outputs. */
  record Control(Optional<String> number, Optional<String> goesOn, Optional<String> condition) {

    static final Control NONE = new Control(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private final OnnxTranslation around;
  private final Node place;
  private final GraphProto graph;
  private final Control control;
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Ancestors<String> needs = new Ancestors<>();

  /** Tensors that are the same in all steps, by their names in the body. */
  private final Map<String, Tensor> bound = new LinkedHashMap<>();

  /** Tensors of which only the size is the same in all steps. */
  private final Map<String, Tensor> sized = new LinkedHashMap<>();

  private final List<String> carriedIn = new ArrayList<>();
  private final List<String> carriedOut = new ArrayList<>();
  private final List<String> scanned = new ArrayList<>();

  OnnxBody(OnnxTranslation around, Node place, GraphProto graph, Control control) {
    this.around = around;
    this.place = place;
    this.graph = graph;
    this.control = control;
    graph
        .getNodeList()
        .forEach(
            node -> {
              node.getOutputList().forEach(name -> producers.putIfAbsent(name, node));
              needs.add(node.getOutputList(), NodeOrder.readBy(node));
            });
    bindOuter();
  }

  private void bindOuter() {
    Set<String> own = new LinkedHashSet<>(producers.keySet());
    graph.getInputList().forEach(input -> own.add(input.getName()));
    graph.getInitializerList().stream().map(TensorProto::getName).forEach(own::add);
    Set<String> read = new LinkedHashSet<>();
    graph
        .getNodeList()
        .forEach(node -> NodeOrder.readBy(node).stream().sorted().forEach(read::add));
    graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(read::add);
    read.removeAll(own);
    read.forEach(name -> around.find(name).ifPresent(tensor -> bound.put(name, tensor)));
  }

  /**
   * Adds a value that steps hand on.
   *
   * @return whether all steps hand it on as it is
   */
  boolean carry(String input, String output, Tensor initial) {
    carriedIn.add(input);
    carriedOut.add(output);
    boolean kept = origin(output, List.of("Identity")).equals(input);
    (kept ? bound : sized).put(input, initial);
    return kept;
  }

  /** Adds an input of which each step gets a part. */
  void scan(String input, Tensor whole, Dimensions ofPart) {
    if (whole instanceof Constant table) {
      bound.put(input, new Constant(table.sources(), ofPart, table.type(), Optional.empty()));
    } else {
      sized.put(input, Constant.ofSize("", ofPart, whole.type()));
    }
  }

  /** Adds an output to which each step adds a part. */
  void join(String output) {
    scanned.add(output);
  }

  /** Whether it may end before its limit. */
  boolean isConditional() {
    String origin =
        control.condition().map(name -> origin(name, List.of("Identity", "Cast"))).orElse("");
    boolean handedOn = control.goesOn().filter(origin::equals).isPresent();
    NodeProto producer = producers.get(origin);
    return !handedOn && producer != null && !producer.getOpType().equals("Constant");
  }

  private String origin(String name, List<String> copying) {
    String origin = name;
    for (int i = 0; i <= producers.size(); i++) {
      NodeProto producer = producers.get(origin);
      boolean copies =
          producer != null
              && copying.contains(producer.getOpType())
              && producer.getInputCount() == 1;
      if (!copies) {
        return origin;
      }
      origin = producer.getInput(0);
    }
    return origin;
  }

  /** Everything of the graphs around it that the steps read and the network computes. */
  List<Activation> captured() {
    return bound.values().stream()
        .filter(Activation.class::isInstance)
        .map(Activation.class::cast)
        .toList();
  }

  @Override
  public LoopStep read(Map<Integer, Constant> known, long number) {
    around.budget().enter(place, graph.getNodeCount());
    try {
      return step(known, number);
    } finally {
      around.budget().leave();
    }
  }

  private LoopStep step(Map<Integer, Constant> known, long number) {
    List<String> warnings = new ArrayList<>();
    OnnxTranslation body = around.within(graph, warnings::add);
    bindNumbers(body, number);
    bound.forEach((name, tensor) -> body.bind(name, seen(body, name, tensor)));
    sized.forEach(
        (name, tensor) -> {
          Constant value = known.get(carriedIn.indexOf(name));
          body.bind(name, value == null ? input(body, name, tensor) : value);
        });
    body.translateBody();
    return new LoopStep(
        outputs(body, carriedOut), outputs(body, scanned), body.tools().assembly(), warnings);
  }

  private void bindNumbers(OnnxTranslation body, long number) {
    control.number().ifPresent(name -> body.bind(name, StepInputs.whole(number)));
    control.goesOn().ifPresent(name -> body.bind(name, StepInputs.truth(true)));
  }

  @Override
  public Set<Integer> needsOf(int position) {
    return positions(List.of(carriedOut.get(position)));
  }

  @Override
  public Set<Integer> needsOfCondition() {
    return positions(control.condition().stream().toList());
  }

  private Set<Integer> positions(List<String> targets) {
    Set<Integer> positions = new TreeSet<>();
    for (String name : needs.of(targets)) {
      if (bound.get(name) instanceof Activation) {
        positions.add(COMPUTED);
      } else if (sized.containsKey(name)) {
        positions.add(carriedIn.indexOf(name));
      }
    }
    return positions;
  }

  @Override
  public Count count(Map<Integer, Constant> counters, long number) {
    List<String> targets = new ArrayList<>();
    counters.keySet().forEach(position -> targets.add(carriedOut.get(position)));
    boolean decides = counters.keySet().containsAll(needsOfCondition());
    control.condition().filter(name -> decides).ifPresent(targets::add);
    GraphProto part = part(needs.of(targets));
    around.budget().enter(place, part.getNodeCount());
    OnnxTranslation body = around.within(part, warning -> {});
    bindNumbers(body, number);
    bound.forEach(
        (name, tensor) -> {
          if (tensor instanceof Constant) {
            body.bind(name, tensor);
          }
        });
    counters.forEach((position, value) -> body.bind(carriedIn.get(position), value));
    body.translateBody();
    around.budget().leave();
    Map<Integer, Tensor> values = new TreeMap<>();
    counters
        .keySet()
        .forEach(position -> values.put(position, output(body, carriedOut.get(position))));
    return new Count(
        values, control.condition().filter(name -> decides).map(name -> output(body, name)));
  }

  /** The nodes that make some tensors. */
  private GraphProto part(Set<String> names) {
    return graph.toBuilder()
        .clearNode()
        .addAllNode(
            graph.getNodeList().stream()
                .filter(node -> node.getOutputList().stream().anyMatch(names::contains))
                .toList())
        .build();
  }

  private Tensor seen(OnnxTranslation body, String name, Tensor tensor) {
    return tensor instanceof Constant ? tensor : input(body, name, tensor);
  }

  private Activation input(OnnxTranslation body, String name, Tensor tensor) {
    Node node = place.named(Node.printable(name));
    return StepInputs.input(body.tools().assembly(), node, tensor);
  }

  private List<Tensor> outputs(OnnxTranslation body, List<String> names) {
    return names.stream().map(name -> output(body, name)).toList();
  }

  private Tensor output(OnnxTranslation body, String name) {
    return body.find(name)
        .orElseThrow(
            () ->
                place.fail(
                    "Its body makes no \"%s\".".formatted(Node.printable(name)),
                    "Correct the model, or export it again."));
  }
}
