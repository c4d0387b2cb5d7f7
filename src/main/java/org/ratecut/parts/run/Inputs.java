package org.ratecut.parts.run;

import java.util.List;
import org.ratecut.io.InputException;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/** The inputs of the network, and the regions of them that devices are given. */
public final class Inputs {

  private Inputs() {}

  /** What the parts are given, in the order of the manifest. */
  public static List<TensorSpec> of(Manifest manifest) {
    return manifest.inputs().stream().map(manifest::tensor).map(Inputs::spec).toList();
  }

  private static TensorSpec spec(PartTensor tensor) {
    return new TensorSpec(tensor.name(), tensor.type(), tensor.sizes());
  }

  /** The values of a region that a device is given. */
  static TensorValues held(Manifest manifest, HeldRegion held, List<TensorValues> inputs) {
    return inputs.get(manifest.inputs().indexOf(held.tensor())).slice(held.region());
  }

  /**
   * Values for an input of the network: as given, or with dimensions of size 1 left out or added.
   *
   * @param source where they are from
   * @throws InputException if they are of another type or shape
   */
  public static TensorValues fit(String source, TensorSpec input, TensorValues values) {
    boolean fits =
        values.type() == input.type()
            && withoutOnes(values.shape()).equals(withoutOnes(input.shape()));
    if (!fits) {
      throw new InputException(
          source,
          "",
          "It has %s, but the input \"%s\" takes %s."
              .formatted(values, input.name(), input.describe()),
          "Give an array of that type and shape.");
    }
    return values.reshaped(input.shape());
  }

  private static List<Integer> withoutOnes(List<Integer> shape) {
    return shape.stream().filter(size -> size != 1).toList();
  }
}
