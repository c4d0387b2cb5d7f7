package org.ratecut.io.models.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.InputException;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.ModelSummary;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.whole.State;
import org.ratecut.layers.operation.whole.StoredValues;
import org.ratecut.layers.shape.Shape;

/**
 * Collects the layers of a model in the order of its operators. The operators themselves are in the
 * classes that are named after them; they arrange what they read and produce a layer.
 */
public final class Assembly {

  private final ModelOptions options;
  private final LayerNames names = new LayerNames();
  private final List<LayerDraft> drafts = new ArrayList<>();
  private final ParameterCount parameters = new ParameterCount();
  private int operators;
  private int folded;
  private int opaque;

  public Assembly(ModelOptions options) {
    this.options = options;
  }

  public ModelOptions options() {
    return options;
  }

  /** The samples of an inference. */
  public int samples() {
    return options.batch().orElse(1);
  }

  List<LayerDraft> drafts() {
    return drafts;
  }

  public LayerDraft draftOf(Activation tensor) {
    return drafts.get(tensor.layer());
  }

  public ParameterTypes use(Constant weights, Optional<Constant> biases) {
    parameters.addTrained(weights);
    biases.ifPresent(parameters::addTrained);
    return ParameterTypes.of(weights, biases);
  }

  public ParameterTypes use(Constant weights) {
    return use(weights, Optional.empty());
  }

  /** Counts a mean or variance that normalisation measured in training. */
  public void useRunning(Constant constant) {
    parameters.addRunning(constant);
  }

  public void countOperator() {
    operators++;
  }

  public void countFolded() {
    folded++;
  }

  public void countOpaque() {
    opaque++;
  }

  int opaque() {
    return opaque;
  }

  /** The stored tensors that layers use as parameters. */
  List<Constant> usedParameters() {
    return parameters.trainedConstants();
  }

  /** An input of the model, as a layer of its own. */
  public Activation input(Node node, Dimensions dimensions, Roles roles, ElementType type) {
    Shape shape = node.locate(() -> roles.shapeOf(dimensions));
    Output output = new Output(dimensions, roles, type, ParameterTypes.NONE);
    return produce(node, new Input(shape), List.of(), output);
  }

  /** Values that are kept from one inference to the next, as a layer of their own. */
  public Activation state(Node node, Dimensions dimensions, Roles roles, ElementType type) {
    Shape shape = node.locate(() -> roles.shapeOf(dimensions));
    return produce(node, new State(shape), List.of(), Output.of(dimensions, roles, type));
  }

  /**
   * Says what a state holds in the next inference. Where the values cannot be put in the order of
   * the state, the whole layer that has them counts as it is.
   */
  public void feed(Node node, Activation state, Activation value) {
    Arranged source = new Arranged(value.layer(), draftOf(value).shape());
    if (value.dimensions().equals(state.dimensions())) {
      source = arrange(node, value, rolesOf(state));
    }
    draftOf(state).holdNext(source.layer());
  }

  /**
   * A constant as a layer of its own, for operators that read it as they read values.
   *
   * @param roles one for each of its dimensions
   */
  public Activation store(Node node, Constant constant, Roles roles) {
    ParameterTypes types = use(constant);
    Shape shape = node.locate(() -> roles.shapeOf(constant.dimensions()));
    Output output = new Output(constant.dimensions(), roles, constant.type(), types);
    return produce(
        node.named(node.name() + ", constant"), new StoredValues(shape), List.of(), output);
  }

  /**
   * An input that no operator reads: runtimes give it a place all the same. Where its size is not
   * known it is left out with a warning, because the rest of the model does not depend on it.
   */
  public void addUnread(Runnable input) {
    try {
      input.run();
    } catch (InputException e) {
      String problem = e.getMessage().lines().findFirst().orElse("");
      options
          .warnings()
          .accept("An input that no operator reads is left out and takes no RAM. " + problem);
    }
  }

