package org.ratecut.io.models.litert;

import java.util.Optional;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.model.exact.InvalidModelException;
import org.tensorflow.lite.schema.TensorType;

/** The numbers of LiteRT's schema for the types of elements. */
public final class LiteRtTypes {

  private LiteRtTypes() {}

  /** The type that a number means, if it is one that holds numbers. */
  public static Optional<ElementType> find(int type) {
    return Optional.ofNullable(
        switch (type) {
          case TensorType.FLOAT32 -> ElementType.FLOAT32;
          case TensorType.FLOAT16 -> ElementType.FLOAT16;
          case TensorType.INT32 -> ElementType.INT32;
          case TensorType.UINT8 -> ElementType.UINT8;
          case TensorType.INT64 -> ElementType.INT64;
          case TensorType.BOOL -> ElementType.BOOL;
          case TensorType.INT16 -> ElementType.INT16;
          case TensorType.COMPLEX64 -> ElementType.COMPLEX64;
          case TensorType.INT8 -> ElementType.INT8;
          case TensorType.FLOAT64 -> ElementType.FLOAT64;
          case TensorType.COMPLEX128 -> ElementType.COMPLEX128;
          case TensorType.UINT64 -> ElementType.UINT64;
          case TensorType.UINT32 -> ElementType.UINT32;
          case TensorType.UINT16 -> ElementType.UINT16;
          case TensorType.INT4 -> ElementType.INT4;
          default -> null;
        });
  }

  /**
   * The type that a number means.
   *
   * @throws InvalidModelException if it is none that holds numbers
   */
  static ElementType of(int type) {
    return find(type)
        .orElseThrow(
            () ->
                new InvalidModelException(
                    "Elements of the type %d of LiteRT are not supported.".formatted(type)));
  }
}
