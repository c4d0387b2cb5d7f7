package org.ratecut.io.models.onnx.graph;

import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.model.exact.InvalidModelException;

/** The numbers of ONNX for the types of elements. */
public final class OnnxTypes {

  private OnnxTypes() {}

  /**
   * The type that a number means.
   *
   * @throws InvalidModelException if it is none that holds numbers
   */
  public static ElementType of(int dataType) {
    return switch (dataType) {
      case 1 -> ElementType.FLOAT32;
      case 2 -> ElementType.UINT8;
      case 3 -> ElementType.INT8;
      case 4 -> ElementType.UINT16;
      case 5 -> ElementType.INT16;
      case 6 -> ElementType.INT32;
      case 7 -> ElementType.INT64;
      case 8 ->
          throw new InvalidModelException(
              "It holds text. A program that works on text is not a neural network that can be"
                  + " cut.");
      case 9 -> ElementType.BOOL;
      case 10 -> ElementType.FLOAT16;
      case 11 -> ElementType.FLOAT64;
      case 12 -> ElementType.UINT32;
      case 13 -> ElementType.UINT64;
      case 14 -> ElementType.COMPLEX64;
      case 15 -> ElementType.COMPLEX128;
      case 16 -> ElementType.BFLOAT16;
      case 17, 18, 19, 20 -> ElementType.FLOAT8;
      case 21 -> ElementType.UINT4;
      case 22 -> ElementType.INT4;
      default ->
          throw new InvalidModelException(
              "Elements of the type %d of ONNX are not supported.".formatted(dataType));
    };
  }
}
