package org.ratecut.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Flips bits, cuts, and removes, repeats, exchanges and overwrites pieces of an input. */
public final class ByteMutator implements Mutator {

  private static final int[] LENGTHS = {
    0, 1, 2, 127, 128, 0xff, 0x7fff, 0xffff, 1 << 16, 1 << 24, Integer.MAX_VALUE, -1, -2, 1 << 31
  };

  private static final int MAX_CHUNK = 64;

  @Override
  public byte[] mutate(byte[] input, Random random) {
    if (input.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int start = random.nextInt(input.length);
    int end = Math.min(input.length, start + 1 + random.nextInt(MAX_CHUNK));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(input, start);
      case 1 -> join(input, 0, start, input, end, input.length);
      case 2 -> join(input, 0, end, input, start, input.length);
      case 3 -> exchanged(input, start, end, random);
      case 4 -> withLength(input, start, random);
      case 5 -> withNoise(input, start, end, random);
      default -> withFlips(input, random);
    };
  }

  private static byte[] withFlips(byte[] input, Random random) {
    byte[] damaged = input.clone();
    for (int flips = 1 + random.nextInt(1 + random.nextInt(20)); flips > 0; flips--) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private static byte[] withNoise(byte[] input, int start, int end, Random random) {
    byte[] damaged = input.clone();
    for (int i = start; i < end; i++) {
      damaged[i] = (byte) random.nextInt();
    }
    return damaged;
  }

  /** A number of four or eight bytes in place of some, as lengths and offsets are written. */
  private static byte[] withLength(byte[] input, int start, Random random) {
    ByteBuffer damaged = ByteBuffer.wrap(input.clone());
    damaged.order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int length =
        random.nextInt(4) == 0 ? random.nextInt() : LENGTHS[random.nextInt(LENGTHS.length)];
    if (random.nextBoolean() && start + Long.BYTES <= input.length) {
      damaged.putLong(start, random.nextBoolean() ? length : ((long) length << Integer.SIZE));
    } else if (start + Integer.BYTES <= input.length) {
      damaged.putInt(start, length);
    } else {
      damaged.put(start, (byte) length);
    }
    return damaged.array();
  }

  private static byte[] exchanged(byte[] input, int start, int end, Random random) {
    byte[] damaged = input.clone();
    int other = random.nextInt(input.length - (end - start) + 1);
    byte[] piece = Arrays.copyOfRange(input, start, end);
    System.arraycopy(input, other, damaged, start, piece.length);
    System.arraycopy(piece, 0, damaged, other, piece.length);
    return damaged;
  }

  private static byte[] join(
      byte[] first, int firstStart, int firstEnd, byte[] last, int lastStart, int lastEnd) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(first, firstStart, firstEnd - firstStart);
    joined.write(last, lastStart, lastEnd - lastStart);
    return joined.toByteArray();
  }
}
