package org.ratecut.parts.engine;

import ai.onnxruntime.OnnxJavaType;
import java.util.Optional;
import org.ratecut.io.models.tensor.ElementType;

/** What ONNX Runtime calls the types of numbers that Java can pass to it. */
final class OnnxTypeNames {

  private OnnxTypeNames() {}

  static Optional<ElementType> of(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> Optional.of(ElementType.FLOAT32);
      case DOUBLE -> Optional.of(ElementType.FLOAT64);
      case FLOAT16 -> Optional.of(ElementType.FLOAT16);
      case BFLOAT16 -> Optional.of(ElementType.BFLOAT16);
      case INT8 -> Optional.of(ElementType.INT8);
      case INT16 -> Optional.of(ElementType.INT16);
      case INT32 -> Optional.of(ElementType.INT32);
      case INT64 -> Optional.of(ElementType.INT64);
      case UINT8 -> Optional.of(ElementType.UINT8);
      case BOOL -> Optional.of(ElementType.BOOL);
      case STRING, UNKNOWN -> Optional.empty();
    };
  }

  /** The name of a type that {@link #of} returns. */
  static OnnxJavaType of(ElementType type) {
    for (OnnxJavaType each : OnnxJavaType.values()) {
      if (of(each).filter(type::equals).isPresent()) {
        return each;
      }
    }
    throw new IllegalArgumentException("ONNX Runtime takes no %s from Java.".formatted(type));
  }
}
