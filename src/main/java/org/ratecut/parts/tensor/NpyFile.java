package org.ratecut.parts.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/**
 * Arrays as NumPy stores them ({@code numpy.save}): format versions 1 to 3, row-major,
 * little-endian. Source: NumPy Enhancement Proposal 1.
 */
public final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** What Java arrays hold at most. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 16L;

  private static final int MAX_DIMENSIONS = 32;
  private static final int ALIGNMENT = 64;

  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "\\s*\\{\\s*'descr':\\s*'([^']{1,8})',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([\\d,\\sL]*)\\),?\\s*\\}\\s*");

  private final String name;
  private final ByteBuffer file;

  private NpyFile(String name, byte[] bytes) {
    this.name = name;
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads an array.
   *
   * @throws InputException if the file is missing, damaged or of a kind that is not read here
   */
  public static TensorValues read(Source source) {
    return new NpyFile(source.name(), BytesReader.read(source, MAX_BYTES)).read();
  }

  private TensorValues read() {
    Matcher description = DESCRIPTION.matcher(header());
    if (!description.matches()) {
      throw damaged("Its header does not describe an array of numbers.");
    }
    if (description.group(2).equals("True")) {
      throw fail("Its array is in Fortran order.", "Save numpy.ascontiguousarray(array) instead.");
    }
    TensorSpec spec =
        new TensorSpec("", NpyTypes.read(name, description.group(1)), shape(description.group(3)));
    if (spec.bytes() != file.remaining()) {
      throw damaged(
          "It says %s, which takes %d bytes, but has %d."
              .formatted(spec.describe(), spec.bytes(), file.remaining()));
    }
    byte[] values = new byte[file.remaining()];
    file.get(values);
    return TensorValues.of(spec.type(), spec.shape(), values);
  }

  private String header() {
    byte[] magic = new byte[MAGIC.length];
    if (file.remaining() < MAGIC.length + 4) {
      throw damaged("It is too short.");
    }
    file.get(magic);
    int version = file.get();
    file.get();
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw damaged("It does not begin as such a file does.");
    }
    long length =
        version == 1
            ? Short.toUnsignedInt(file.getShort())
            : file.remaining() < 4 ? Long.MAX_VALUE : Integer.toUnsignedLong(file.getInt());
    if (length > file.remaining()) {
      throw damaged("Its header is longer than the file.");
    }
    byte[] header = new byte[(int) length];
    file.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private List<Integer> shape(String text) {
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (String part : text.split(",", -1)) {
      String digits = part.replace("L", "").strip();
      if (!digits.isEmpty()) {
        long size = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (size < 1 || size > MAX_BYTES / count || shape.size() == MAX_DIMENSIONS) {
          throw damaged("Its shape (%s) is not from 1 to %d values.".formatted(text, MAX_BYTES));
        }
        count *= size;
        shape.add((int) size);
      }
    }
    return shape;
  }

  private InputException damaged(String problem) {
    return fail(problem, "Give a file that numpy.save wrote.");
  }

  private InputException fail(String problem, String advice) {
    return new InputException(name, "", "This is no .npy file. ".concat(problem), advice);
  }

  /**
   * The bytes of a file with these values.
   *
   * @throws IllegalArgumentException if NumPy has no such type
   */
  public static byte[] write(TensorValues values) {
    String sizes = "";
    for (int size : values.shape()) {
      sizes += size + ", ";
    }
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(NpyTypes.write(values.type()), sizes.strip());
    int unpadded = MAGIC.length + 4 + text.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    byte[] header = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file =
        ByteBuffer.allocate(Math.addExact(unpadded + padding, values.byteCount()))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length).put(header);
    return file.put(values.bytes()).array();
  }
}
