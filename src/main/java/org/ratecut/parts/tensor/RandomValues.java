package org.ratecut.parts.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * Random values: whole numbers of 8 and 16 bits over all their range, longer ones 0 or 1, as they
 * are mostly indices; real ones uniform from -1 to 1. The same seed gives the same values.
 */
public final class RandomValues {

  private final Random random;

  public RandomValues(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Values of a tensor.
   *
   * @throws IllegalArgumentException if a size is open
   */
  public TensorValues next(TensorSpec spec) {
    int count = Math.toIntExact(spec.bytes() / spec.bytesPerNumber());
    byte[] bytes = new byte[Math.toIntExact(spec.bytes())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      put(buffer, spec);
    }
    return TensorValues.of(spec.type(), spec.shape(), bytes);
  }

  private void put(ByteBuffer buffer, TensorSpec spec) {
    switch (spec.type()) {
      case FLOAT64 -> buffer.putDouble(2 * random.nextDouble() - 1);
      case FLOAT32 -> buffer.putFloat(2 * random.nextFloat() - 1);
      case FLOAT16 -> buffer.putShort((short) (random.nextInt(0x3c00) | random.nextInt(2) << 15));
      case BFLOAT16 -> buffer.putShort((short) (random.nextInt(0x3f80) | random.nextInt(2) << 15));
      case INT64, UINT64 -> buffer.putLong(random.nextInt(2));
      case INT32, UINT32 -> buffer.putInt(random.nextInt(2));
      case INT16, UINT16 -> buffer.putShort((short) random.nextInt());
      case BOOL -> buffer.put((byte) random.nextInt(2));
      case INT8, UINT8 -> buffer.put((byte) random.nextInt());
      default -> throw new IllegalArgumentException("There are no random " + spec.type() + ".");
    }
  }
}
