package org.ratecut.parts.verify;

import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.tensor.TensorValues;

/** How far values are from others. */
final class Distance {

  private Distance() {}

  /** The largest absolute value among the finite ones. */
  static double magnitude(TensorValues values) {
    IntToDoubleFunction number = numbers(values);
    double largest = 0;
    for (int i = 0; i < values.count(); i++) {
      double magnitude = Math.abs(number.applyAsDouble(i));
      if (magnitude <= Double.MAX_VALUE) {
        largest = Math.max(largest, magnitude);
      }
    }
    return largest;
  }

  /**
   * The largest difference of two numbers at the same place over a magnitude; infinite if one of
   * them is no number and the other is, or they are infinite and not equal.
   */
  static double relative(TensorValues part, TensorValues whole, double magnitude) {
    if (part.equals(whole)) {
      return 0;
    }
    IntToDoubleFunction left = numbers(part);
    IntToDoubleFunction right = numbers(whole);
    double largest = 0;
    for (int i = 0; i < part.count(); i++) {
      largest = Math.max(largest, difference(left.applyAsDouble(i), right.applyAsDouble(i)));
    }
    return largest == 0 ? 0 : largest / magnitude;
  }

  private static double difference(double left, double right) {
    if (left == right || (Double.isNaN(left) && Double.isNaN(right))) {
      return 0;
    }
    double difference = Math.abs(left - right);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /** Whether equal means equal to the bit. */
  static boolean isExact(ElementType type) {
    return switch (type) {
      case FLOAT64, FLOAT32, FLOAT16 -> false;
      default -> true;
    };
  }

  private static IntToDoubleFunction numbers(TensorValues values) {
    ByteBuffer bytes = values.bytes();
    return switch (values.type()) {
      case FLOAT64 -> i -> bytes.getDouble(8 * i);
      case FLOAT32 -> i -> bytes.getFloat(4 * i);
      case FLOAT16 -> i -> half(bytes.getShort(2 * i));
      case INT64, UINT64 -> i -> bytes.getLong(8 * i);
      case INT32, UINT32 -> i -> bytes.getInt(4 * i);
      case INT16 -> i -> bytes.getShort(2 * i);
      case UINT16, BFLOAT16 -> i -> Short.toUnsignedInt(bytes.getShort(2 * i));
      case INT8 -> bytes::get;
      default -> i -> Byte.toUnsignedInt(bytes.get(i));
    };
  }

  /** A half-precision number (IEEE 754 binary16). */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1024.0 + fraction, exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
