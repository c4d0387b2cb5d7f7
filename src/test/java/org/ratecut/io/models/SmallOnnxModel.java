package org.ratecut.io.models;

import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.number;

/** A model with most kinds of layers. */
public final class SmallOnnxModel {

  private SmallOnnxModel() {}

  /** The bytes of its file. */
  public static byte[] build() {
    return new OnnxModels()
        .input("x", 1, 2, 8, 8)
        .weights("w", 4, 2, 3, 3)
        .weights("b", 4)
        .node("Conv", "c", "x w b", n -> n.addAttribute(ints("pads", 1, 1, 1, 1)))
        .weights("s", 4)
        .node("BatchNormalization", "n", "c s s s s")
        .node("Relu", "r", "n")
        .node("Add", "a", "r c")
        .node("MaxPool", "p", "a", n -> n.addAttribute(ints("kernel_shape", 2, 2)))
        .node("Transpose", "t", "p", n -> n.addAttribute(ints("perm", 0, 2, 3, 1)))
        .node("Concat", "j", "t t", n -> n.addAttribute(number("axis", 3)))
        .node("Flatten", "f", "j")
        .weights("v", 392, 3)
        .node("MatMul", "m", "f v")
        .node("Softmax", "y", "m")
        .output("y")
        .build()
        .toByteArray();
  }
}
