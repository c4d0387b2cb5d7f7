package org.ratecut.temporary;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes the folders with libraries that runs left behind which were killed while they unpacked
 * them. A run needs its folder for about a second; one that was asleep for a day finds it missing
 * and takes another.
 */
final class LeftFolders {

  private static final Duration AGE = Duration.ofDays(1);

  private LeftFolders() {}

  /** Deletes what is old, and leaves what cannot be deleted. */
  static void delete(Path parent, String prefix) {
    Instant limit = Instant.now().minus(AGE);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, prefix + "*")) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
          deleteFlat(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It is another user's, or another run is deleting it.
      return;
    }
  }

  private static void deleteFlat(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
