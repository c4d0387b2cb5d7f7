package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * The tensors of an ONNX model by name.
 *
 * @param specs type and sizes of all
 * @param constants the values of those that no input changes
 */
record OnnxTensors(Map<String, TensorSpec> specs, Map<String, TensorValues> constants) {

  Optional<TensorValues> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  List<Integer> sizes(String name) {
    return specs.get(name).shape();
  }

  /** The whole numbers of a short constant. */
  static List<Integer> numbers(TensorValues values) {
    ByteBuffer bytes = values.bytes();
    List<Integer> numbers = new ArrayList<>();
    while (bytes.hasRemaining()) {
      numbers.add(
          values.type() == ElementType.INT64 ? Math.toIntExact(bytes.getLong()) : bytes.getInt());
    }
    return numbers;
  }

  /** What a tensor in a file holds; empty for types that are not supported here. */
  static Optional<TensorValues> values(TensorProto tensor) {
    Optional<ElementType> type = OnnxDataTypes.of(tensor.getDataType());
    if (type.isEmpty() || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return Optional.empty();
    }
    List<Integer> shape = tensor.getDimsList().stream().map(Math::toIntExact).toList();
    TensorSpec spec = new TensorSpec(tensor.getName(), type.get(), shape);
    byte[] bytes = tensor.hasRawData() ? tensor.getRawData().toByteArray() : listed(tensor, spec);
    return bytes.length == spec.bytes()
        ? Optional.of(TensorValues.of(type.get(), shape, bytes))
        : Optional.empty();
  }

  private static byte[] listed(TensorProto tensor, TensorSpec spec) {
    int width = spec.bytesPerNumber();
    int count =
        tensor.getFloatDataCount()
            + tensor.getDoubleDataCount()
            + tensor.getInt64DataCount()
            + tensor.getInt32DataCount()
            + tensor.getUint64DataCount();
    ByteBuffer bytes = ByteBuffer.allocate(count * width).order(ByteOrder.LITTLE_ENDIAN);
    if (spec.type() == ElementType.FLOAT32) {
      tensor.getFloatDataList().forEach(bytes::putFloat);
    } else if (spec.type() == ElementType.FLOAT64) {
      tensor.getDoubleDataList().forEach(bytes::putDouble);
    } else if (spec.type() == ElementType.INT64) {
      tensor.getInt64DataList().forEach(bytes::putLong);
    } else {
      tensor.getInt32DataList().forEach(number -> put(bytes, number, width));
      tensor.getUint64DataList().forEach(number -> put(bytes, number, width));
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void put(ByteBuffer bytes, long number, int width) {
    for (int i = 0; i < width; i++) {
      bytes.put((byte) (number >> (8 * i)));
    }
  }

  /** Values as a file stores them. */
  static TensorProto proto(String name, TensorValues values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxDataTypes.of(values.type()))
            .setRawData(ByteString.copyFrom(values.bytes()));
    values.shape().forEach(tensor::addDims);
    return tensor.build();
  }
}
