package org.ratecut.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder with the settings file of each configuration. */
public final class CandidateFolder implements AutoCloseable {

  private final Path path;

  private CandidateFolder(Path path) {
    this.path = path;
  }

  public static CandidateFolder create() throws IOException {
    return new CandidateFolder(Files.createTempDirectory("ratecut-tune-"));
  }

  /**
   * The default and others, drawn at random, all different.
   *
   * @param count of all together; fewer are returned if the space has no more
   * @throws org.ratecut.io.InputException if the solver accepts nothing that is drawn
   */
  public List<Candidate> draw(Space space, int count, long seed) {
    return new Candidates(space, path, seed).draw(count);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }
}
