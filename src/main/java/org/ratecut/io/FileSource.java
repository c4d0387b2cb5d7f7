package org.ratecut.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of the user. */
public record FileSource(Path path) implements Source {

  /**
   * The file that a path means.
   *
   * @throws InputException if no path is written like that
   */
  public static FileSource of(String path) {
    try {
      return new FileSource(Path.of(path));
    } catch (InvalidPathException e) {
      throw path.indexOf('\uFFFD') >= 0 || !isAscii(path) ? notInLocale(path) : notAPath(path, e);
    }
  }

  private static InputException notAPath(String path, InvalidPathException e) {
    return new InputException(
        path, "", "This is not a path: " + e.getReason() + ".", "Write the path of a file.");
  }

  private static boolean isAscii(String path) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(path);
  }

  private static InputException notInLocale(String path) {
    return new InputException(
        path,
        "",
        "The locale that Java was started in knows no path with these letters.",
        "Start in another, for instance with LC_ALL=C.UTF-8.");
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public Optional<FileSource> userFile() {
    return Optional.of(this);
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  /** Whether it exists and is no folder. */
  public boolean isFile() {
    return exists() && !Files.isDirectory(path);
  }

  @Override
  public long size() {
    requireReadable();
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public InputStream open(long maxBytes) {
    requireReadable();
    try {
      return BoundedStream.open(name(), Files.size(path), maxBytes, Files.newInputStream(path));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputException unreadable(IOException e) {
    return new InputException(
        name(),
        "",
        "The file cannot be read: " + e.getMessage() + ".",
        "Check the file and the disk or network folder that it is on.");
  }

  private void requireReadable() {
    if (!Files.exists(path)) {
      throw new InputException(
          name(),
          "",
          "There is no such file.",
          "Check the spelling; the current folder is %s.".formatted(Path.of("").toAbsolutePath()));
    }
    if (Files.isDirectory(path)) {
      throw new InputException(
          name(), "", "This is a folder, but a file is expected.", "Name a file in it.");
    }
    if (!Files.isReadable(path)) {
      throw new InputException(
          name(), "", "You may not read this file.", "Give yourself the permission to read it.");
    }
  }

  @Override
  public FileSource resolve(String reference) {
    FileSource target = of(reference);
    return new FileSource(path.resolveSibling(target.path).normalize());
  }
}
