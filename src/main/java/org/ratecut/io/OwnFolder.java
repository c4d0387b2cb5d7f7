package org.ratecut.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a folder of files with a {@link FolderManifest}. An earlier folder is replaced only if it
 * is empty or holds nothing but files that this program wrote, unchanged; so no misspelt name and
 * no second thought costs anyone a file. Nothing is deleted but those files, one by one.
 *
 * <p>A new folder appears as a whole or not at all. In a folder that exists, which may be a volume
 * of a container, all new files are written beside the old ones before the first takes its place.
 */
public final class OwnFolder {

  private OwnFolder() {}

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @throws InputException if there is something else already, or no folder to put it in
   */
  public static void requireWritable(Path target) {
    Path parent = target.toAbsolutePath().normalize().getParent();
    if (Files.exists(target)) {
      requireReplaceable(target);
    } else if (parent == null || !Files.isDirectory(parent)) {
      throw new InputException(
          target.toString(),
          "",
          "The folder %s does not exist.".formatted(parent),
          "Create the folder first.");
    }
    if (!Files.isWritable(Files.exists(target) ? target : parent)) {
      throw new InputException(
          target.toString(),
          "",
          "Nothing can be written there.",
          "Check the permissions of the folder, or name another one.");
    }
  }

  private static void requireReplaceable(Path target) {
    if (!Files.isDirectory(target)) {
      throw refusal(target, "This is a file, but a folder is to be written.");
    }
    try {
      Optional<FolderManifest> manifest = FolderManifest.read(target);
      FolderManifest listed = manifest.orElse(FolderManifest.EMPTY);
      Optional<String> foreign = listed.firstForeign(target);
      if (foreign.isEmpty() && (manifest.isPresent() || isEmpty(target))) {
        return;
      }
      throw refusal(
          target,
          listed.digests().containsKey(foreign.orElse(""))
              ? "The folder has a file that was changed since it was written, %s."
                  .formatted(foreign.get())
              : "The folder has something that this program did not write, %s."
                  .formatted(foreign.orElse(FolderManifest.NAME)));
    } catch (IOException e) {
      throw OutputException.of(target.toString(), e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static InputException refusal(Path target, String problem) {
    return new InputException(
        target.toString(),
        "",
        problem,
        "Name a folder that does not exist yet, or empty this one.");
  }

  /**
   * Writes the files as UTF-8.
   *
   * @param textOfFile file names without folders, and what is in each
   * @throws InputException if there is something else in the folder
   * @throws OutputException if it cannot be written
   */
  public static void write(Path target, Map<String, String> textOfFile) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    textOfFile.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    writeBytes(target, bytes);
  }

  /**
   * Writes the files.
   *
   * @param bytesOfFile file names without folders, and what is in each
   * @throws InputException if there is something else in the folder
   * @throws OutputException if it cannot be written
   */
  public static void writeBytes(Path target, Map<String, byte[]> bytesOfFile) {
    requireWritable(target);
    Map<String, byte[]> all = new LinkedHashMap<>(bytesOfFile);
    String manifest = FolderManifest.of(bytesOfFile).text();
    all.put(FolderManifest.NAME, manifest.getBytes(StandardCharsets.UTF_8));
    try {
      if (Files.exists(target)) {
        replace(target.toRealPath(), all);
      } else {
        create(target.toAbsolutePath().normalize(), all);
      }
    } catch (IOException e) {
      throw OutputException.of(target.toString(), e);
    }
  }

  private static void create(Path folder, Map<String, byte[]> bytesOfFile) throws IOException {
    Path temporary =
        folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".tmp");
    List<Path> written = new ArrayList<>();
    Files.createDirectory(temporary);
    try {
      for (Map.Entry<String, byte[]> file : bytesOfFile.entrySet()) {
        written.add(temporary.resolve(file.getKey()));
        writeNew(temporary.resolve(file.getKey()), file.getValue());
      }
      Files.move(temporary, folder);
    } catch (IOException e) {
      deleteAll(written);
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /**
   * The manifest comes last, so that a folder between two states is never taken for a whole one.
   */
  private static void replace(Path folder, Map<String, byte[]> bytesOfFile) throws IOException {
    String suffix = "." + UUID.randomUUID() + ".tmp";
    Map<Path, Path> moves = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, byte[]> file : bytesOfFile.entrySet()) {
        Path temporary = folder.resolve("." + file.getKey() + suffix);
        moves.put(temporary, folder.resolve(file.getKey()));
        writeNew(temporary, file.getValue());
      }
      deleteObsolete(folder, bytesOfFile.keySet());
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        Files.move(move.getKey(), move.getValue(), StandardCopyOption.REPLACE_EXISTING);
      }
      requireNothingElse(folder);
    } finally {
      deleteAll(moves.keySet());
    }
  }

  /** Deletes what the earlier folder had and the new one has not. */
  private static void deleteObsolete(Path folder, Set<String> kept) throws IOException {
    FolderManifest earlier = FolderManifest.read(folder).orElse(FolderManifest.EMPTY);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!kept.contains(file.getFileName().toString()) && earlier.isAsWritten(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private static void requireNothingElse(Path folder) throws IOException {
    FolderManifest written = FolderManifest.read(folder).orElse(FolderManifest.EMPTY);
    if (written.firstForeign(folder).isPresent()) {
      throw new IOException("another program wrote into it at the same time");
    }
  }

  private static void writeNew(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
  }

  private static void deleteAll(Iterable<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
