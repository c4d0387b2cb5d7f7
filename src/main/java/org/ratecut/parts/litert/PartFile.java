package org.ratecut.parts.litert;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.OperatorCodeT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.QuantizationParametersT;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.SubGraphT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

/** A LiteRT file that is being put together. */
final class PartFile {

  private static final int SCHEMA_VERSION = 3;

  /** Runtimes read weights where they are in the file, so they begin at multiples of so many. */
  private static final int ALIGNMENT = 16;

  private static final int INITIAL_BYTES = 1 << 16;

  private final List<TensorT> tensors = new ArrayList<>();
  private final List<byte[]> buffers = new ArrayList<>();
  private final List<OperatorT> operators = new ArrayList<>();
  private final Map<CodeKey, Integer> codes = new LinkedHashMap<>();
  private final List<OperatorCodeT> codeList = new ArrayList<>();

  private record CodeKey(int code, int version, String custom) {}

  PartFile() {
    buffers.add(new byte[0]);
  }

  List<TensorT> tensors() {
    return tensors;
  }

  List<OperatorT> operators() {
    return operators;
  }

  boolean isConstant(int tensor) {
    return tensors.get(tensor).getBuffer() > 0;
  }

  /** A tensor that is computed. */
  int addTensor(String name, byte type, int[] sizes, QuantizationParametersT quantization) {
    TensorT tensor = new TensorT();
    tensor.setName(name);
    tensor.setType(type);
    tensor.setShape(sizes);
    tensor.setQuantization(quantization);
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  /** A tensor that is stored. */
  int addConstant(
      String name, byte type, int[] sizes, QuantizationParametersT quantization, byte[] data) {
    int number = addTensor(name, type, sizes, quantization);
    buffers.add(data);
    tensors.get(number).setBuffer(buffers.size() - 1L);
    return number;
  }

  /** Stored whole numbers. */
  int addNumbers(String name, int[] sizes, int... numbers) {
    ByteBuffer data =
        ByteBuffer.allocate(Integer.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      data.putInt(number);
    }
    return addConstant(name, TensorType.INT32, sizes, null, data.array());
  }

  /** An operator of a code that the schema has. */
  OperatorT addOperator(int code, int version, BuiltinOptionsUnion options) {
    OperatorCodeT kind = new OperatorCodeT();
    kind.setBuiltinCode(code);
    kind.setDeprecatedBuiltinCode((byte) Math.min(code, Byte.MAX_VALUE));
    kind.setVersion(version);
    return addOperator(kind, options);
  }

  /** An operator of the code of another file. */
  OperatorT addOperator(OperatorCodeT code, BuiltinOptionsUnion options) {
    int builtin = Math.max(code.getDeprecatedBuiltinCode(), code.getBuiltinCode());
    String custom = code.getCustomCode() == null ? "" : code.getCustomCode();
    int number =
        codes.computeIfAbsent(
            new CodeKey(builtin, code.getVersion(), custom),
            key -> {
              codeList.add(code);
              return codeList.size() - 1;
            });
    OperatorT operator = new OperatorT();
    operator.setOpcodeIndex(number);
    operator.setBuiltinOptions(options);
    operators.add(operator);
    return operator;
  }

  /** The bytes of the file. */
  byte[] build(String name, int[] inputs, int[] outputs) {
    FlatBufferBuilder builder = new FlatBufferBuilder(INITIAL_BYTES);
    int bufferVector = Model.createBuffersVector(builder, packBuffers(builder));
    int[] packedCodes =
        codeList.stream().mapToInt(code -> OperatorCode.pack(builder, code)).toArray();
    int codeVector = Model.createOperatorCodesVector(builder, packedCodes);
    SubGraphT graph = new SubGraphT();
    graph.setName(name);
    graph.setTensors(tensors.toArray(TensorT[]::new));
    graph.setOperators(operators.toArray(OperatorT[]::new));
    graph.setInputs(inputs);
    graph.setOutputs(outputs);
    int graphVector =
        Model.createSubgraphsVector(builder, new int[] {SubGraph.pack(builder, graph)});
    int description = builder.createString(name);
    Model.startModel(builder);
    Model.addVersion(builder, SCHEMA_VERSION);
    Model.addOperatorCodes(builder, codeVector);
    Model.addSubgraphs(builder, graphVector);
    Model.addDescription(builder, description);
    Model.addBuffers(builder, bufferVector);
    Model.finishModelBuffer(builder, Model.endModel(builder));
    return builder.sizedByteArray();
  }

  private int[] packBuffers(FlatBufferBuilder builder) {
    int[] packed = new int[buffers.size()];
    for (int i = 0; i < packed.length; i++) {
      byte[] data = buffers.get(i);
      if (data.length == 0) {
        Buffer.startBuffer(builder);
        packed[i] = Buffer.endBuffer(builder);
      } else {
        builder.createUnintializedVector(1, data.length, ALIGNMENT).put(data);
        packed[i] = Buffer.createBuffer(builder, builder.endVector());
      }
    }
    return packed;
  }
}
