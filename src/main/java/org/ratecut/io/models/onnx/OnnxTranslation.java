package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.OtherPrograms;
import org.ratecut.io.models.UnsupportedOperatorException;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.OpenSizes;
import org.ratecut.io.models.constants.ConstantEvaluator;
import org.ratecut.io.models.loops.LoopBudget;
import org.ratecut.io.models.onnx.graph.NodeOrder;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.Spatial;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/** Turns the nodes of a graph into layers, in their order. */
final class OnnxTranslation {

  private final Source source;
  private final GraphProto graph;
  private final ModelTools tools;
  private final StoredTensors stored;
  private final OnnxConstantFolding folding;
  private final OpaqueNodes opaque;
  private final Map<String, OnnxOperator> operators = new HashMap<>();
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final long version;
  private final LoopBudget budget;

  OnnxTranslation(Source source, GraphProto graph, long version, ModelOptions options) {
    this(source, graph, version, options, new LoopBudget());
  }

  private OnnxTranslation(
      Source source, GraphProto graph, long version, ModelOptions options, LoopBudget budget) {
    this.source = source;
    this.graph = graph;
    this.version = version;
    this.budget = budget;
    this.tools = ModelTools.of(options, Spatial.Order.CHANNELS_FIRST);
    this.stored = new StoredTensors(source);
    this.folding = new OnnxConstantFolding(stored, ConstantEvaluator.create());
    this.opaque = new OpaqueNodes(graph, tools);
  }

  /** Made when the first operator needs them: loops that only count need none. */
  private Map<String, OnnxOperator> operators() {
    if (operators.isEmpty()) {
      new ShapeOperators(tools).register(operators);
      GridOperators grids = new GridOperators(tools);
      grids.register(operators);
      new QuantizedOperators(tools, grids).register(operators);
      new TransformerOperators(tools).register(operators);
      new OnnxSelectionOperators(tools).register(operators);
      new OnnxUpsamplingOperators(tools).register(operators);
      new ResizeOperators(tools).register(operators);
      new OnnxRecurrentOperators(tools).register(operators);
      new ValueOperators(tools).register(operators);
      new MatrixOperators(tools).register(operators);
    }
    return operators;
  }

  /** A translation of the body of a loop, as a model of its own. */
  OnnxTranslation within(GraphProto body, Consumer<String> warnings) {
    ModelOptions options = tools.assembly().options().withWarnings(warnings);
    return new OnnxTranslation(source, body, version, options, budget);
  }

  /** Says what a tensor is that is not of this graph. */
  void bind(String name, Tensor tensor) {
    tensors.put(name, tensor);
  }

  Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  ModelTools tools() {
    return tools;
  }

  LoopBudget budget() {
    return budget;
  }

  long version() {
    return version;
  }

  /** Translates a graph whose inputs are all bound. */
  void translateBody() {
    countAllReaders();
    readStored(graph);
    translateNodes(graph);
  }

  private void countAllReaders() {
    countReaders(graph);
    graph.getOutputList().forEach(output -> readers.merge(output.getName(), 1, Integer::sum));
  }

  ImportedModel translate() {
    countAllReaders();
    readStored(graph);
    readInputs();
    translateNodes(graph);
    boolean answers = false;
    for (ValueInfoProto output : graph.getOutputList()) {
      if (tensors.get(output.getName()) instanceof Activation tensor) {
        tools.assembly().answer(tensor);
        answers = true;
      }
    }
    if (!answers) {
      throw fail(
          "None of its outputs depends on its inputs.",
          "Check that the model was exported completely.");
    }
    return tools.assembly().finish(Node.printable(source.baseName()), tensors);
  }

  private void readStored(GraphProto from) {
    for (TensorProto tensor : from.getInitializerList()) {
      tensors.put(tensor.getName(), stored.read(tensor.getName(), tensor));
    }
    for (SparseTensorProto sparse : from.getSparseInitializerList()) {
      tensors.put(sparse.getValues().getName(), stored.readSparse(sparse));
    }
  }

  private void translateNodes(GraphProto from) {
    List<NodeProto> nodes =
        NodeOrder.sorted(from)
            .orElseThrow(
                () ->
                    fail(
                        "Some of its nodes read each other in a circle.",
                        "Correct the model, or export it again."));
    nodes.forEach(this::translate);
  }

  private InputException fail(String problem, String advice) {
    return new InputException(source.name(), "", problem, advice);
  }

  private void countReaders(GraphProto from) {
    for (NodeProto node : from.getNodeList()) {
      NodeOrder.readBy(node).forEach(name -> readers.merge(name, 1, Integer::sum));
      if (node.getInputList().stream().distinct().count() < node.getInputCount()) {
        // A node that reads a tensor twice is no sole reader of it.
        node.getInputList().forEach(name -> readers.merge(name, 1, Integer::sum));
      }
    }
  }

