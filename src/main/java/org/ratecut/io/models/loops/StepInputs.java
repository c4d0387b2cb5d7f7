package org.ratecut.io.models.loops;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;

/** What bodies of loops get in each step. */
public final class StepInputs {

  private StepInputs() {}

  /** A whole number that the step knows. */
  public static Constant whole(long number) {
    return Constant.ofList(List.of(number)).withDimensions(Dimensions.of());
  }

  /** A condition that the step knows. */
  public static Constant truth(boolean holds) {
    return new Constant(
        List.of(), Dimensions.of(), ElementType.BOOL, Optional.of(List.of(holds ? 1L : 0L)));
  }

  /** A tensor of which the step knows only the size. */
  public static Activation input(Assembly step, Node node, Tensor tensor) {
    Dimensions dimensions = tensor.dimensions();
    return step.input(node, dimensions, Roles.usual(dimensions.rank()), tensor.type());
  }
}
