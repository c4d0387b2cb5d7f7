package org.ratecut.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a whole file or none: first to a temporary file in the same folder, which then takes the
 * place of the target. Where writing fails, an earlier file of that name is left as it was.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Something that writes text. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes all of a file that it opens. */
  @FunctionalInterface
  private interface Write {
    void to(Path path, OpenOption... options) throws IOException;
  }

  /**
   * Writes text as UTF-8.
   *
   * @throws InputException if the folder is missing, or nothing can be written there
   * @throws OutputException if writing fails
   */
  public static void write(Path target, String text) {
    write(target, out -> out.write(text));
  }

  /**
   * Writes bytes.
   *
   * @throws InputException if the folder is missing, or nothing can be written there
   * @throws OutputException if writing fails
   */
  public static void write(Path target, byte[] bytes) {
    replace(target, (path, options) -> Files.write(path, bytes, options));
  }

  /**
   * Writes text as UTF-8, piece by piece.
   *
   * @throws InputException if the folder is missing, or nothing can be written there
   * @throws OutputException if writing fails
   */
  public static void write(Path target, Content content) {
    replace(target, (path, options) -> writeTo(path, content, options));
  }

  private static void replace(Path target, Write write) {
    requireWritable(target);
    try {
      if (isSpecial(target)) {
        write.to(target, StandardOpenOption.WRITE);
      } else {
        writeAndMove(Files.exists(target) ? target.toRealPath() : target, write);
      }
    } catch (IOException | UncheckedIOException e) {
      throw OutputException.of(target.toString(), e);
    }
  }

  /**
   * Checks what can be checked before there is anything to write, so that no long search ends in a
   * misspelt folder.
   *
   * @throws InputException if the folder is missing or nothing can be written there, or the target
   *     is a folder
   */
  public static void requireWritable(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          target.toString(),
          "",
          "The folder %s does not exist.".formatted(folder),
          "Create the folder first.");
    }
    if (Files.isDirectory(target)) {
      throw new InputException(
          target.toString(), "", "This is a folder, but a file is to be written.", "Name a file.");
    }
    if (!Files.isWritable(isSpecial(target) ? target : folder)) {
      throw new InputException(
          target.toString(),
          "",
          "Nothing can be written there.",
          "Check the permissions of the folder, or name a file in another one.");
    }
  }

  /** Something like {@code /dev/stdout}, which no other file may replace. */
  private static boolean isSpecial(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target);
  }

  private static void writeAndMove(Path target, Write write) throws IOException {
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      write.to(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeTo(Path path, Content content, OpenOption... options)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8, options)) {
      content.writeTo(out);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
