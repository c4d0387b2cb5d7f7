package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.models.litert.LiteRtFormat;
import org.ratecut.io.models.onnx.OnnxFormat;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Files with flipped bytes, cut ends and changed lengths are refused with a message, or are valid
 * networks. None makes the program allocate much.
 */
class DamagedModelsTest {

  /** Per format, one half each with and without unknown operators. */
  private static final int FILES = 2_000;

  /** Of each sample of operators. */
  private static final int OF_A_KIND = Integer.getInteger("damaged.models", 200);

  /** Damaged sizes make layers of any size, so that vertices are as large as they may be. */
  private static final Tile LARGE = Tile.square(1 << 20);

  /** The files have a few thousand bytes; messages and the vertices take most of it. */
  private static final long MAX_ALLOCATED = 8L << 20;

  private final ModelOptions strict = ModelOptions.STANDARD;
  private final ModelOptions lenient = ModelOptions.STANDARD.withOpaqueOperators(warning -> {});

  @Test
  void damagedOnnxFilesAreRefusedOrValid() {
    byte[] model = SmallOnnxModel.build();
    int valid = tryAll(model, 1, source -> new OnnxFormat(strict).readModel(source));
    valid += tryAll(model, 2, source -> new OnnxFormat(lenient).readModel(source));

    assertThat(valid).isBetween(FILES / 50, FILES - FILES / 50);
  }

  @Test
  void damagedLiteRtFilesAreRefusedOrValid() {
    byte[] model = SmallLiteRtModel.build();
    int valid = tryAll(model, 3, source -> new LiteRtFormat(strict).readModel(source));
    valid += tryAll(model, 4, source -> new LiteRtFormat(lenient).readModel(source));

    assertThat(valid).isBetween(FILES / 50, FILES - FILES / 50);
  }

  @Test
  void damagedOperatorsOfEveryKindAreRefusedOrValid() {
    int valid = 0;
    int tried = 0;
    for (byte[] model : OperatorSamples.onnx()) {
      valid += tryAll(model, tried, OF_A_KIND, source -> new OnnxFormat(strict).readModel(source));
      tried += OF_A_KIND;
    }
    for (byte[] model : OperatorSamples.liteRt()) {
      valid +=
          tryAll(model, tried, OF_A_KIND, source -> new LiteRtFormat(strict).readModel(source));
      tried += OF_A_KIND;
    }
    assertThat(valid).isBetween(tried / 50, tried - tried / 50);
  }

  @Test
  void undamagedOperatorsOfEveryKindAreValid() {
    for (byte[] model : OperatorSamples.onnx()) {
      assertThat(isValid(model, source -> new OnnxFormat(strict).readModel(source))).isTrue();
    }
    for (byte[] model : OperatorSamples.liteRt()) {
      assertThat(isValid(model, source -> new LiteRtFormat(strict).readModel(source))).isTrue();
    }
  }

  /** What this thread has allocated so far, in bytes. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** How many of so many damaged files are still valid. */
  private static int tryAll(byte[] model, long seed, Function<Source, ImportedModel> format) {
    return tryAll(model, seed, FILES / 2, format);
  }

  private static int tryAll(
      byte[] model, long seed, int files, Function<Source, ImportedModel> format) {
    Random random = new Random(seed);
    int valid = 0;
    for (int i = 0; i < files; i++) {
      byte[] damaged = damaged(model, random);
      long before = allocated();
      valid += isValid(damaged, format) ? 1 : 0;
      if (allocated() - before > MAX_ALLOCATED) {
        requireLittleMemory(damaged, format);
      }
    }
    return valid;
  }

  /** Reads again, because the first time may have loaded classes, which is not what is meant. */
  private static void requireLittleMemory(byte[] file, Function<Source, ImportedModel> format) {
    long before = allocated();
    boolean valid = isValid(file, format);
    assertThat(allocated() - before)
        .as("bytes for a valid file: %s", valid)
        .isLessThan(MAX_ALLOCATED);
  }

  private static boolean isValid(byte[] file, Function<Source, ImportedModel> format) {
    try {
      ImportedModel model = format.apply(new Bytes(file));
      NetworkGenerator.generate(
          model.description().withTile(LARGE).withNeuronsPerTile(Integer.MAX_VALUE));
      return true;
    } catch (InputException e) {
      assertThat(e.getMessage()).startsWith("damaged").contains("\n");
      return false;
    } catch (InvalidModelException e) {
      // The generator's own limits; the formats turn this into an InputException.
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
  }

  private static byte[] damaged(byte[] model, Random random) {
    byte[] bytes = model.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      case 2 -> {
        for (int i = random.nextInt(20); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      default -> {
        // A length or offset: small, huge or negative.
        int[] lengths = {0, 1, 127, 0xffff, Integer.MAX_VALUE, -1, random.nextInt()};
        int place = random.nextInt(bytes.length - 4);
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(place, lengths[random.nextInt(lengths.length)]);
      }
    }
    return bytes;
  }

  /** A file in memory. */
  private static final class Bytes implements Source {

    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return "damaged";
    }

    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public InputStream open(long maxBytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Source resolve(String reference) {
      return new Bytes(new byte[0]);
    }
  }
}
