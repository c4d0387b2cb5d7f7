package org.ratecut.io.text;

import org.ratecut.io.FileFormat;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.devices.DeviceSet;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Reads the targets of Martins Campos de Oliveira and Borin (2019), {@code .tgt}: devices, and a
 * half-duplex link of its own for each pair of them. {@code docs/formats.md} gives the layout.
 */
public final class TgtReader implements FileFormat<DeviceSet> {

  /** The largest triangle of links, with numbers of 16 digits, has 143 MB. */
  private static final long MAX_BYTES = 1L << 28;

  private static final String ADVICE =
      "Correct the line, or the number of devices in the second line; docs/formats.md describes"
          + " .tgt files line by line.";

  @Override
  public String extension() {
    return ".tgt";
  }

  /**
   * Reads a set of devices with their memory in values. They are called {@code d0}, {@code d1} and
   * so on, because the format has no names.
   *
   * @throws InputException if the source cannot be read or is not such a target
   */
  @Override
  public DeviceSet read(Source source) {
    try (TokenReader in = TokenReader.openWithComments(source, MAX_BYTES, '#', ADVICE)) {
      return DeviceSet.of(new TgtParser(in).parse(source.baseName()));
    } catch (InvalidModelException e) {
      throw new InputException(source.name(), "", e.getMessage(), "Correct the file.");
    }
  }
}
