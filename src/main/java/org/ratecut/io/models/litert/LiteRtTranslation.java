package org.ratecut.io.models.litert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.ModelOptions.UnknownOperators;
import org.ratecut.io.models.OtherPrograms;
import org.ratecut.io.models.UnsupportedOperatorException;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.OpenSizes;
import org.ratecut.io.models.constants.ConstantEvaluator;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.litert.StoredModel.StoredOperator;
import org.ratecut.io.models.litert.StoredModel.StoredTensor;
import org.ratecut.io.models.loops.LoopBudget;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.Spatial;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;
import org.tensorflow.lite.schema.BuiltinOperator;

/** Turns the operators of a model into layers, in their order. */
final class LiteRtTranslation {

  private final Source source;
  private final StoredModel model;
  private final ModelTools tools;
  private final Variables variables;
  private final Map<Integer, LiteRtOperator> operators = new HashMap<>();
  private final Map<String, LiteRtOperator> customs = new HashMap<>();
  private final LiteRtConstantFolding folding =
      new LiteRtConstantFolding(ConstantEvaluator.create());
  private final Map<Integer, Tensor> tensors = new HashMap<>();
  private final Map<Integer, Integer> readers = new HashMap<>();

  private final Map<Integer, StoredModel> called;
  private final LoopBudget budget;

  /** What is before the names of stored tensors: numbers of tensors are those of a subgraph. */
  private final String scope;

  LiteRtTranslation(Source source, StoredModel model, ModelOptions options) {
    this(source, model, options, model.called(), new LoopBudget(), "");
  }

  private LiteRtTranslation(
      Source source,
      StoredModel model,
      ModelOptions options,
      Map<Integer, StoredModel> called,
      LoopBudget budget,
      String scope) {
    this.source = source;
    this.model = model;
    this.called = called;
    this.budget = budget;
    this.scope = scope;
    this.tools = ModelTools.of(options, Spatial.Order.CHANNELS_LAST);
    this.variables = new Variables(tools.assembly());
  }

  /** Made when the first operator needs them: loops that only count need none. */
  private Optional<LiteRtOperator> operator(LiteRtNode node) {
    if (operators.isEmpty()) {
      new LayerOperators(tools).register(operators);
      new LiteRtUpsamplingOperators(tools).register(operators, customs);
      new LiteRtRecurrentOperators(tools).register(operators);
      new LiteRtSelectionOperators(tools).register(operators, customs);
      new TensorOperators(tools).register(operators);
      new SlicingOperators(tools).register(operators);
    }
    return Optional.ofNullable(
        node.operator().code() == BuiltinOperator.CUSTOM
            ? customs.get(node.operator().name())
            : operators.get(node.operator().code()));
  }

  /** A translation of a subgraph that a loop runs, as a model of its own. */
  LiteRtTranslation within(StoredModel subgraph, int number, Consumer<String> warnings) {
    return new LiteRtTranslation(
        source,
        subgraph,
        tools.assembly().options().withWarnings(warnings),
        called,
        budget,
        "subgraph %d, ".formatted(number));
  }

  ModelTools tools() {
    return tools;
  }

  LoopBudget budget() {
    return budget;
  }

  /** A subgraph that loops run. */
  Optional<StoredModel> subgraph(int number) {
    return Optional.ofNullable(called.get(number));
  }

  /** Says what an input is. */
  void bind(int number, Tensor tensor) {
    tensors.put(number, tensor);
  }

  Optional<Tensor> find(int number) {
    return Optional.ofNullable(tensors.get(number));
  }

  /** Translates a subgraph whose inputs are all bound. */
  void translateBody() {
    readStored();
    DilatedConvolutions.joined(model).forEach(this::translate);
  }

  ImportedModel translate() {
    readStored();
    requireSizes();
    model.inputs().forEach(this::readInput);
    DilatedConvolutions.joined(model).forEach(this::translate);
    answer();
    variables.finish();
    Map<String, Tensor> numbered = new HashMap<>();
    tensors.forEach((number, tensor) -> numbered.put(String.valueOf(number), tensor));
    return tools.assembly().finish(Node.printable(source.baseName()), numbered);
  }

