package org.ratecut.parts.litert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.AddOptionsT;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.ConcatenationOptionsT;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.DepthwiseConv2DOptionsT;
import org.tensorflow.lite.schema.FullyConnectedOptionsT;
import org.tensorflow.lite.schema.MulOptionsT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.PadOptionsT;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptionsT;
import org.tensorflow.lite.schema.QuantizationParametersT;
import org.tensorflow.lite.schema.QuantizeOptionsT;
import org.tensorflow.lite.schema.ReducerOptionsT;
import org.tensorflow.lite.schema.ReshapeOptionsT;
import org.tensorflow.lite.schema.SoftmaxOptionsT;
import org.tensorflow.lite.schema.TensorType;

/** Small random networks with random weights, in int8 or in floats. */
final class RandomLiteRtModels {

  private static final float WEIGHT_SCALE = 0.02f;

  private final Random random;
  private final boolean quantized;
  private final PartFile file = new PartFile();

  /** Grids that later operators may read. */
  private final List<Integer> grids = new ArrayList<>();

  private final List<Integer> outputs = new ArrayList<>();

  private RandomLiteRtModels(long seed) {
    this.random = new Random(seed);
    this.quantized = random.nextInt(3) > 0;
  }

  /** The bytes of a model. */
  static byte[] build(long seed, int operators) {
    RandomLiteRtModels models = new RandomLiteRtModels(seed);
    int[] sizes = {1, models.between(5, 11), models.between(5, 11), models.between(1, 4)};
    int input = models.tensor(sizes, models.range());
    models.grids.add(input);
    models.grids.add(models.convolution(input));
    for (int i = 1; i < operators; i++) {
      models.addOperator();
    }
    models.addEnd();
    return models.file.build(
        "random",
        new int[] {input},
        models.outputs.stream().distinct().mapToInt(Integer::intValue).toArray());
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private int[] sizes(int tensor) {
    return file.tensors().get(tensor).getShape();
  }

  private byte type() {
    return quantized ? TensorType.INT8 : TensorType.FLOAT32;
  }

  private QuantizationParametersT range() {
    return range(0.02f + random.nextFloat() * 0.1f, between(-20, 20));
  }

  private QuantizationParametersT range(float scale, int zero) {
    if (!quantized) {
      return null;
    }
    QuantizationParametersT range = new QuantizationParametersT();
    range.setScale(new float[] {scale});
    range.setZeroPoint(new long[] {zero});
    return range;
  }

  private QuantizationParametersT rangeOf(int tensor) {
    return file.tensors().get(tensor).getQuantization();
  }

  private int tensor(int[] sizes, QuantizationParametersT range) {
    return file.addTensor("t" + file.tensors().size(), type(), sizes, range);
  }

  private int any() {
    return grids.get(Math.max(0, grids.size() - 1 - random.nextInt(3)));
  }

  private void addOperator() {
    int from = any();
    int made =
        switch (random.nextInt(11)) {
          case 0, 1, 2 -> convolution(from);
          case 3, 4 -> depthwise(from);
          case 5 -> pooling(from, BuiltinOperator.AVERAGE_POOL_2D);
          case 6 -> pooling(from, BuiltinOperator.MAX_POOL_2D);
          case 7 -> sum(from);
          case 8 -> concatenation(from);
          case 9 -> pad(from);
          default -> function(from);
        };
    grids.add(made);
    if (random.nextInt(8) == 0) {
      outputs.add(made);
    }
  }

  /** A window that fits, with a padding, a stride and a dilation. */
  private final class Frame {
    final byte padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    final int height;
    final int width;
    final int stride = between(1, 2);
    final int dilation;

    Frame(int from, boolean dilates) {
      height = Math.min(sizes(from)[1], between(1, 4));
      width = Math.min(sizes(from)[2], between(1, 4));
      boolean room = sizes(from)[1] > 2 * height && sizes(from)[2] > 2 * width;
      dilation = dilates && stride == 1 && room ? between(1, 2) : 1;
    }

    int outputs(int inputs, int kernel) {
      int covered = padding == Padding.SAME ? 1 : (kernel - 1) * dilation + 1;
      return (inputs - covered) / stride + 1;
    }

    int[] made(int from, int channels) {
      int[] sizes = sizes(from);
      return new int[] {1, outputs(sizes[1], height), outputs(sizes[2], width), channels};
    }
  }

  private int convolution(int from) {
    Frame frame = new Frame(from, true);
    int channels = between(1, 7);
    int read = sizes(from)[3];
    int groups = read % 2 == 0 && random.nextInt(3) == 0 ? 2 : 1;
    channels = groups == 2 ? 2 * between(1, 3) : channels;
    Conv2DOptionsT options = new Conv2DOptionsT();
    options.setPadding(frame.padding);
    options.setStrideH(frame.stride);
    options.setStrideW(frame.stride);
    options.setDilationHFactor(frame.dilation);
    options.setDilationWFactor(frame.dilation);
    options.setFusedActivationFunction(activation());
    int[] weights = {channels, frame.height, frame.width, read / groups};
    return weighted(
        from,
        BuiltinOperator.CONV_2D,
        StageWriter.options(BuiltinOptions.Conv2DOptions, options),
        frame.made(from, channels),
        weights,
        0);
  }

  private int depthwise(int from) {
    Frame frame = new Frame(from, true);
    int multiplier = sizes(from)[3] < 5 ? between(1, 2) : 1;
    int channels = sizes(from)[3] * multiplier;
    DepthwiseConv2DOptionsT options = new DepthwiseConv2DOptionsT();
    options.setPadding(frame.padding);
    options.setStrideH(frame.stride);
    options.setStrideW(frame.stride);
    options.setDilationHFactor(frame.dilation);
    options.setDilationWFactor(frame.dilation);
    options.setDepthMultiplier(multiplier);
    options.setFusedActivationFunction(activation());
    return weighted(
        from,
        BuiltinOperator.DEPTHWISE_CONV_2D,
        StageWriter.options(BuiltinOptions.DepthwiseConv2DOptions, options),
        frame.made(from, channels),
        new int[] {1, frame.height, frame.width, channels},
        3);
  }

  private byte activation() {
    return switch (random.nextInt(3)) {
      case 0 -> ActivationFunctionType.RELU;
      case 1 -> ActivationFunctionType.RELU6;
      default -> ActivationFunctionType.NONE;
    };
  }

  /** An operator with weights and biases, quantized for each channel. */
  private int weighted(
      int from, int code, BuiltinOptionsUnion options, int[] sizes, int[] weights, int dimension) {
    int channels = weights[dimension];
    float[] scales = new float[channels];
    for (int k = 0; k < channels; k++) {
      scales[k] = WEIGHT_SCALE * (0.5f + random.nextFloat());
    }
    int stored =
        file.addConstant(
            "w" + file.tensors().size(),
            type(),
            weights,
            quantized ? perChannel(scales, dimension) : null,
            numbers(IntStream.of(weights).reduce(1, (a, b) -> a * b)));
    for (int k = 0; quantized && k < channels; k++) {
      scales[k] *= rangeOf(from).getScale()[0];
    }
    int biases =
        file.addConstant(
            "b" + file.tensors().size(),
            quantized ? TensorType.INT32 : TensorType.FLOAT32,
            new int[] {channels},
            quantized ? perChannel(scales, 0) : null,
            quantized ? wholeNumbers(channels) : numbers(channels));
    int to = tensor(sizes, range());
    connect(file.addOperator(code, quantized ? 3 : 1, options), to, from, stored, biases);
    return to;
  }

  private static QuantizationParametersT perChannel(float[] scales, int dimension) {
    QuantizationParametersT range = new QuantizationParametersT();
    range.setScale(scales.clone());
    range.setZeroPoint(new long[scales.length]);
    range.setQuantizedDimension(dimension);
    return range;
  }

  private byte[] numbers(int count) {
    if (quantized) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      for (int k = 0; k < count; k++) {
        bytes[k] = bytes[k] == Byte.MIN_VALUE ? 0 : bytes[k];
      }
      return bytes;
    }
    ByteBuffer floats = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < count; k++) {
      floats.putFloat(random.nextFloat() - 0.5f);
    }
    return floats.array();
  }

  private byte[] wholeNumbers(int count) {
    ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < count; k++) {
      numbers.putInt(between(-500, 500));
    }
    return numbers.array();
  }

  private static void connect(OperatorT operator, int output, int... inputs) {
    operator.setInputs(inputs);
    operator.setOutputs(new int[] {output});
  }

  private int pooling(int from, int code) {
    Frame frame = new Frame(from, false);
    Pool2DOptionsT options = new Pool2DOptionsT();
    options.setPadding(frame.padding);
    options.setStrideH(frame.stride);
    options.setStrideW(frame.stride);
    options.setFilterHeight(frame.height);
    options.setFilterWidth(frame.width);
    options.setFusedActivationFunction(ActivationFunctionType.NONE);
    int to = tensor(frame.made(from, sizes(from)[3]), rangeOf(from));
    connect(
        file.addOperator(
            code, quantized ? 2 : 1, StageWriter.options(BuiltinOptions.Pool2DOptions, options)),
        to,
        from);
    return to;
  }

  /** With another of the same sizes, with itself through a function, or with a constant. */
  private int sum(int from) {
    boolean adds = random.nextBoolean();
    int other =
        grids.stream()
            .filter(each -> each != from && Arrays.equals(sizes(each), sizes(from)))
            .findFirst()
            .orElseGet(() -> random.nextBoolean() ? function(from) : perChannelConstant(from));
    int to = tensor(sizes(from), range());
    connect(
        adds
            ? file.addOperator(
                BuiltinOperator.ADD,
                quantized ? 2 : 1,
                StageWriter.options(BuiltinOptions.AddOptions, new AddOptionsT()))
            : file.addOperator(
                BuiltinOperator.MUL,
                quantized ? 2 : 1,
                StageWriter.options(BuiltinOptions.MulOptions, new MulOptionsT())),
        to,
        from,
        other);
    return to;
  }

  private int perChannelConstant(int from) {
    int channels = sizes(from)[3];
    return file.addConstant(
        "c" + file.tensors().size(), type(), new int[] {channels}, range(), numbers(channels));
  }

  /** With another grid of the same height and width, brought to the same scale. */
  private int concatenation(int from) {
    int other =
        grids.stream()
            .filter(
                each ->
                    each != from
                        && sizes(each)[1] == sizes(from)[1]
                        && sizes(each)[2] == sizes(from)[2])
            .findFirst()
            .orElse(from);
    int right = quantized ? requantized(other, rangeOf(from)) : function(other);
    int[] sizes = sizes(from).clone();
    sizes[3] += sizes(right)[3];
    ConcatenationOptionsT options = new ConcatenationOptionsT();
    options.setAxis(random.nextBoolean() ? 3 : -1);
    int to = tensor(sizes, rangeOf(from));
    connect(
        file.addOperator(
            BuiltinOperator.CONCATENATION,
            quantized ? 2 : 1,
            StageWriter.options(BuiltinOptions.ConcatenationOptions, options)),
        to,
        from,
        right);
    return to;
  }

  private int requantized(int from, QuantizationParametersT range) {
    int to = tensor(sizes(from), range);
    connect(
        file.addOperator(
            BuiltinOperator.QUANTIZE,
            2,
            StageWriter.options(BuiltinOptions.QuantizeOptions, new QuantizeOptionsT())),
        to,
        from);
    return to;
  }

  private int pad(int from) {
    int[] paddings = {0, 0, between(0, 2), between(0, 2), between(0, 2), between(0, 2), 0, 0};
    int[] sizes = sizes(from).clone();
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] += paddings[2 * k] + paddings[2 * k + 1];
    }
    int stored = file.addNumbers("p" + file.tensors().size(), new int[] {4, 2}, paddings);
    int to = tensor(sizes, rangeOf(from));
    connect(
        file.addOperator(
            BuiltinOperator.PAD,
            quantized ? 2 : 1,
            StageWriter.options(BuiltinOptions.PadOptions, new PadOptionsT())),
        to,
        from,
        stored);
    return to;
  }

  private int function(int from) {
    boolean sigmoid = random.nextBoolean();
    int to = tensor(sizes(from), sigmoid ? range(1f / 256, -128) : range());
    connect(
        file.addOperator(
            sigmoid ? BuiltinOperator.LOGISTIC : BuiltinOperator.RELU, quantized ? 2 : 1, null),
        to,
        from);
    return to;
  }

  /** What classifiers end in, or nothing. */
  private void addEnd() {
    int from = grids.get(grids.size() - 1);
    int kind = random.nextInt(3);
    if (kind == 0) {
      outputs.add(from);
      return;
    }
    int vector = kind == 1 ? flat(from) : mean(from);
    int dense = dense(vector, between(2, 6));
    outputs.add(random.nextBoolean() ? dense : softmax(dense));
  }

  private int flat(int from) {
    int[] sizes = {1, IntStream.of(sizes(from)).reduce(1, (a, b) -> a * b)};
    ReshapeOptionsT options = new ReshapeOptionsT();
    options.setNewShape(sizes);
    int stored = file.addNumbers("s" + file.tensors().size(), new int[] {2}, sizes);
    int to = tensor(sizes, rangeOf(from));
    connect(
        file.addOperator(
            BuiltinOperator.RESHAPE,
            1,
            StageWriter.options(BuiltinOptions.ReshapeOptions, options)),
        to,
        from,
        stored);
    return to;
  }

  private int mean(int from) {
    int axes = file.addNumbers("a" + file.tensors().size(), new int[] {2}, 1, 2);
    int to = tensor(new int[] {1, sizes(from)[3]}, range());
    connect(
        file.addOperator(
            BuiltinOperator.MEAN,
            quantized ? 2 : 1,
            StageWriter.options(BuiltinOptions.ReducerOptions, new ReducerOptionsT())),
        to,
        from,
        axes);
    return to;
  }

  private int dense(int from, int neurons) {
    float scale = WEIGHT_SCALE;
    int read = sizes(from)[1];
    int weights =
        file.addConstant(
            "w" + file.tensors().size(),
            type(),
            new int[] {neurons, read},
            range(scale, 0),
            numbers(neurons * read));
    int biases =
        file.addConstant(
            "b" + file.tensors().size(),
            quantized ? TensorType.INT32 : TensorType.FLOAT32,
            new int[] {neurons},
            quantized ? range(scale * rangeOf(from).getScale()[0], 0) : null,
            quantized ? wholeNumbers(neurons) : numbers(neurons));
    int to = tensor(new int[] {1, neurons}, range());
    connect(
        file.addOperator(
            BuiltinOperator.FULLY_CONNECTED,
            quantized ? 4 : 1,
            StageWriter.options(
                BuiltinOptions.FullyConnectedOptions, new FullyConnectedOptionsT())),
        to,
        from,
        weights,
        biases);
    return to;
  }

  private int softmax(int from) {
    SoftmaxOptionsT options = new SoftmaxOptionsT();
    options.setBeta(1);
    int to = tensor(sizes(from), range(1f / 256, -128));
    connect(
        file.addOperator(
            BuiltinOperator.SOFTMAX,
            quantized ? 2 : 1,
            StageWriter.options(BuiltinOptions.SoftmaxOptions, options)),
        to,
        from);
    return to;
  }
}
