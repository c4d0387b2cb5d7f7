package org.ratecut.parts.litert;

import org.ratecut.parts.Region;
import org.ratecut.parts.graph.GridCut;
import org.ratecut.parts.graph.Side.Run;
import org.ratecut.parts.graph.Side.Window;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.DepthwiseConv2DOptionsT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.PadOptionsT;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptionsT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

/**
 * Windows over a part of a grid. Its border is not that of the whole, so the padding is an operator
 * of its own before it, which fills in zero, or the number that stands for it.
 */
final class WindowWriter {

  private static final int HEIGHT = 1;
  private static final int WIDTH = 2;
  private static final int CHANNELS = 3;

  private final PartFile part;

  WindowWriter(PartFile part) {
    this.part = part;
  }

  /** The tensor that a convolution reads for a region of its output. */
  int padded(OperatorWriter.Part input, GridCut cut, Region output) {
    if (cut.window(HEIGHT).isEmpty()) {
      return input.tensor();
    }
    int[] paddings = new int[2 * input.region().rank()];
    boolean none = true;
    for (int k = HEIGHT; k <= WIDTH; k++) {
      Window window = cut.window(k).orElseThrow();
      Run run = new Run(output.begin(k), output.end(k));
      paddings[2 * k] = window.before(run);
      paddings[2 * k + 1] = window.after(run);
      none &= paddings[2 * k] == 0 && paddings[2 * k + 1] == 0;
    }
    return none ? input.tensor() : pad(input, paddings);
  }

  private int pad(OperatorWriter.Part input, int[] paddings) {
    TensorT from = part.tensors().get(input.tensor());
    int[] sizes = from.getShape().clone();
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] += paddings[2 * k] + paddings[2 * k + 1];
    }
    String name = "%s, padded %d".formatted(from.getName(), part.tensors().size());
    int to = part.addTensor(name, from.getType(), sizes, from.getQuantization());
    OperatorT operator =
        part.addOperator(
            BuiltinOperator.PAD,
            from.getType() == TensorType.INT8 ? 2 : 1,
            StageWriter.options(BuiltinOptions.PadOptions, new PadOptionsT()));
    operator.setInputs(
        new int[] {
          input.tensor(),
          part.addNumbers(name + ", paddings", new int[] {sizes.length, 2}, paddings)
        });
    operator.setOutputs(new int[] {to});
    return to;
  }

  /** The settings of an operator for a part of its output. */
  BuiltinOptionsUnion options(BuiltinOptionsUnion stored, OperatorWriter.Call call) {
    Object value = stored == null ? null : stored.getValue();
    if (((GridCut) call.cut()).window(HEIGHT).isEmpty()) {
      return stored;
    }
    if (value instanceof Conv2DOptionsT conv) {
      return StageWriter.options(stored.getType(), convolution(conv));
    }
    if (value instanceof DepthwiseConv2DOptionsT conv) {
      return StageWriter.options(stored.getType(), depthwise(conv, call));
    }
    if (value instanceof Pool2DOptionsT pool) {
      return StageWriter.options(stored.getType(), pooling(pool, call));
    }
    return stored;
  }

  private static Conv2DOptionsT convolution(Conv2DOptionsT whole) {
    Conv2DOptionsT some = new Conv2DOptionsT();
    some.setPadding(Padding.VALID);
    some.setStrideH(whole.getStrideH());
    some.setStrideW(whole.getStrideW());
    some.setDilationHFactor(whole.getDilationHFactor());
    some.setDilationWFactor(whole.getDilationWFactor());
    some.setFusedActivationFunction(whole.getFusedActivationFunction());
    return some;
  }

  private static DepthwiseConv2DOptionsT depthwise(
      DepthwiseConv2DOptionsT whole, OperatorWriter.Call call) {
    DepthwiseConv2DOptionsT some = new DepthwiseConv2DOptionsT();
    some.setPadding(Padding.VALID);
    some.setStrideH(whole.getStrideH());
    some.setStrideW(whole.getStrideW());
    some.setDilationHFactor(whole.getDilationHFactor());
    some.setDilationWFactor(whole.getDilationWFactor());
    some.setFusedActivationFunction(whole.getFusedActivationFunction());
    some.setDepthMultiplier(
        call.output().size(CHANNELS) / call.inputs().get(0).region().size(CHANNELS));
    return some;
  }

  /** At the border the window is what is left of it. */
  private static Pool2DOptionsT pooling(Pool2DOptionsT whole, OperatorWriter.Call call) {
    Region input = call.inputs().get(0).region();
    Pool2DOptionsT some = new Pool2DOptionsT();
    some.setPadding(Padding.VALID);
    some.setStrideH(whole.getStrideH());
    some.setStrideW(whole.getStrideW());
    some.setFilterHeight(
        call.output().size(HEIGHT) == 1 ? input.size(HEIGHT) : whole.getFilterHeight());
    some.setFilterWidth(
        call.output().size(WIDTH) == 1 ? input.size(WIDTH) : whole.getFilterWidth());
    some.setFusedActivationFunction(whole.getFusedActivationFunction());
    return some;
  }
}
