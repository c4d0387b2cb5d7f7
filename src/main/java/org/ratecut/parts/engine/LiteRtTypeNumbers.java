package org.ratecut.parts.engine;

import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.tensor.ElementType;

/** What LiteRT's interface in C calls the types of numbers ({@code TfLiteType}). */
final class LiteRtTypeNumbers {

  private static final Map<Integer, ElementType> TYPES =
      Map.of(
          1, ElementType.FLOAT32,
          2, ElementType.INT32,
          3, ElementType.UINT8,
          4, ElementType.INT64,
          6, ElementType.BOOL,
          7, ElementType.INT16,
          9, ElementType.INT8,
          10, ElementType.FLOAT16,
          11, ElementType.FLOAT64);

  private LiteRtTypeNumbers() {}

  static Optional<ElementType> of(int type) {
    return Optional.ofNullable(TYPES.get(type));
  }
}
