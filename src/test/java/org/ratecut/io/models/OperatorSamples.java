package org.ratecut.io.models;

import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.number;
import static org.ratecut.io.models.OnnxModels.text;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.DepthToSpaceOptions;
import org.tensorflow.lite.schema.ResizeBilinearOptions;
import org.tensorflow.lite.schema.SVDFOptions;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.TransposeConvOptions;
import org.tensorflow.lite.schema.VarHandleOptions;

/** Small valid models that together have the operators of every kind, to be damaged. */
public final class OperatorSamples {

  private OperatorSamples() {}

  public static List<byte[]> onnx() {
    return List.of(
        enlarging(),
        constants(),
        slices(),
        recurrent(),
        quantized(),
        transformer(),
        condition(),
        LoopModelsTest.scan(6).node("Relu", "y", "all").output("y").build().toByteArray(),
        LoopModelsTest.loop("limit", "always")
            .node("Relu", "y", "last")
            .output("y")
            .build()
            .toByteArray(),
        LoopModelsTest.loop("huge", "counter")
            .node("Relu", "y", "last")
            .output("y")
            .build()
            .toByteArray());
  }

  public static List<byte[]> liteRt() {
    return List.of(
        enlargingLite(),
        constantsLite(),
        stateLite(),
        dilationLite(),
        LoopLiteRtTest.file(6, 5, 1));
  }

  private static byte[] file(OnnxModels model, String output) {
    return model.output(output).build().toByteArray();
  }

  private static byte[] enlarging() {
    return file(
        new OnnxModels()
            .input("x", 1, 4, 4, 4)
            .weights("w", 4, 2, 3, 3)
            .node(
                "ConvTranspose",
                "c",
                "x w",
                node ->
                    node.addAttribute(ints("strides", 2, 2))
                        .addAttribute(ints("pads", 1, 1, 1, 1))
                        .addAttribute(ints("output_padding", 1, 1))
                        .addAttribute(number("group", 2)))
            .numbers("sizes", 1, 4, 12, 16)
            .node("Resize", "r", "c - - sizes", node -> node.addAttribute(text("mode", "linear")))
            .node("DepthToSpace", "d", "r", node -> node.addAttribute(number("blocksize", 2)))
            .node("SpaceToDepth", "s", "d", node -> node.addAttribute(number("blocksize", 4)))
            .numbers("pads", 0, 1, 2, 0, 0, 1, 0, 2)
            .node("Pad", "y", "s pads"),
        "y");
  }

  private static byte[] constants() {
    return file(
        new OnnxModels()
            .input("x", 1, 1, 8)
            .numbers("wanted", 1, 5, -1)
            .numbers("one", 1)
            .numbers("three", 3)
            .node("ConstantOfShape", "zeros", "three")
            .node("Cast", "whole", "zeros", node -> node.addAttribute(number("to", 7)))
            .node("Add", "ones", "whole one")
            .node("Less", "open", "wanted whole")
            .node("Where", "shape", "open ones wanted")
            .node("Expand", "e", "x shape")
            .weights("a", 1, 1, 4)
            .numbers("times", 1, 1, 2)
            .node("Tile", "t", "a times")
            .node("Concat", "j", "e t", node -> node.addAttribute(number("axis", 1)))
            .numbers("from", 0)
            .numbers("to", 6)
            .node("Range", "r", "from to one")
            .node("Gather", "y", "j r", node -> node.addAttribute(number("axis", 1))),
        "y");
  }

  private static byte[] slices() {
    return file(
        new OnnxModels()
            .input("x", 1, 6, 4)
            .numbers("starts", 1, -1)
            .numbers("ends", 5, -9)
            .numbers("axes", 1, 2)
            .numbers("steps", 2, -1)
            .node("Slice", "s", "x starts ends axes steps")
            .numbers("times", 1, 3, 2)
            .node("Tile", "t", "s times")
            .node("ArgMax", "a", "t", node -> node.addAttribute(number("axis", 1)))
            .numbers("k", 2)
            .node("TopK", "k1", "t k", node -> node.addOutput("k2"))
            .node("Cast", "f", "a", node -> node.addAttribute(number("to", 1)))
            .node("Exp", "y", "k1"),
        "y");
  }

