package org.ratecut.io.models;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.litert.LiteRtFormat;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.GatherOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.PackOptions;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.StridedSliceOptions;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.UnpackOptions;

/** Builds small LiteRT models, an operator at a time; weights are zeros. */
public final class LiteRtModels {

  private final FlatBufferBuilder builder = new FlatBufferBuilder(1024);
  private final List<Integer> tensors = new ArrayList<>();
  private final List<Integer> buffers = new ArrayList<>();
  private final List<Integer> codes = new ArrayList<>();
  private final List<Integer> operators = new ArrayList<>();
  private final List<Integer> inputs = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final List<Integer> graphs = new ArrayList<>();
  private int last;

  public LiteRtModels() {
    buffers.add(buffer(new byte[0]));
  }

  private int buffer(byte[] data) {
    return Buffer.createBuffer(builder, Buffer.createDataVector(builder, data));
  }

  /** A tensor that the model computes. */
  public int tensor(String name, int type, int... shape) {
    int shapeVector = Tensor.createShapeVector(builder, shape);
    int nameString = builder.createString(name);
    Tensor.startTensor(builder);
    Tensor.addShape(builder, shapeVector);
    Tensor.addType(builder, (byte) type);
    Tensor.addBuffer(builder, 0);
    Tensor.addName(builder, nameString);
    tensors.add(Tensor.endTensor(builder));
    return tensors.size() - 1;
  }

  /** A tensor of which some sizes are open, an input if it is the first. */
  public int open(String name, int type, int[] shape, int[] signature) {
    int shapeVector = Tensor.createShapeVector(builder, shape);
    int signatureVector = Tensor.createShapeSignatureVector(builder, signature);
    int nameString = builder.createString(name);
    Tensor.startTensor(builder);
    Tensor.addShape(builder, shapeVector);
    Tensor.addShapeSignature(builder, signatureVector);
    Tensor.addType(builder, (byte) type);
    Tensor.addBuffer(builder, 0);
    Tensor.addName(builder, nameString);
    tensors.add(Tensor.endTensor(builder));
    if (tensors.size() == 1) {
      inputs.add(0);
    }
    return tensors.size() - 1;
  }

  /** A tensor that is kept from one inference to the next. */
  public int variable(String name, int type, int... shape) {
    int shapeVector = Tensor.createShapeVector(builder, shape);
    int nameString = builder.createString(name);
    Tensor.startTensor(builder);
    Tensor.addShape(builder, shapeVector);
    Tensor.addType(builder, (byte) type);
    Tensor.addBuffer(builder, 0);
    Tensor.addName(builder, nameString);
    Tensor.addIsVariable(builder, true);
    tensors.add(Tensor.endTensor(builder));
    return tensors.size() - 1;
  }

  /** A stored tensor with data. */
  public int stored(String name, int type, byte[] data, int... shape) {
    buffers.add(buffer(data));
    int shapeVector = Tensor.createShapeVector(builder, shape);
    int nameString = builder.createString(name);
    Tensor.startTensor(builder);
    Tensor.addShape(builder, shapeVector);
    Tensor.addType(builder, (byte) type);
    Tensor.addBuffer(builder, buffers.size() - 1);
    Tensor.addName(builder, nameString);
    tensors.add(Tensor.endTensor(builder));
    return tensors.size() - 1;
  }

  public int input(String name, int type, int... shape) {
    int tensor = tensor(name, type, shape);
    inputs.add(tensor);
    return tensor;
  }

