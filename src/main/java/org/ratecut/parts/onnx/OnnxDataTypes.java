package org.ratecut.parts.onnx;

import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.tensor.ElementType;

/** The numbers of ONNX for types of elements of whole bytes. */
final class OnnxDataTypes {

  private static final Map<Integer, ElementType> TYPES =
      Map.ofEntries(
          Map.entry(1, ElementType.FLOAT32),
          Map.entry(2, ElementType.UINT8),
          Map.entry(3, ElementType.INT8),
          Map.entry(4, ElementType.UINT16),
          Map.entry(5, ElementType.INT16),
          Map.entry(6, ElementType.INT32),
          Map.entry(7, ElementType.INT64),
          Map.entry(9, ElementType.BOOL),
          Map.entry(10, ElementType.FLOAT16),
          Map.entry(11, ElementType.FLOAT64),
          Map.entry(12, ElementType.UINT32),
          Map.entry(13, ElementType.UINT64),
          Map.entry(16, ElementType.BFLOAT16));

  private OnnxDataTypes() {}

  static Optional<ElementType> of(int dataType) {
    return Optional.ofNullable(TYPES.get(dataType));
  }

  /**
   * The number of a type.
   *
   * @throws IllegalArgumentException if it is none of whole bytes
   */
  static int of(ElementType type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("%s is not stored.".formatted(type)));
  }
}
