package org.ratecut.tune;

import java.io.IOException;
import java.util.List;
import org.ratecut.io.InputException;
import org.ratecut.temporary.TemporaryFolder;

/** A temporary folder with the settings file of each configuration. */
public final class CandidateFolder implements AutoCloseable {

  private final TemporaryFolder folder;

  private CandidateFolder(TemporaryFolder folder) {
    this.folder = folder;
  }

  /**
   * Makes an empty folder.
   *
   * @throws InputException if there is no place for it
   */
  public static CandidateFolder create() {
    try {
      return new CandidateFolder(TemporaryFolder.create("ratecut-tune-"));
    } catch (IOException e) {
      throw new InputException(
          "--temp",
          "",
          "Settings on trial need a folder: %s.".formatted(e.getMessage()),
          "Make room, or name another folder with --temp.");
    }
  }

  /**
   * The default and others, drawn at random, all different.
   *
   * @param count of all together; fewer are returned if the space has no more
   * @throws org.ratecut.io.InputException if the solver accepts nothing that is drawn
   */
  public List<Candidate> draw(Space space, int count, long seed) {
    return new Candidates(space, folder.path(), seed).draw(count);
  }

  @Override
  public void close() {
    folder.close();
  }
}
