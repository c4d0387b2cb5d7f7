package org.ratecut.io.models.operators;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.LayerDraft;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.assembly.ParameterTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.whole.Dense;

/**
 * Operators that work on each value by itself. Unless told otherwise they become part of the layer
 * that they follow: a function always, scaling and shifting by constants only where they can be
 * merged into the weights and biases of a convolution or dense layer that nothing else reads.
 */
public final class Functions {

  private final Assembly assembly;

  public Functions(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * A function without parameters, for instance ReLU.
   *
   * @param flop of a value
   * @param type of the output
   */
  public Activation apply(Node node, Activation tensor, long flop, ElementType type) {
    if (isFoldable(tensor)) {
      assembly.draftOf(tensor).foldFunction(flop);
      assembly.countFolded();
      return tensor.withType(type);
    }
    return layer(node, tensor, new ElementWise(flop, 0, true), type, ParameterTypes.NONE);
  }

  /** A function that the operator before it includes: always part of its layer. */
  public void include(Activation tensor) {
    if (assembly.draftOf(tensor).computes()) {
      assembly.draftOf(tensor).foldFunction(1);
    }
  }

  /**
   * A change of type alone. What a layer computes is written in the new type at once, which costs
   * nothing. An input of the model is there as it was given: of another size it is a layer apart.
   */
  public Activation convert(Node node, Activation tensor, ElementType type) {
    if (assembly.draftOf(tensor).isInput() && type.bits() != tensor.type().bits()) {
      return layer(node, tensor, new ElementWise(1), type, ParameterTypes.NONE);
    }
    assembly.countFolded();
    return tensor.withType(type);
  }

  /**
   * A function with constants, such as scaling, shifting or normalisation.
   *
   * @param mergeable how it could become part of weights and biases
   * @param stored what the device keeps of its constants, all of one size
   * @param soleReader whether nothing else reads the tensor
   */
  public Activation applyConstants(
      Node node,
      Activation tensor,
      long flop,
      Mergeable mergeable,
      List<Constant> stored,
      boolean soleReader) {
    Constant first = stored.get(0);
    List<Integer> varying = varyingDimensions(node, tensor, first.dimensions());
    ParameterTypes types = assembly.use(first);
    stored.forEach(assembly::use);
    LayerDraft draft = assembly.draftOf(tensor);
    if (mergeable != Mergeable.NO
        && isFoldable(tensor)
        && soleReader
        && draft.hasWeights()
        && !draft.hasFunction()
        && isPerChannel(tensor, varying)) {
      if (mergeable == Mergeable.SHIFT) {
        draft.foldBias(first.type());
      }
      assembly.countFolded();
      return tensor;
    }
    if (first.isSingle() && isFoldable(tensor)) {
      return apply(node, tensor, flop, tensor.type());
    }
    long weights = Math.multiplyExact(first.dimensions().count(), (long) stored.size());
    boolean shared = !coversPositions(tensor, varying);
    return layer(node, tensor, new ElementWise(flop, weights, shared), tensor.type(), types);
  }

  /** How a function can become part of the weights and biases before it. */
  public enum Mergeable {
    NO,
    /** It scales, which changes weights only. */
    SCALE,
    /** It shifts, and perhaps scales, so that biases are needed. */
    SHIFT
  }

  private boolean isFoldable(Activation tensor) {
    LayerDraft draft = assembly.draftOf(tensor);
    return assembly.options().foldFunctions()
        && draft.computes()
        && tensor.valuesOfSample() == draft.shape().values();
  }

  /** The dimensions in which a constant, aligned at the last one, differs. */
  private static List<Integer> varyingDimensions(
      Node node, Activation tensor, Dimensions constant) {
    int lead = tensor.rank() - constant.rank();
    List<Integer> varying =
        IntStream.range(0, constant.rank())
            .filter(k -> constant.size(k) > 1)
            .mapToObj(k -> k + lead)
            .toList();
    for (int k : varying) {
      if (k < 0 || tensor.size(k) != constant.size(k - lead)) {
        throw node.unsupported(
            "It combines a tensor of %s with a constant of %s."
                .formatted(tensor.dimensions(), constant));
      }
    }
    return varying;
  }

  private boolean isPerChannel(Activation tensor, List<Integer> varying) {
    LayerDraft draft = assembly.draftOf(tensor);
    Role wanted = draft.operation() instanceof Dense ? Role.WIDTH : Role.CHANNELS;
    Optional<Roles> roles = Roles.shownBy(tensor, draft.shape());
    return roles.isPresent() && varying.stream().allMatch(k -> roles.get().get(k) == wanted);
  }

  private boolean coversPositions(Activation tensor, List<Integer> varying) {
    Roles roles = assembly.rolesOf(tensor);
    return IntStream.range(0, tensor.rank())
        .filter(k -> tensor.varies(k) && roles.get(k) != Role.CHANNELS)
        .allMatch(varying::contains);
  }

  private Activation layer(
      Node node, Activation tensor, ElementWise operation, ElementType type, ParameterTypes types) {
    Roles roles = assembly.rolesOf(tensor);
    Arranged arranged = assembly.arrange(node, tensor, roles);
    Output output = new Output(tensor.dimensions(), roles, type, types);
    return assembly.produce(node, operation, List.of(arranged), output);
  }
}
