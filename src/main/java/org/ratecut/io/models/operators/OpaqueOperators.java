package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.assembly.ParameterTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.whole.Indivisible;
import org.ratecut.layers.operation.whole.Opaque;

/** Operators that no layer stands for, as one vertex each. */
public final class OpaqueOperators {

  private final Assembly assembly;

  public OpaqueOperators(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * One vertex that reads all inputs and makes all outputs.
   *
   * @param operator at least one of its inputs no constant
   * @param reason a sentence that says why no layer stands for it
   * @param outputs sizes and types, with the samples
   * @return a tensor for each output
   */
  public List<Activation> add(ModelNode operator, String reason, List<Constant> outputs) {
    Node node = operator.place();
    List<Constant> constants = OpaqueConstants.parametersOf(operator);
    long kept = node.locate(() -> constants.stream().mapToLong(c -> c.dimensions().count()).sum());
    List<Arranged> read = read(node, operator.computed());
    Opaque operation = node.locate(() -> new Opaque(values(node, outputs), kept));
    List<Activation> made = add(node, operation, read, constants, outputs);
    assembly.countOpaque();
    assembly
        .options()
        .warnings()
        .accept(
            "Node %s (%s) becomes one opaque vertex with a guessed cost of %d FLOP and no MACs. %s"
                .formatted(node.name(), node.operator(), flop(operation, read), reason));
    return made;
  }

  /**
   * What is known of an operator that cannot be cut.
   *
   * @param weights each used in every step
   * @param biases beside the weights
   * @param macs per inference
   * @param flop per inference
   * @param stateBits kept from one inference to the next
   */
  public record Known(
      List<Constant> weights, List<Constant> biases, long macs, long flop, long stateBits) {}

  /**
   * One vertex of known cost that reads all its inputs and makes all its outputs.
   *
   * @param outputs sizes and types, with the samples
   * @return a tensor for each output
   */
  public List<Activation> addKnown(ModelNode operator, Known known, List<Constant> outputs) {
    return addKnown(operator.place(), operator.computed(), known, outputs);
  }

  /** The same for something that reads more than the inputs of one node. */
  public List<Activation> addKnown(
      Node node, List<Activation> inputs, Known known, List<Constant> outputs) {
    int bits = outputs.get(0).type().bits();
    Indivisible operation =
        node.locate(
            () ->
                new Indivisible(
                    values(node, outputs),
                    count(known.weights()),
                    count(known.biases()),
                    known.macs(),
                    known.flop(),
                    (known.stateBits() + bits - 1) / bits));
    List<Constant> constants =
        Stream.concat(known.weights().stream(), known.biases().stream()).toList();
    return add(node, operation, read(node, inputs), constants, outputs);
  }

  /** An operation that costs what it reads and writes; constants that it reads are parameters. */
  public List<Activation> addByValues(ModelNode operator, List<Constant> outputs) {
    Node node = operator.place();
    long read =
        read(node, operator.computed()).stream()
            .mapToLong(arranged -> arranged.shape().values())
            .sum();
    long flop = node.locate(() -> Math.addExact(read, (long) values(node, outputs)));
    List<Constant> constants = OpaqueConstants.parametersOf(operator);
    return addKnown(operator, new Known(constants, List.of(), 0, flop, 0), outputs);
  }

  private static long count(List<Constant> constants) {
    return constants.stream()
        .mapToLong(constant -> constant.dimensions().count())
        .reduce(0, Math::addExact);
  }

  private List<Arranged> read(Node node, List<Activation> inputs) {
    return inputs.stream()
        .map(tensor -> assembly.arrange(node, tensor, assembly.rolesOf(tensor)))
        .toList();
  }

  private int values(Node node, List<Constant> outputs) {
    long values =
        outputs.stream().mapToLong(o -> ofSample(o.dimensions())).reduce(0, Math::addExact);
    if (values > Integer.MAX_VALUE) {
      throw node.fail(
          "Its outputs have %d values; at most %d are supported."
              .formatted(values, Integer.MAX_VALUE),
          "Correct the sizes in the model.");
    }
    return (int) values;
  }

  private List<Activation> add(
      Node node,
      Operation operation,
      List<Arranged> read,
      List<Constant> constants,
      List<Constant> outputs) {
    constants.forEach(assembly::use);
    int values = operation.outputShape(List.of()).values();
    Output output =
        new Output(
            Dimensions.of(values),
            Roles.of(Role.CHANNELS),
            outputs.get(0).type(),
            constants.isEmpty() ? ParameterTypes.NONE : typesOf(constants));
    return parts(node, assembly.produce(node, operation, read, output), outputs);
  }

  private static ParameterTypes typesOf(List<Constant> constants) {
    return ParameterTypes.of(constants.get(0), Optional.of(constants.get(constants.size() - 1)));
  }

  private static long flop(Opaque operation, List<Arranged> read) {
    return operation.costs(read.stream().map(Arranged::shape).toList()).computation();
  }

  private long ofSample(Dimensions dimensions) {
    return dimensions.count() / (hasSamples(dimensions) ? assembly.samples() : 1);
  }

  private boolean hasSamples(Dimensions dimensions) {
    return assembly.samples() > 1
        && dimensions.rank() > 0
        && dimensions.size(0) == assembly.samples();
  }

  private List<Activation> parts(Node node, Activation all, List<Constant> outputs) {
    List<Activation> parts = new ArrayList<>();
    long offset = 0;
    for (Constant output : outputs) {
      Dimensions dimensions = output.dimensions();
      List<Role> roles = new ArrayList<>();
      for (int k = 0; k < dimensions.rank(); k++) {
        roles.add(k == 0 && hasSamples(dimensions) ? Role.NONE : Role.CHANNELS);
      }
      List<Long> strides = node.locate(() -> new Roles(roles).stridesIn(dimensions));
      parts.add(new Activation(all.layer(), output.type(), dimensions, offset, strides));
      offset += ofSample(dimensions);
    }
    return parts;
  }
}
