package org.ratecut.temporary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder that only this user can read. It goes with everything in it when it is closed,
 * and also when the program ends without closing it, by a signal for instance.
 */
public final class TemporaryFolder implements AutoCloseable {

  private static final int MAX_ATTEMPTS = 50;
  private static final long PAUSE_MILLIS = 10;

  private final Path path;
  private final Thread hook;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.hook = new Thread(this::deleteAll, "temporary-folder");
  }

  /**
   * Makes an empty folder in the first place that takes one.
   *
   * @param prefix what its name begins with
   * @throws IOException if no place takes one; the message has the reasons
   */
  public static TemporaryFolder create(String prefix) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (TemporaryFolders.Candidate candidate : new TemporaryFolders().candidates()) {
      try {
        return in(candidate.path(), prefix);
      } catch (IOException e) {
        reasons.add(candidate + ": " + FailureReason.of(e));
      }
    }
    throw new IOException(
        "no temporary folder can be made; tried %s".formatted(String.join("; ", reasons)));
  }

  /**
   * Makes an empty folder in a folder.
   *
   * @throws IOException if that is not possible
   */
  public static TemporaryFolder in(Path parent, String prefix) throws IOException {
    TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    try {
      Runtime.getRuntime().addShutdownHook(folder.hook);
      return folder;
    } catch (IllegalStateException e) {
      folder.deleteAll();
      throw new IOException("the program is ending", e);
    }
  }

  public Path path() {
    return path;
  }

  /** A file in it, which need not exist. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** What cannot be deleted yet is tried again when the program ends. */
  @Override
  public void close() {
    if (!isDeleted()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs and finds nothing left to do.
      return;
    }
  }

  /**
   * Another thread may still write when the program ends, so one round is not always enough. What
   * cannot be deleted is left to whoever cleans temporary folders.
   */
  private void deleteAll() {
    try {
      for (int attempt = 0; attempt < MAX_ATTEMPTS && !isDeleted(); attempt++) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDeleted() {
    try (Stream<Path> inside = Files.walk(path)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
      return true;
    } catch (NoSuchFileException e) {
      return !Files.exists(path);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
