package org.ratecut.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a whole folder of text files or none: first into a temporary folder beside it, which then
 * takes its place. An earlier folder is replaced only if it is empty or has a certain file, so that
 * no misspelt name costs anyone their files.
 */
public final class AtomicFolder {

  private AtomicFolder() {}

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @param mark the file that a folder must have to be replaced
   * @throws InputException if there is something else already, or no folder to put it in
   */
  public static void requireWritable(Path target, String mark) {
    Path parent = target.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new InputException(
          target.toString(),
          "",
          "The folder %s does not exist.".formatted(parent),
          "Create the folder first.");
    }
    if (Files.exists(target) && !mayBeReplaced(target, mark)) {
      throw new InputException(
          target.toString(),
          "",
          "There is something of this name that is neither an empty folder nor has a %s."
              .formatted(mark),
          "Name a folder that does not exist yet.");
    }
  }

  private static boolean mayBeReplaced(Path target, String mark) {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> files = Files.list(target)) {
      return Files.isRegularFile(target.resolve(mark)) || files.findAny().isEmpty();
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Writes the files as UTF-8.
   *
   * @param mark the file that a folder must have to be replaced
   * @param textOfFile file names without folders, and what is in each
   * @throws InputException if the folder cannot be written; then an earlier one is as it was
   */
  public static void write(Path target, String mark, Map<String, String> textOfFile) {
    requireWritable(target, mark);
    Path folder = target.toAbsolutePath().normalize();
    Path temporary = beside(folder);
    Path earlier = beside(folder);
    try {
      Files.createDirectory(temporary);
      for (Map.Entry<String, String> file : textOfFile.entrySet()) {
        Files.writeString(
            temporary.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
      replace(folder, temporary, earlier);
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(target, e);
    } finally {
      delete(temporary);
      delete(earlier);
    }
  }

  private static void replace(Path folder, Path temporary, Path earlier) throws IOException {
    if (!Files.exists(folder)) {
      Files.move(temporary, folder);
      return;
    }
    Files.move(folder, earlier);
    try {
      Files.move(temporary, folder);
    } catch (IOException e) {
      Files.move(earlier, folder);
      throw e;
    }
  }

  private static Path beside(Path folder) {
    return folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static InputException unwritable(Path target, Exception cause) {
    return new InputException(
        target.toString(),
        "",
        "The folder cannot be written: " + cause.getMessage() + ".",
        "Check the permissions and the space that is left.");
  }
}
