package org.ratecut.solver.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ratecut.io.InputException;

/**
 * A temporary folder for the files of one external program. It is gone when it is closed, and also
 * when the program ends without closing it.
 */
final class ScratchFolder implements AutoCloseable {

  private final Path path;
  private final Thread hook = new Thread(this::delete, "scratch-folder");

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes an empty folder that only this user can read.
   *
   * @throws InputException if there is no place for it
   */
  static ScratchFolder create() {
    try {
      ScratchFolder folder = new ScratchFolder(Files.createTempDirectory("ratecut-"));
      Runtime.getRuntime().addShutdownHook(folder.hook);
      return folder;
    } catch (IOException e) {
      throw new InputException(
          System.getProperty("java.io.tmpdir"),
          "",
          "No temporary folder can be made here: " + e.getMessage() + ".",
          "Make room, or name another folder with -Djava.io.tmpdir=FOLDER.");
    }
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs anyway and finds nothing left to do.
      return;
    }
  }

  /** What cannot be deleted is left to whoever cleans temporary folders. */
  private void delete() {
    try (Stream<Path> inside = Files.walk(path)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }
}