  private void readStored() {
    for (StoredOperator operator : model.operators()) {
      operator.inputs().forEach(number -> readers.merge(number, 1, Integer::sum));
    }
    model.outputs().forEach(number -> readers.merge(number, 1, Integer::sum));
    for (int i = 0; i < model.tensors().size(); i++) {
      if (model.tensors().get(i).bytes() > 0) {
        tensors.put(i, constant(i));
      } else if (model.tensors().get(i).variable()) {
        tensors.put(i, variable(i));
      }
    }
  }

  private void answer() {
    boolean answers = false;
    for (int output : model.outputs()) {
      if (tensors.get(output) instanceof Activation tensor) {
        tools.assembly().answer(tensor);
        answers = true;
      }
    }
    if (!answers) {
      throw fail(
          "None of its outputs depends on its inputs.",
          "Check that the model was converted completely.");
    }
  }

  private InputException fail(String problem, String advice) {
    return new InputException(source.name(), "", problem, advice);
  }

  private StoredTensor stored(int number) {
    if (number < 0 || number >= model.tensors().size()) {
      throw fail(
          "There is no tensor %d; it has %d.".formatted(number, model.tensors().size()),
          "Check that the file was written completely.");
    }
    return model.tensors().get(number);
  }

  /** Optimisers join the names of operators that they merge; the first of them is kept. */
  private Node place(int number, String operator) {
    String name = stored(number).name();
    int end = name.indexOf(';');
    return new Node(
        source.name(), Node.printable(end < 0 ? name : name.substring(0, end)), operator);
  }

  private Constant constant(int number) {
    StoredTensor tensor = stored(number);
    Constant declared = declared(number, place(number, "stored tensor"));
    Node place = place(number, "stored tensor");
    long bits =
        place.locate(
            () -> Math.multiplyExact(declared.dimensions().count(), (long) declared.type().bits()));
    if (!tensor.sparse() && (bits + 7) / 8 != tensor.bytes()) {
      throw place.fail(
          "It has %d bytes, but its shape %s takes %d."
              .formatted(tensor.bytes(), declared.dimensions(), (bits + 7) / 8),
          "Check that the file was written completely.");
    }
    return new Constant(
        declared.sources(), declared.dimensions(), declared.type(), tensor.numbers());
  }

  /** A tensor that an operator keeps from one inference to the next: its sizes alone matter. */
  private Constant variable(int number) {
    Constant declared = declared(number, place(number, "variable"));
    return new Constant(List.of(), declared.dimensions(), declared.type(), Optional.empty());
  }

  /** What the file says of a tensor. */
  private Constant declared(int number, Node place) {
    StoredTensor tensor = stored(number);
    return place.locate(
        () ->
            Constant.ofSize(
                scope + "tensor " + number,
                new Dimensions(tensor.sizes()),
                LiteRtTypes.of(tensor.type())));
  }

  private void readInput(int number) {
    StoredTensor tensor = stored(number);
    if (tensors.containsKey(number)) {
      return;
    }
    if (readers.containsKey(number)) {
      tensors.put(number, input(number, tensor));
    } else {
      tools.assembly().addUnread(() -> input(number, tensor));
    }
  }

  /** All sizes that are open and not given; a stored size of 1 stands for one that is open. */
  private void requireSizes() {
    List<String> open = new ArrayList<>();
    for (int number : model.inputs()) {
      StoredTensor tensor = stored(number);
      for (int k = 1; readers.containsKey(number) && k < tensor.signature().size(); k++) {
        boolean stated = k < tensor.sizes().size() && tensor.sizes().get(k) > 1;
        if (tensor.isOpen(k) && !stated && !given().containsKey(nameOf(number, k))) {
          open.add(nameOf(number, k));
        }
      }
    }
    if (!open.isEmpty()) {
      throw OpenSizes.fail(place(model.inputs().get(0), "input"), open);
    }
  }