  private static byte[] recurrent() {
    return file(
        new OnnxModels()
            .input("x", 6, 1, 4)
            .weights("w", 1, 8, 4)
            .weights("r", 1, 8, 2)
            .node("LSTM", "h", "x w r", node -> node.addOutput("l"))
            .weights("g", 1, 6, 2)
            .node("Squeeze", "q", "h")
            .numbers("sizes", 6, 1, 2)
            .node("Reshape", "z", "q sizes")
            .node("GRU", "y", "z g g"),
        "y");
  }

  private static byte[] quantized() {
    return file(
        new OnnxModels()
            .dataType(2)
            .input("x", 1, 3, 6, 6)
            .tensor(OnnxModels.weightsOf("s", 1, 4))
            .tensor(OnnxModels.weightsOf("z", 2, 1))
            .tensor(OnnxModels.weightsOf("w", 3, 1, 4, 3, 3, 3))
            .tensor(OnnxModels.weightsOf("b", 6, 4, 4))
            .node("QLinearConv", "c", "x s z w s z s z b")
            .node("Flatten", "f", "c")
            .tensor(OnnxModels.weightsOf("v", 3, 1, 64, 2))
            .node("MatMulInteger", "m", "f v z z")
            .node("Cast", "y", "m", node -> node.addAttribute(number("to", 1))),
        "y");
  }

  private static byte[] transformer() {
    return TransformerModelsTest.transformer(1).output("h1").build().toByteArray();
  }

  private static byte[] condition() {
    OnnxModels branch =
        new OnnxModels()
            .input("b", 1, 4)
            .node("Einsum", "t", "x m", node -> node.addAttribute(text("equation", "ij,jk->ik")))
            .output("t");
    return file(
        new OnnxModels()
            .input("x", 3, 4)
            .weights("m", 4, 2)
            .numbers("one", 1)
            .node(
                "If",
                "y",
                "one",
                node ->
                    node.addAttribute(OnnxModels.graph("then_branch", branch))
                        .addAttribute(OnnxModels.graph("else_branch", branch))),
        "y");
  }