  /** Old models list their weights among the inputs. */
  private void readInputs() {
    OnnxInputs inputs = new OnnxInputs(source.name(), graph, tools.assembly());
    List<ValueInfoProto> open =
        graph.getInputList().stream()
            .filter(input -> !tensors.containsKey(input.getName()))
            .filter(input -> readers.containsKey(input.getName()))
            .filter(input -> !inputs.openSizes(input).isEmpty())
            .toList();
    if (!open.isEmpty()) {
      Node place = new Node(source.name(), open.get(0).getName(), "input");
      throw OpenSizes.fail(
          place, open.stream().flatMap(each -> inputs.openSizes(each).stream()).toList());
    }
    Set<String> seen = new HashSet<>();
    for (ValueInfoProto input : graph.getInputList()) {
      String name = input.getName();
      if (seen.add(name) && !tensors.containsKey(name)) {
        Optional<Constant> given = inputs.given(input);
        if (given.isPresent()) {
          tensors.put(name, given.get());
        } else if (readers.containsKey(name)) {
          tensors.put(name, inputs.read(input));
        } else {
          tools.assembly().addUnread(() -> inputs.read(input));
        }
      }
    }
  }

  private void translate(NodeProto proto) {
    String name =
        proto.getName().isBlank() && proto.getOutputCount() > 0
            ? proto.getOutput(0)
            : proto.getName();
    Node place = new Node(source.name(), Node.printable(name), Node.printable(proto.getOpType()));
    OnnxNode node = new OnnxNode(place, proto, version, tensors, readers);
    if (proto.getOutputCount() == 0) {
      throw node.fail("It has no output.");
    }
    List<Tensor> outputs = outputsOf(node);
    for (int i = 0; i < Math.min(outputs.size(), proto.getOutputCount()); i++) {
      tensors.put(proto.getOutput(i), outputs.get(i));
    }
  }

  private List<Tensor> outputsOf(OnnxNode node) {
    List<Tensor> inputs = node.inputs();
    boolean branches = node.proto().getOpType().equals("If");
    if (branches || OnnxLoops.concerns(node)) {
      tools.assembly().countOperator();
      try {
        return branches ? branch(node) : new OnnxLoops(this, node).translate();
      } catch (UnsupportedOperatorException e) {
        return opaque.translate(node, inputs, e.getMessage());
      }
    }
    if (!OnnxConstantFolding.isConstant(inputs)) {
      tools.assembly().countOperator();
    }
    try {
      if (OnnxConstantFolding.isConstant(inputs)
          && (isStandard(node) || QuantizedOperators.simulates(node))) {
        return node.place().locate(() -> folding.fold(node));
      }
      OnnxOperator operator =
          operators().get(isStandard(node) ? node.proto().getOpType() : qualified(node));
      if (operator == null) {
        throw unknown(node);
      }
      return node.place().locate(() -> operator.translate(node));
    } catch (UnsupportedOperatorException e) {
      return opaque.translate(node, inputs, e.getMessage());
    }
  }

  private static boolean isStandard(OnnxNode node) {
    return List.of("", "ai.onnx").contains(node.proto().getDomain());
  }

  private static String qualified(OnnxNode node) {
    return node.proto().getDomain() + ":" + node.proto().getOpType();
  }

  /** The outputs of that branch of a condition that runs, which must be known before. */
  private List<Tensor> branch(OnnxNode node) {
    boolean known =
        node.input(0) instanceof Constant constant
            && constant.numbers().filter(list -> list.size() == 1).isPresent();
    if (!known) {
      return new OnnxBranches(this, node).translate();
    }
    GraphProto body =
        node.graph(node.reals(0).get(0) != 0 ? "then_branch" : "else_branch")
            .orElseThrow(() -> node.fail("Its branch is missing."));
    readStored(body);
    countReaders(body);
    translateNodes(body);
    List<Tensor> outputs = new ArrayList<>();
    for (ValueInfoProto output : body.getOutputList()) {
      Tensor tensor = tensors.get(output.getName());
      if (tensor == null) {
        throw node.fail("Its branch makes no \"%s\".".formatted(Node.printable(output.getName())));
      }
      outputs.add(tensor);
    }
    return outputs;
  }

  private UnsupportedOperatorException unknown(OnnxNode node) {
    String type = node.place().operator();
    String domain = node.proto().getDomain();
    Optional<String> other = OtherPrograms.described(domain, type);
    if (other.isPresent()) {
      throw node.place().fail(other.get(), "Only neural networks can be placed.");
    }
    if (!isStandard(node)) {
      return node.place()
          .unsupported(
              "The operator \"%s\" of \"%s\" is not known."
                  .formatted(type, Node.printable(domain)));
    }
    List<String> known =
        operators().keySet().stream().filter(name -> !name.contains(":")).sorted().toList();
    List<String> close = CloseNames.in(known).closestTo(type);
    return node.place()
        .unsupported(
            "The operator \"%s\" is not known.%s"
                .formatted(
                    type,
                    close.isEmpty() ? "" : " One of a like name is %s.".formatted(close.get(0))));
  }
}