  /**
   * The layer that shows a tensor in some roles: the one that it belongs to, or a new one that puts
   * its values in that order.
   */
  public Arranged arrange(Node node, Activation tensor, Roles roles) {
    LayerDraft draft = draftOf(tensor);
    draft.readAs(tensor.type());
    Shape shape = node.locate(() -> roles.shapeOf(tensor.dimensions()));
    if (shape.values() != tensor.valuesOfSample()) {
      throw node.unsupported(
          "It reads a tensor of %s, whose first dimension would have to be 1."
              .formatted(tensor.dimensions()));
    }
    if (roles.show(tensor, draft.shape())) {
      return new Arranged(tensor.layer(), shape);
    }
    Reorder reorder =
        new Reorder(
            shape,
            tensor.offset(),
            digits(tensor, roles, Role.HEIGHT),
            digits(tensor, roles, Role.WIDTH),
            digits(tensor, roles, Role.CHANNELS));
    String name = draft.name() + ", reordered";
    Output output = new Output(tensor.dimensions(), roles, tensor.type(), ParameterTypes.NONE);
    Arranged source = new Arranged(tensor.layer(), draft.shape());
    return new Arranged(add(node, name, reorder, List.of(source), output), shape);
  }

  private static List<Reorder.Digit> digits(Activation tensor, Roles roles, Role role) {
    return roles.dimensionsOf(role).stream()
        .filter(tensor::varies)
        .map(k -> new Reorder.Digit(tensor.size(k), tensor.stride(k)))
        .toList();
  }

  /** The roles that the dimensions of a tensor have in its layer. */
  public Roles rolesOf(Activation tensor) {
    return Roles.byStrides(tensor, draftOf(tensor).shape());
  }

  /** The output of a new layer. */
  public Activation produce(Node node, Operation operation, List<Arranged> inputs, Output output) {
    int layer = add(node, node.name(), operation, inputs, output);
    List<Long> strides = node.locate(() -> output.roles().stridesIn(output.dimensions()));
    return new Activation(layer, output.type(), output.dimensions(), 0, strides);
  }

  private int add(
      Node node, String name, Operation operation, List<Arranged> inputs, Output output) {
    List<Shape> shapes = inputs.stream().map(Arranged::shape).toList();
    Shape shape = node.locate(() -> operation.outputShape(shapes));
    Shape expected = node.locate(() -> output.roles().shapeOf(output.dimensions()));
    if (!shape.equals(expected)) {
      throw node.fail(
          "Its output is %s, but the model says %s.".formatted(shape, output.dimensions()),
          "Correct the shape of the output in the model, or leave it out.");
    }
    drafts.add(
        new LayerDraft(
            names.unique(name), operation, inputs, shape, output.type(), output.parameters()));
    return drafts.size() - 1;
  }

  /** A tensor with other dimensions and the same values in order. */
  public Activation reshape(Node node, Activation tensor, Dimensions target) {
    return node.locate(() -> tensor.reshaped(target))
        .or(() -> node.locate(() -> inOrder(node, tensor).reshaped(target)))
        .orElseThrow(() -> node.unsupported("It makes %s of %s.".formatted(target, tensor)));
  }

  /** The values of a tensor as a vector of their own, of which any shape can be made. */
  private Activation inOrder(Node node, Activation tensor) {
    List<Role> roles =
        IntStream.range(0, tensor.rank())
            .mapToObj(k -> tensor.varies(k) ? Role.WIDTH : Role.NONE)
            .toList();
    Roles vector = new Roles(roles);
    Arranged arranged = arrange(node, tensor, vector);
    return new Activation(
        arranged.layer(),
        tensor.type(),
        tensor.dimensions(),
        0,
        vector.stridesIn(tensor.dimensions()));
  }

  /**
   * Says that a tensor is what the model answers, so that its type is what its layer stores, and
   * that for the whole inference.
   */
  public void answer(Activation tensor) {
    draftOf(tensor).readAs(tensor.type());
    draftOf(tensor).answer();
  }

  /**
   * The layers that are there, and what is published of the model.
   *
   * @param tensors of the model, by what the format calls them
   */
  public ImportedModel finish(String name, Map<String, Tensor> tensors) {
    LayerWriter writer = new LayerWriter(drafts, samples());
    NetworkDescription network = writer.write(name);
    ModelSummary summary =
        new ModelSummary(
            parameters.trained(),
            parameters.running(),
            writer.macs(network),
            operators,
            folded,
            opaque);
    Map<String, TensorPlace> places = new HashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          if (tensor instanceof Activation activation) {
            places.put(key, place(activation));
          }
        });
    return new ImportedModel(network, summary, places);
  }

  private TensorPlace place(Activation tensor) {
    return new TensorPlace(
        draftOf(tensor).name(), tensor.dimensions().sizes(), tensor.offset(), tensor.strides());
  }
}
