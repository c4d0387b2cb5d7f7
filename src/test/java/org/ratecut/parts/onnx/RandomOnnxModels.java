package org.ratecut.parts.onnx;

import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.number;
import static org.ratecut.io.models.OnnxModels.text;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.ratecut.io.models.OnnxModels;

/** Small ONNX networks with random layers and weights; the same seed gives the same one. */
public final class RandomOnnxModels {

  private final Random random;
  private final OnnxModels model = new OnnxModels();
  private String last = "x";
  private int channels;
  private int height;
  private int width;
  private int count;

  private RandomOnnxModels(long seed) {
    this.random = new Random(seed);
    this.channels = 2 * (1 + random.nextInt(2));
    this.height = 6 + random.nextInt(5);
    this.width = 6 + random.nextInt(5);
  }

  /** A network of some layers, with one or two outputs. */
  public static OnnxModels build(long seed, int layers) {
    RandomOnnxModels network = new RandomOnnxModels(seed);
    network.model.input("x", 1, network.channels, network.height, network.width);
    for (int k = 0; k < layers; k++) {
      network.addLayer();
    }
    if (network.random.nextInt(3) == 0) {
      network.model.output(network.last);
      network.addConvolution();
    }
    if (network.random.nextBoolean()) {
      network.addHead();
    }
    return network.model.output(network.last);
  }

  private void addLayer() {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> addConvolution();
      case 3 -> addPooling();
      case 4 -> addResidual();
      case 5 -> addBranches();
      case 6 -> addNormalization();
      case 7 -> addPad();
      default -> addActivation();
    }
  }

  private String next(String kind) {
    count++;
    return kind + count;
  }

  private void node(String type, String name, String inputs, AttributeProto.Builder... attributes) {
    UnaryOperator<NodeProto.Builder> all =
        node -> {
          for (AttributeProto.Builder attribute : attributes) {
            node.addAttribute(attribute);
          }
          return node;
        };
    model.node(type, name, inputs, all);
    last = name;
  }

  /** Weights of a convolution of groups, dilation, stride and any padding. */
  private void addConvolution() {
    int kernel = 1 + random.nextInt(3);
    int groups = channels % 2 == 0 && random.nextInt(3) == 0 ? 2 : 1;
    groups = random.nextInt(4) == 0 ? channels : groups;
    int outputs = groups * (1 + random.nextInt(groups == 1 ? 6 : 2));
    int stride = Math.min(height, width) > 6 ? 1 + random.nextInt(2) : 1;
    int dilation = stride == 1 && Math.min(height, width) > 6 ? 1 + random.nextInt(2) : 1;
    int extent = (kernel - 1) * dilation + 1;
    String name = next("conv");
    weights(name + "w", outputs, channels / groups, kernel, kernel);
    weights(name + "b", outputs);
    AttributeProto.Builder padding;
    int[] pads = new int[4];
    if (dilation == 1 && random.nextBoolean()) {
      boolean upper = random.nextBoolean();
      padding = text("auto_pad", upper ? "SAME_UPPER" : "SAME_LOWER");
      height = (height + stride - 1) / stride;
      width = (width + stride - 1) / stride;
    } else {
      for (int i = 0; i < 4; i++) {
        pads[i] = random.nextInt(extent);
      }
      padding = ints("pads", pads[0], pads[1], pads[2], pads[3]);
      height = (height + pads[0] + pads[2] - extent) / stride + 1;
      width = (width + pads[1] + pads[3] - extent) / stride + 1;
    }
    node(
        "Conv",
        name,
        last + " " + name + "w" + (random.nextBoolean() ? " " + name + "b" : ""),
        padding,
        number("group", groups),
        ints("strides", stride, stride),
        ints("dilations", dilation, dilation));
    channels = outputs;
  }

  private void addPooling() {
    int kernel = 2 + random.nextInt(2);
    int stride = 1 + random.nextInt(2);
    if (Math.min(height, width) < 4) {
      return;
    }
    int pad = random.nextInt(2);
    boolean average = random.nextBoolean();
    AttributeProto.Builder[] attributes = {
      ints("kernel_shape", kernel, kernel),
      ints("strides", stride, stride),
      ints("pads", pad, 0, 0, pad),
      average ? number("count_include_pad", random.nextInt(2)) : number("storage_order", 0)
    };
    node(average ? "AveragePool" : "MaxPool", next("pool"), last, attributes);
    height = (height + pad - kernel) / stride + 1;
    width = (width + pad - kernel) / stride + 1;
  }

  private void addResidual() {
    String before = last;
    String name = next("side");
    weights(name + "w", channels, channels, 3, 3);
    node("Conv", name, last + " " + name + "w", ints("pads", 1, 1, 1, 1));
    node(random.nextBoolean() ? "Add" : "Mul", next("sum"), before + " " + name);
  }

  private void addBranches() {
    String before = last;
    String left = next("left");
    String right = next("right");
    weights(left + "w", 2, channels, 1, 1);
    weights(right + "w", 4, channels, 3, 3);
    node("Conv", left, before + " " + left + "w");
    node("Conv", right, before + " " + right + "w", ints("pads", 1, 1, 1, 1));
    node("Concat", next("joined"), left + " " + right, number("axis", 1));
    channels = 6;
  }

  private void addNormalization() {
    String name = next("norm");
    if (random.nextBoolean()) {
      node("LRN", name, last, number("size", 3));
      return;
    }
    for (String each : new String[] {"s", "b", "m"}) {
      weights(name + each, channels);
    }
    float[] variance = new float[channels];
    for (int i = 0; i < channels; i++) {
      variance[i] = 0.5f + random.nextFloat();
    }
    model.tensor(tensor(name + "v", variance, channels));
    node("BatchNormalization", name, last + " %1$ss %1$sb %1$sm %1$sv".formatted(name));
  }

  private void addPad() {
    String name = next("pad");
    model.numbers(name + "p", 0, 0, 1, 0, 0, 0, 0, 2);
    node("Pad", name, last + " " + name + "p");
    height += 1;
    width += 2;
  }

  private void addActivation() {
    String[] types = {"Relu", "Sigmoid", "Tanh", "LeakyRelu"};
    node(types[random.nextInt(types.length)], next("act"), last);
  }

  private void addHead() {
    switch (random.nextInt(3)) {
      case 0 -> node("GlobalAveragePool", next("gap"), last);
      case 1 -> node("MaxPool", next("pool"), last, ints("kernel_shape", height, width));
      default -> {
        node("Flatten", next("flat"), last);
        addDense(channels * height * width);
        return;
      }
    }
    node("Flatten", next("flat"), last);
    addDense(channels);
  }

  private void addDense(int inputs) {
    int outputs = 5 + random.nextInt(5);
    String name = next("dense");
    if (random.nextBoolean()) {
      weights(name + "w", outputs, inputs);
      weights(name + "b", outputs);
      node("Gemm", name, last + " %1$sw %1$sb".formatted(name), number("transB", 1));
    } else {
      weights(name + "w", inputs, outputs);
      node("MatMul", name, last + " " + name + "w");
    }
    if (random.nextBoolean()) {
      node("Softmax", next("soft"), last, number("axis", 1));
    }
  }

  private void weights(String name, int... sizes) {
    int numbers = 1;
    for (int size : sizes) {
      numbers *= size;
    }
    float[] values = new float[numbers];
    for (int i = 0; i < numbers; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    model.tensor(tensor(name, values, sizes));
  }

  /** A tensor of single precision. */
  public static TensorProto tensor(String name, float[] values, int... sizes) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (int size : sizes) {
      tensor.addDims(size);
    }
    return tensor.build();
  }
}