  private Map<String, Integer> given() {
    return tools.assembly().options().dimensions();
  }

  private String nameOf(int number, int dimension) {
    return place(number, "input").name() + ":" + dimension;
  }

  /** The sizes of an input: as given, as stored, or as many as there are samples. */
  private Dimensions sizes(int number, StoredTensor tensor, int samples) {
    List<Integer> stored = tensor.sizes().isEmpty() ? tensor.signature() : tensor.sizes();
    List<Long> sizes = new ArrayList<>();
    for (int k = 0; k < stored.size(); k++) {
      Integer given = given().get(nameOf(number, k));
      boolean counts = k == 0 && tensor.isOpen() && stored.size() > 1;
      long size = stored.get(k);
      if (given != null && tensor.isOpen(k)) {
        size = given;
      } else if (counts) {
        size = samples;
      }
      sizes.add(Math.max(size, tensor.isOpen(k) ? 1 : size));
    }
    return place(number, "input").locate(() -> Dimensions.ofLongs(sizes));
  }

  private Activation input(int number, StoredTensor tensor) {
    Node place = place(number, "input");
    Constant declared = declared(number, place);
    int samples = tools.assembly().samples();
    Dimensions sizes = sizes(number, tensor, samples);
    if (samples > 1 && sizes.rank() > 1 && sizes.size(0) != samples) {
      throw place.fail(
          "Its first dimension is %d, but an inference has %d samples."
              .formatted(sizes.size(0), samples),
          "Leave out --batch, or convert the model with an open first dimension.");
    }
    Roles roles =
        sizes.rank() > 1 && sizes.size(0) != samples
            ? Roles.usual(sizes.rank())
            : roles(sizes.rank());
    return tools.assembly().input(place, sizes, roles, declared.type());
  }

  /** The samples, then positions, then channels; one dimension alone is a vector. */
  private static Roles roles(int rank) {
    List<Role> roles = new ArrayList<>();
    for (int k = 0; k < rank; k++) {
      int fromEnd = rank - 1 - k;
      boolean vector = rank < 3;
      roles.add(
          k == 0 && rank > 1
              ? Role.NONE
              : vector
                  ? Role.WIDTH
                  : fromEnd == 0 ? Role.CHANNELS : fromEnd == 1 ? Role.WIDTH : Role.HEIGHT);
    }
    return new Roles(roles);
  }

  private void translateVariable(StoredOperator operator) {
    if (operator.code() == BuiltinOperator.CALL_ONCE) {
      return; // It gives variables their first values, before any inference.
    }
    boolean writes = operator.code() == BuiltinOperator.ASSIGN_VARIABLE;
    int shown = writes ? first(operator.inputs(), 1) : first(operator.outputs(), 0);
    Node place = place(shown, Node.printable(operator.name()));
    switch (operator.code()) {
      case BuiltinOperator.VAR_HANDLE -> variables.name(shown, operator.text());
      case BuiltinOperator.READ_VARIABLE ->
          tensors.put(
              shown, variables.read(place, first(operator.inputs(), 0), declared(shown, place)));
      default ->
          variables.assign(
              place, first(operator.inputs(), 0), Optional.ofNullable(tensors.get(shown)));
    }
  }

  private int first(List<Integer> numbers, int index) {
    if (index >= numbers.size()) {
      throw fail(
          "An operator on a variable misses a tensor.",
          "Check that the file was written completely.");
    }
    return numbers.get(index);
  }

  private void translate(StoredOperator operator) {
    if (Variables.concerns(operator)) {
      translateVariable(operator);
      return;
    }
    if (operator.outputs().isEmpty()) {
      throw fail(
          "An operator (%s) has no output.".formatted(Node.printable(operator.name())),
          "Check that the file was written completely.");
    }
    Node place = place(operator.outputs().get(0), Node.printable(operator.name()));
    List<Constant> declared =
        operator.outputs().stream().map(number -> declared(number, place)).toList();
    LiteRtNode node =
        new LiteRtNode(
            place,
            operator,
            tensors,
            declared,
            stored(operator.outputs().get(0)).signature(),
            readers);
    List<Tensor> outputs = outputsOf(node);
    for (int i = 0; i < Math.min(outputs.size(), operator.outputs().size()); i++) {
      requireStated(node, i, outputs.get(i));
      tensors.put(operator.outputs().get(i), outputs.get(i));
    }
  }

