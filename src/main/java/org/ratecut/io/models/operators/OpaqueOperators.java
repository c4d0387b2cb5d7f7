package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
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
    List<Arranged> read =
        operator.computed().stream()
            .map(tensor -> assembly.arrange(node, tensor, assembly.rolesOf(tensor)))
            .toList();
    List<Constant> constants = OpaqueConstants.parametersOf(operator);
    constants.forEach(assembly::use);
    long kept = node.locate(() -> constants.stream().mapToLong(c -> c.dimensions().count()).sum());
    long values =
        node.locate(() -> outputs.stream().mapToLong(o -> ofSample(o.dimensions())).sum());
    if (values > Integer.MAX_VALUE) {
      throw node.fail(
          "Its outputs have %d values; at most %d are supported."
              .formatted(values, Integer.MAX_VALUE),
          "Correct the sizes in the model.");
    }
    Opaque operation = node.locate(() -> new Opaque((int) values, kept));
    Output output =
        new Output(
            Dimensions.of((int) values),
            Roles.of(Role.CHANNELS),
            outputs.get(0).type(),
            constants.isEmpty() ? ParameterTypes.NONE : ParameterTypes.of(constants.get(0)));
    Activation all = assembly.produce(node, operation, read, output);
    assembly.countOpaque();
    assembly
        .options()
        .warnings()
        .accept(
            "Node %s (%s) becomes one opaque vertex with a guessed cost of %d FLOP and no MACs. %s"
                .formatted(node.name(), node.operator(), flop(operation, read), reason));
    return parts(node, all, outputs);
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
