package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.Source;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.onnx.graph.OnnxTypes;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;

/** Reads tensors that are stored in the file, or in files beside it: mostly just their sizes. */
final class StoredTensors {

  private static final String DAMAGED = "Check that the model was written completely.";

  /** Longer lists of numbers that are not whole are weights. */
  private static final int MAX_REALS = 64;

  private final Source source;

  StoredTensors(Source source) {
    this.source = source;
  }

  /**
   * A stored tensor.
   *
   * @param name where it is counted as parameters
   */
  Constant read(String name, TensorProto tensor) {
    Node place = new Node(source.name(), name, "stored tensor");
    ElementType type = place.locate(() -> OnnxTypes.of(tensor.getDataType()));
    Dimensions dimensions = place.locate(() -> Dimensions.ofLongs(tensor.getDimsList()));
    long count = place.locate(dimensions::count);
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      requireExternal(place, tensor, bytes(place, count, type));
      return Constant.ofSize(name, dimensions, type);
    }
    requireStored(place, tensor, count, type);
    return Constant.stored(name, dimensions, type, numbers(tensor, count, type));
  }

  /** Sparse weights, which count as the dense ones that runtimes make of them. */
  Constant readSparse(SparseTensorProto tensor) {
    String name = tensor.getValues().getName();
    Node place = new Node(source.name(), name, "stored tensor");
    ElementType type = place.locate(() -> OnnxTypes.of(tensor.getValues().getDataType()));
    Dimensions dimensions = place.locate(() -> Dimensions.ofLongs(tensor.getDimsList()));
    return place.locate(() -> Constant.ofSize(name, dimensions, type));
  }

  private static long bytes(Node place, long count, ElementType type) {
    return place.locate(() -> Math.multiplyExact(count, (long) type.bits()) + 7) / 8;
  }

  /** A tensor with less than it promises is cut off; sizes beyond the file are never believed. */
  private static void requireStored(Node place, TensorProto tensor, long count, ElementType type) {
    if (tensor.hasRawData()) {
      long expected = bytes(place, count, type);
      if (tensor.getRawData().size() != expected) {
        throw place.fail(
            "It has %d bytes, but its shape takes %d."
                .formatted(tensor.getRawData().size(), expected),
            DAMAGED);
      }
      return;
    }
    long elements = listed(tensor, type);
    long perByte = type.bits() < 8 ? 2 : 1;
    if (elements != count && elements != (count + perByte - 1) / perByte) {
      throw place.fail(
          "It has %d numbers, but its shape takes %d.".formatted(elements, count), DAMAGED);
    }
  }

  private static long listed(TensorProto tensor, ElementType type) {
    return switch (type) {
      case FLOAT32 -> tensor.getFloatDataCount();
      case FLOAT64 -> tensor.getDoubleDataCount();
      case INT64 -> tensor.getInt64DataCount();
      case UINT32, UINT64 -> tensor.getUint64DataCount();
      case COMPLEX64 -> tensor.getFloatDataCount() / 2;
      case COMPLEX128 -> tensor.getDoubleDataCount() / 2;
      default -> tensor.getInt32DataCount();
    };
  }

  private static Optional<List<Number>> numbers(TensorProto tensor, long count, ElementType type) {
    if (type.isWhole()) {
      return count > Constant.MAX_NUMBERS
          ? Optional.empty()
          : Optional.of(List.copyOf(values(tensor, count, type)));
    }
    return count > MAX_REALS ? Optional.empty() : reals(tensor, type);
  }

  private static Optional<List<Number>> reals(TensorProto tensor, ElementType type) {
    List<Number> reals = new ArrayList<>();
    ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (type == ElementType.FLOAT32) {
      tensor.getFloatDataList().forEach(number -> reals.add((double) number));
      while (bytes.hasRemaining()) {
        reals.add((double) bytes.getFloat());
      }
    } else if (type == ElementType.FLOAT64) {
      reals.addAll(tensor.getDoubleDataList());
      while (bytes.hasRemaining()) {
        reals.add(bytes.getDouble());
      }
    } else {
      return Optional.empty();
    }
    return Optional.of(reals);
  }

  private static List<Long> values(TensorProto tensor, long count, ElementType type) {
    if (!tensor.hasRawData()) {
      return switch (type) {
        case INT64 -> tensor.getInt64DataList();
        case UINT32, UINT64 -> tensor.getUint64DataList();
        default -> tensor.getInt32DataList().stream().map(Integer::longValue).toList();
      };
    }
    ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    List<Long> values = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      values.add(
          switch (type) {
            case INT64, UINT64 -> bytes.getLong();
            case INT32 -> (long) bytes.getInt();
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
            case INT16 -> (long) bytes.getShort();
            case UINT16 -> (long) Short.toUnsignedInt(bytes.getShort());
            case INT8 -> (long) bytes.get();
            default -> (long) Byte.toUnsignedInt(bytes.get());
          });
    }
    return values;
  }

  /** Weights beside the model: the file must be in the same folder or below, and large enough. */
  private void requireExternal(Node place, TensorProto tensor, long needed) {
    String location = entry(tensor, "location").orElse("");
    if (location.isBlank()
        || location.startsWith("/")
        || location.contains("\\")
        || location.contains(":")
        || List.of(location.split("/")).contains("..")) {
      throw place.fail(
          "Its data is in \"%s\", which is not in the folder of the model.".formatted(location),
          "Keep the files with the weights beside the model, and export it again.");
    }
    long size = sizeOf(place, location);
    long offset = number(place, tensor, "offset", 0);
    long length = number(place, tensor, "length", Math.max(0, size - offset));
    if (length != needed && entry(tensor, "length").isPresent()) {
      throw place.fail(
          "It has %d bytes in %s, but its shape takes %d.".formatted(length, location, needed),
          DAMAGED);
    }
    if (offset > size || size - offset < needed) {
      throw place.fail(
          "%s has %d bytes, but the tensor needs %d from %d on."
              .formatted(location, size, needed, offset),
          "Check that the file with the weights belongs to this model and is complete.");
    }
  }

  private long sizeOf(Node place, String location) {
    Source file = source.resolve(location);
    if (!file.exists()) {
      throw place.fail(
          "Its data is in %s, but there is no such file.".formatted(file.name()),
          "Keep the files with the weights beside the model.");
    }
    return file.size();
  }

  private static long number(Node place, TensorProto tensor, String key, long otherwise) {
    Optional<String> text = entry(tensor, key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,18}")) {
      throw place.fail(
          "Found \"%s\" as the %s of its data, but expected a number of bytes."
              .formatted(text.get(), key),
          DAMAGED);
    }
    return Long.parseLong(text.get());
  }

  private static Optional<String> entry(TensorProto tensor, String key) {
    return tensor.getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst();
  }
}