  /** A stored list of whole numbers, or a number of its own. */
  public int numbers(String name, List<Integer> shape, int... values) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.of(values).forEach(data::putInt);
    int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
    return stored(name, TensorType.INT32, data.array(), sizes);
  }

  public int numbers(String name, int... values) {
    return numbers(name, List.of(values.length), values);
  }

  /** An operator with its settings. */
  public LiteRtModels operator(
      int code, int kind, ToIntFunction<FlatBufferBuilder> options, int output, int... read) {
    return operator(code, kind, options, List.of(output), read);
  }

  /** An operator with several outputs. */
  public LiteRtModels operator(
      int code,
      int kind,
      ToIntFunction<FlatBufferBuilder> options,
      List<Integer> outputs,
      int... read) {
    OperatorCode.startOperatorCode(builder);
    OperatorCode.addDeprecatedBuiltinCode(builder, (byte) Math.min(code, 127));
    OperatorCode.addBuiltinCode(builder, code);
    codes.add(OperatorCode.endOperatorCode(builder));
    int settings = kind == BuiltinOptions.NONE ? 0 : options.applyAsInt(builder);
    int inputVector = Operator.createInputsVector(builder, read);
    int outputVector = Operator.createOutputsVector(builder, array(outputs));
    Operator.startOperator(builder);
    Operator.addOpcodeIndex(builder, codes.size() - 1L);
    Operator.addInputs(builder, inputVector);
    Operator.addOutputs(builder, outputVector);
    if (kind != BuiltinOptions.NONE) {
      Operator.addBuiltinOptionsType(builder, (byte) kind);
      Operator.addBuiltinOptions(builder, settings);
    }
    operators.add(Operator.endOperator(builder));
    last = outputs.isEmpty() ? last : outputs.get(0);
    return this;
  }

  public LiteRtModels operator(int code, int output, int... read) {
    return operator(code, BuiltinOptions.NONE, b -> 0, output, read);
  }

  public static ToIntFunction<FlatBufferBuilder> convolution(int padding, int stride) {
    return b -> {
      Conv2DOptions.startConv2DOptions(b);
      Conv2DOptions.addPadding(b, (byte) padding);
      Conv2DOptions.addStrideH(b, stride);
      Conv2DOptions.addStrideW(b, stride);
      Conv2DOptions.addFusedActivationFunction(b, (byte) 1);
      return Conv2DOptions.endConv2DOptions(b);
    };
  }

  public static ToIntFunction<FlatBufferBuilder> depthwise(int padding, int stride) {
    return b -> {
      DepthwiseConv2DOptions.startDepthwiseConv2DOptions(b);
      DepthwiseConv2DOptions.addPadding(b, (byte) padding);
      DepthwiseConv2DOptions.addStrideH(b, stride);
      DepthwiseConv2DOptions.addStrideW(b, stride);
      DepthwiseConv2DOptions.addDepthMultiplier(b, 1);
      return DepthwiseConv2DOptions.endDepthwiseConv2DOptions(b);
    };
  }

  public static ToIntFunction<FlatBufferBuilder> pooling(int size) {
    return b -> {
      Pool2DOptions.startPool2DOptions(b);
      Pool2DOptions.addPadding(b, (byte) 1);
      Pool2DOptions.addStrideH(b, size);
      Pool2DOptions.addStrideW(b, size);
      Pool2DOptions.addFilterHeight(b, size);
      Pool2DOptions.addFilterWidth(b, size);
      return Pool2DOptions.endPool2DOptions(b);
    };
  }

  /** Masks have a bit for each dimension. */
  public static ToIntFunction<FlatBufferBuilder> stridedSlice(
      int beginMask, int endMask, int ellipsisMask, int shrinkMask) {
    return b ->
        StridedSliceOptions.createStridedSliceOptions(
            b, beginMask, endMask, ellipsisMask, 0, shrinkMask, false);
  }

  public static ToIntFunction<FlatBufferBuilder> gather(int axis) {
    return b -> GatherOptions.createGatherOptions(b, axis, 0);
  }

  public static ToIntFunction<FlatBufferBuilder> pack(int axis, int count) {
    return b -> PackOptions.createPackOptions(b, count, axis);
  }

  public static ToIntFunction<FlatBufferBuilder> unpack(int axis, int count) {
    return b -> UnpackOptions.createUnpackOptions(b, count, axis);
  }

  public static ToIntFunction<FlatBufferBuilder> dense() {
    return b -> {
      FullyConnectedOptions.startFullyConnectedOptions(b);
      return FullyConnectedOptions.endFullyConnectedOptions(b);
    };
  }

  /** A tensor that is an input of the graph. */
  public void inputs(int tensor) {
    inputs.add(tensor);
  }

  /** Tensors that the graph hands back, instead of the output of its last operator. */
  public LiteRtModels outputs(int... tensors) {
    IntStream.of(tensors).forEach(outputs::add);
    return this;
  }

  /** What comes from now on belongs to another subgraph, the next in number. */
  public LiteRtModels nextGraph() {
    graphs.add(graph());
    List.of(tensors, operators, inputs, outputs).forEach(List::clear);
    return this;
  }

  /** The file; nothing can be added after it. The last operator's output is the model's. */
  public byte[] build() {
    graphs.add(graph());
    int codeVector = Model.createOperatorCodesVector(builder, array(codes));
    int graphVector = Model.createSubgraphsVector(builder, array(graphs));
    int bufferVector = Model.createBuffersVector(builder, array(buffers));
    Model.startModel(builder);
    Model.addVersion(builder, 3);
    Model.addOperatorCodes(builder, codeVector);
    Model.addSubgraphs(builder, graphVector);
    Model.addBuffers(builder, bufferVector);
    Model.finishModelBuffer(builder, Model.endModel(builder));
    return builder.sizedByteArray();
  }

  private int graph() {
    int tensorVector = SubGraph.createTensorsVector(builder, array(tensors));
    int inputVector = SubGraph.createInputsVector(builder, array(inputs));
    int outputVector =
        SubGraph.createOutputsVector(builder, array(outputs.isEmpty() ? List.of(last) : outputs));
    int operatorVector = SubGraph.createOperatorsVector(builder, array(operators));
    SubGraph.startSubGraph(builder);
    SubGraph.addTensors(builder, tensorVector);
    SubGraph.addInputs(builder, inputVector);
    SubGraph.addOutputs(builder, outputVector);
    SubGraph.addOperators(builder, operatorVector);
    return SubGraph.endSubGraph(builder);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  public static ImportedModel read(Path folder, byte[] file, ModelOptions options) {
    try {
      Path path = Files.write(folder.resolve("test.tflite"), file);
      return new LiteRtFormat(options).readModel(new FileSource(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