  private List<Tensor> outputsOf(LiteRtNode node) {
    requireNetwork(node);
    List<Tensor> inputs = node.inputs();
    boolean constant = inputs.stream().allMatch(Constant.class::isInstance);
    if (!constant) {
      tools.assembly().countOperator();
    }
    try {
      if (node.operator().code() == BuiltinOperator.WHILE) {
        return new LiteRtLoop(this, node).translate();
      }
      if (constant) {
        return List.of(node.place().locate(() -> folding.fold(node)));
      }
      LiteRtOperator operator =
          operator(node)
              .orElseThrow(
                  () ->
                      node.place()
                          .unsupported(
                              "The operator \"%s\" is not known."
                                  .formatted(node.place().operator())));
      List<Tensor> outputs = node.place().locate(() -> operator.translate(node));
      return node.option(Option.ACTIVATION, 0) == 0 ? outputs : activated(outputs);
    } catch (UnsupportedOperatorException e) {
      return opaque(node, inputs, e.getMessage());
    }
  }

  /** Compiled and foreign parts are called by their names before anything in them is missed. */
  private static void requireNetwork(LiteRtNode node) {
    OtherPrograms.described("", node.place().operator())
        .ifPresent(
            sentence -> {
              throw node.place().fail(sentence, "Only neural networks can be placed.");
            });
  }

  private List<Tensor> activated(List<Tensor> outputs) {
    outputs.forEach(output -> tools.functions().include((Activation) output));
    return outputs;
  }

  private List<Tensor> opaque(LiteRtNode node, List<Tensor> inputs, String reason) {
    boolean computed = inputs.stream().anyMatch(Activation.class::isInstance);
    if (!computed) {
      return List.copyOf(ofStatedSizes(node, inputs, reason));
    }
    if (tools.assembly().options().unknownOperators() == UnknownOperators.REFUSE) {
      throw node.place().fail(reason, Node.OPAQUE_ADVICE);
    }
    return List.copyOf(tools.opaque().add(node, reason, node.outputs()));
  }

  /** Constants whose numbers are not known, where the file states their sizes. */
  private static List<Constant> ofStatedSizes(LiteRtNode node, List<Tensor> inputs, String reason) {
    boolean open = node.signature().stream().anyMatch(size -> size < 0);
    if (open || inputs.isEmpty()) {
      throw node.place().fail(reason, "Convert the model with fixed sizes.");
    }
    List<Constant> constants = inputs.stream().map(Constant.class::cast).toList();
    return node.outputs().stream()
        .map(
            output ->
                new Constant(
                    Constant.sourcesOf(constants),
                    output.dimensions(),
                    output.type(),
                    Optional.empty()))
        .toList();
  }

  /** What the file says of an output must be what follows from the operator. */
  private void requireStated(LiteRtNode node, int output, Tensor tensor) {
    StoredTensor stated = stored(node.operator().outputs().get(output));
    if (tools.assembly().samples() > 1 || stated.sizes().isEmpty() || !scope.isEmpty()) {
      return; // Sizes that runtimes find out are left out, or those of one step are stated.
    }
    Dimensions found = tensor.dimensions();
    boolean fits =
        found.rank() == stated.sizes().size()
            && IntStream.range(0, found.rank())
                .allMatch(k -> stated.isOpen(k) || found.size(k) == stated.sizes().get(k));
    if (!fits) {
      throw node.fail(
          "Its output is %s, but the file says %s."
              .formatted(found, node.outputs().get(output).dimensions()));
    }
  }
}
