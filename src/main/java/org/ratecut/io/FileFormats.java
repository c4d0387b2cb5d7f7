package org.ratecut.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All formats that a {@code T} can be read from.
 *
 * @param <T> what is read, for instance a network
 */
public final class FileFormats<T> {

  private final String what;
  private final List<FileFormat<T>> formats;

  /**
   * A choice of formats.
   *
   * @param what for messages: {@code network}
   * @param formats no two with the same extension
   */
  public FileFormats(String what, List<FileFormat<T>> formats) {
    this.what = what;
    this.formats = List.copyOf(formats);
  }

  /**
   * Reads a file in the format that its extension tells.
   *
   * @throws InputException if there is no such format, or the file is not right
   */
  public T read(Source source) {
    return formatOf(source).read(source);
  }

  /**
   * The format that the extension of a file tells.
   *
   * @throws InputException if there is no such format
   */
  public FileFormat<T> formatOf(Source source) {
    return find(source).orElseThrow(() -> unknownExtension(source));
  }

  /** The format that the extension of a file tells, if there is one. */
  public Optional<FileFormat<T>> find(Source source) {
    String extension = source.extension().toLowerCase(Locale.ROOT);
    return formats.stream().filter(format -> format.extension().equals(extension)).findFirst();
  }

  private InputException unknownExtension(Source source) {
    return new InputException(
        source.name(),
        "",
        "Found a file that ends with \"%s\", but a %s file is expected."
            .formatted(source.extension(), what),
        "A %s file ends with %s."
            .formatted(
                what,
                formats.stream()
                    .filter(FileFormat::isReadable)
                    .map(FileFormat::extension)
                    .collect(Collectors.joining(" or "))));
  }
}
