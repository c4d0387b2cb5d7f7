package org.ratecut.external;

import java.io.IOException;
import java.nio.file.Path;
import org.ratecut.io.InputException;
import org.ratecut.temporary.TemporaryFolder;

/** A temporary folder for the files of one external program. */
record ScratchFolder(TemporaryFolder folder) implements AutoCloseable {

  /**
   * Makes an empty folder that only this user can read.
   *
   * @throws InputException if there is no place for it
   */
  static ScratchFolder create() {
    try {
      return new ScratchFolder(TemporaryFolder.create("ratecut-"));
    } catch (IOException e) {
      throw new InputException(
          "--temp",
          "",
          "An external program needs a folder for its files: %s.".formatted(e.getMessage()),
          "Make room, or name another folder with --temp.");
    }
  }

  Path path() {
    return folder.path();
  }

  Path file(String name) {
    return folder.file(name);
  }

  @Override
  public void close() {
    folder.close();
  }
}