  /** A transposed convolution, a resize and blocks that become positions: 4 x 4 to 24 x 32. */
  static byte[] enlargingLite() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 4, 4, 3);
    int shape = model.numbers("shape", 1, 8, 8, 4);
    int weights = model.stored("w", TensorType.INT8, new byte[4 * 9 * 3], 4, 3, 3, 3);
    int up = model.tensor("up", TensorType.INT8, 1, 8, 8, 4);
    model.operator(
        BuiltinOperator.TRANSPOSE_CONV,
        BuiltinOptions.TransposeConvOptions,
        b -> TransposeConvOptions.createTransposeConvOptions(b, (byte) 0, 2, 2, (byte) 0),
        up,
        shape,
        weights,
        x);
    int size = model.numbers("size", 12, 16);
    int resized = model.tensor("resized", TensorType.INT8, 1, 12, 16, 4);
    model.operator(
        BuiltinOperator.RESIZE_BILINEAR,
        BuiltinOptions.ResizeBilinearOptions,
        b -> ResizeBilinearOptions.createResizeBilinearOptions(b, false, true),
        resized,
        up,
        size);
    int deep = model.tensor("deep", TensorType.INT8, 1, 24, 32, 1);
    model.operator(
        BuiltinOperator.DEPTH_TO_SPACE,
        BuiltinOptions.DepthToSpaceOptions,
        b -> DepthToSpaceOptions.createDepthToSpaceOptions(b, 2),
        deep,
        resized);
    int y = model.tensor("y", TensorType.INT8, 1, 24, 32, 1);
    return model.operator(BuiltinOperator.RELU, y, deep).build();
  }

  private static byte[] constantsLite() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 4, 3);
    int size = model.numbers("size", 1, 2, 3);
    int value = model.stored("value", TensorType.INT8, new byte[] {7});
    int filled = model.tensor("filled", TensorType.INT8, 1, 2, 3);
    model.operator(BuiltinOperator.FILL, filled, size, value);
    int joined = model.tensor("joined", TensorType.INT8, 1, 6, 3);
    model.operator(
        BuiltinOperator.CONCATENATION,
        BuiltinOptions.ConcatenationOptions,
        b -> ConcatenationOptions.createConcatenationOptions(b, 1, (byte) 0),
        joined,
        x,
        filled);
    int times = model.numbers("times", 1, 2, 1);
    int tiled = model.tensor("tiled", TensorType.INT8, 1, 12, 3);
    model.operator(BuiltinOperator.TILE, tiled, joined, times);
    int shape = model.tensor("shape", TensorType.INT32, 3);
    model.operator(BuiltinOperator.SHAPE, shape, tiled);
    int again = model.tensor("again", TensorType.INT8, 1, 12, 3);
    model.operator(BuiltinOperator.RESHAPE, again, tiled, shape);
    int axis = model.numbers("axis", List.of(), 2);
    int best = model.tensor("best", TensorType.INT32, 1, 12);
    return model.operator(BuiltinOperator.ARG_MAX, best, again, axis).build();
  }

  private static byte[] stateLite() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 8);
    int handle = model.tensor("handle", TensorType.RESOURCE);
    model.operator(
        BuiltinOperator.VAR_HANDLE,
        BuiltinOptions.VarHandleOptions,
        b -> VarHandleOptions.createVarHandleOptions(b, 0, b.createString("v")),
        handle);
    int old = model.tensor("old", TensorType.INT8, 1, 8);
    model.operator(BuiltinOperator.READ_VARIABLE, old, handle);
    int sum = model.tensor("sum", TensorType.INT8, 1, 8);
    model.operator(BuiltinOperator.ADD, sum, x, old);
    model.operator(
        BuiltinOperator.ASSIGN_VARIABLE, BuiltinOptions.NONE, b -> 0, List.of(), handle, sum);
    int features = model.stored("features", TensorType.INT8, new byte[32], 4, 8);
    int time = model.stored("time", TensorType.INT8, new byte[12], 4, 3);
    int bias = model.stored("bias", TensorType.INT32, new byte[16], 4);
    int kept = model.variable("kept", TensorType.INT8, 1, 12);
    int filtered = model.tensor("filtered", TensorType.INT8, 1, 4);
    model.operator(
        BuiltinOperator.SVDF,
        BuiltinOptions.SVDFOptions,
        b -> SVDFOptions.createSVDFOptions(b, 1, (byte) 0, false),
        filtered,
        sum,
        features,
        time,
        bias,
        kept);
    int[] inputs = new int[24];
    Arrays.fill(inputs, -1);
    inputs[0] = filtered;
    for (int gate = 1; gate < 5; gate++) {
      inputs[gate] = model.stored("w" + gate, TensorType.INT8, new byte[8], 2, 4);
      inputs[gate + 4] = model.stored("r" + gate, TensorType.INT8, new byte[4], 2, 2);
    }
    inputs[18] = model.variable("h", TensorType.INT8, 1, 2);
    int y = model.tensor("y", TensorType.INT8, 1, 2);
    return model
        .operator(
            BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_LSTM, BuiltinOptions.NONE, b -> 0, y, inputs)
        .build();
  }

  /** A convolution of 3 x 3 between SPACE_TO_BATCH_ND and BATCH_TO_SPACE_ND of 2 x 2. */
  static byte[] dilationLite() {
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", TensorType.INT8, 1, 8, 8, 3);
    int block = model.numbers("block", 2, 2);
    int pads = model.numbers("pads", List.of(2, 2), 2, 2, 2, 2);
    int crops = model.numbers("crops", List.of(2, 2), 0, 0, 0, 0);
    int samples = model.tensor("samples", TensorType.INT8, 4, 6, 6, 3);
    model.operator(BuiltinOperator.SPACE_TO_BATCH_ND, samples, x, block, pads);
    int w = model.stored("w", TensorType.INT8, new byte[4 * 27], 4, 3, 3, 3);
    int c = model.tensor("c", TensorType.INT8, 4, 4, 4, 4);
    model.operator(
        BuiltinOperator.CONV_2D,
        BuiltinOptions.Conv2DOptions,
        LiteRtModels.convolution(1, 1),
        c,
        samples,
        w);
    int y = model.tensor("y", TensorType.INT8, 1, 8, 8, 4);
    return model.operator(BuiltinOperator.BATCH_TO_SPACE_ND, y, c, block, crops).build();
  }
}
