package org.ratecut.parts.litert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OperatorCodeT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

/**
 * The first graph of a LiteRT file, which has been read as a model before, so that its lists are
 * within bounds.
 *
 * @param codes what operators there are; an operator names one by its number
 */
record StoredGraph(
    Model file,
    SubGraph graph,
    List<TensorT> tensors,
    List<OperatorT> operators,
    List<OperatorCodeT> codes) {

  static StoredGraph of(byte[] bytes) {
    Model file = Model.getRootAsModel(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    SubGraph graph = file.subgraphs(0);
    List<TensorT> tensors = new ArrayList<>();
    for (int i = 0; i < graph.tensorsLength(); i++) {
      tensors.add(graph.tensors(i).unpack());
    }
    List<OperatorT> operators = new ArrayList<>();
    for (int i = 0; i < graph.operatorsLength(); i++) {
      operators.add(graph.operators(i).unpack());
    }
    List<OperatorCodeT> codes = new ArrayList<>();
    for (int i = 0; i < file.operatorCodesLength(); i++) {
      codes.add(file.operatorCodes(i).unpack());
    }
    return new StoredGraph(file, graph, tensors, operators, codes);
  }

  /** The number of an operator in the schema; large ones are in the new field only. */
  int code(int operator) {
    OperatorCodeT code = codes.get((int) operators.get(operator).getOpcodeIndex());
    return Math.max(code.getDeprecatedBuiltinCode(), code.getBuiltinCode());
  }

  List<Integer> sizes(int tensor) {
    List<Integer> sizes = new ArrayList<>();
    int[] shape = tensors.get(tensor).getShape();
    for (int size : shape == null ? new int[0] : shape) {
      sizes.add(size);
    }
    return sizes;
  }

  /** The data that the file has for a tensor; empty for what is computed. */
  ByteBuffer data(int tensor) {
    Buffer buffer = file.buffers((int) tensors.get(tensor).getBuffer());
    ByteBuffer data = buffer == null ? null : buffer.dataAsByteBuffer();
    return data == null ? ByteBuffer.allocate(0) : data.order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean isConstant(int tensor) {
    return tensor >= 0 && data(tensor).hasRemaining();
  }

  /** The whole numbers of a short constant of 32 or 64 bits. */
  List<Integer> numbers(int tensor) {
    ByteBuffer data = data(tensor);
    boolean isLong = tensors.get(tensor).getType() == TensorType.INT64;
    List<Integer> numbers = new ArrayList<>();
    while (data.remaining() >= (isLong ? Long.BYTES : Integer.BYTES)) {
      numbers.add(isLong ? Math.toIntExact(data.getLong()) : data.getInt());
    }
    return numbers;
  }
}
