package org.ratecut.io.models;

import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.TensorType;

/** An 8-bit model with most kinds of layers. */
public final class SmallLiteRtModel {

  private SmallLiteRtModel() {}

  /** The bytes of its file. */
  public static byte[] build() {
    int int8 = TensorType.INT8;
    int int32 = TensorType.INT32;
    LiteRtModels model = new LiteRtModels();
    int x = model.input("x", int8, 1, 8, 8, 2);
    int w = model.stored("w", int8, new byte[4 * 9 * 2], 4, 3, 3, 2);
    int b = model.stored("b", int32, new byte[16], 4);
    int c = model.tensor("relu;bias;conv", int8, 1, 4, 4, 4);
    model.operator(
        BuiltinOperator.CONV_2D,
        BuiltinOptions.Conv2DOptions,
        LiteRtModels.convolution(0, 2),
        c,
        x,
        w,
        b);
    int dw = model.stored("dw", int8, new byte[36], 1, 3, 3, 4);
    int d = model.tensor("depthwise", int8, 1, 4, 4, 4);
    model.operator(
        BuiltinOperator.DEPTHWISE_CONV_2D,
        BuiltinOptions.DepthwiseConv2DOptions,
        LiteRtModels.depthwise(0, 1),
        d,
        c,
        dw,
        b);
    int s = model.tensor("sum", int8, 1, 4, 4, 4);
    model.operator(BuiltinOperator.ADD, s, c, d);
    int p = model.tensor("pool", int8, 1, 1, 1, 4);
    model.operator(
        BuiltinOperator.AVERAGE_POOL_2D,
        BuiltinOptions.Pool2DOptions,
        LiteRtModels.pooling(4),
        p,
        s);
    int shape = model.stored("shape", int32, new byte[] {1, 0, 0, 0, 4, 0, 0, 0}, 2);
    int r = model.tensor("flat", int8, 1, 4);
    model.operator(BuiltinOperator.RESHAPE, r, p, shape);
    int fw = model.stored("fw", int8, new byte[12], 3, 4);
    int fb = model.stored("fb", int32, new byte[12], 3);
    int f = model.tensor("dense", int8, 1, 3);
    model.operator(
        BuiltinOperator.FULLY_CONNECTED,
        BuiltinOptions.FullyConnectedOptions,
        LiteRtModels.dense(),
        f,
        r,
        fw,
        fb);
    int y = model.tensor("y", int8, 1, 3);
    return model.operator(BuiltinOperator.SOFTMAX, y, f).build();
  }
}
