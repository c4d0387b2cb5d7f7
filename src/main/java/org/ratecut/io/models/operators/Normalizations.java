package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.assembly.ParameterTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.LayerNormalization;
import org.ratecut.layers.operation.window.GroupNormalization;

/** Normalisation by means and deviations that are computed from the values themselves. */
public final class Normalizations {

  private final Assembly assembly;

  public Normalizations(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * All values along some dimensions together, each index of the others by itself.
   *
   * @param axes dimensions, where -1 is the last
   * @param flop of a value
   * @param constants scales and shifts
   */
  public Activation alongDimensions(
      Node node, Activation tensor, List<Long> axes, long flop, List<Constant> constants) {
    List<Integer> together = new ArrayList<>();
    for (long axis : axes) {
      together.add(node.locate(() -> tensor.dimensions().dimension(axis)));
    }
    if (tensor.hasSamples() && together.contains(0)) {
      throw node.unsupported("It takes the samples of a batch together.");
    }
    List<Integer> varying = together.stream().filter(tensor::varies).sorted().toList();
    Roles present = assembly.rolesOf(tensor);
    Roles roles =
        present.dimensionsOf(Role.CHANNELS).equals(varying)
            ? present
            : Positions.roles(tensor, varying);
    Operation operation = node.locate(() -> new LayerNormalization(flop, count(constants)));
    return produce(node, tensor, roles, operation, constants);
  }

  /**
   * Groups of channels, each over all positions.
   *
   * @param tensor samples, channels, and positions
   * @param groups parts into which the channels fall
   * @param constants scales and shifts
   */
  public Activation ofGroups(Node node, Activation tensor, int groups, List<Constant> constants) {
    List<Integer> positions = IntStream.range(2, tensor.rank()).boxed().toList();
    if (positions.isEmpty()) {
      throw node.fail(
          "It reads %s, which has no positions.".formatted(tensor.dimensions()),
          "Correct the sizes in the model.");
    }
    Operation operation = node.locate(() -> new GroupNormalization(groups, count(constants)));
    return produce(node, tensor, Positions.roles(tensor, List.of(1)), operation, constants);
  }

  private static long count(List<Constant> constants) {
    return constants.stream()
        .mapToLong(constant -> constant.dimensions().count())
        .reduce(0, Math::addExact);
  }

  private Activation produce(
      Node node, Activation tensor, Roles roles, Operation operation, List<Constant> constants) {
    constants.forEach(assembly::use);
    ParameterTypes types =
        constants.isEmpty() ? ParameterTypes.NONE : ParameterTypes.of(constants.get(0));
    Arranged input = assembly.arrange(node, tensor, roles);
    Output output = new Output(tensor.dimensions(), roles, tensor.type(), types);
    return assembly.produce(node, operation, List.of(input), output);
  }
}
