package org.ratecut.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.bestknown.BestKnownSolutions;
import org.ratecut.bench.bestknown.Challenge;
import org.ratecut.bench.bestknown.Challenger;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.io.FileSource;
import org.ratecut.io.problem.ProblemLoader;
import picocli.CommandLine.Option;

/** Where the best-known solutions are, as an option. */
public final class BestKnownOption {

  private static final Path USUAL_FOLDER = Path.of("instances", "best-known");

  @Option(
      names = "--best-known",
      paramLabel = "FOLDER",
      description =
          "Where the best-known solutions and stored bounds are; instances/best-known unless given,"
              + " or where that does not exist, those that came with the program.")
  private String folder;

  /** The folder given, or the usual one. */
  public Path folder() {
    return folder == null ? USUAL_FOLDER : FileSource.of(folder).path();
  }

  /** The best runs beside the best-known solutions. */
  public List<Challenge> challenges(String file, List<RunResult> runs) {
    BestKnownSolutions known =
        isBundled() ? BestKnownSolutions.bundled() : BestKnownSolutions.in(folder());
    return new Challenger(ProblemLoader.standard(), known).challenges(file, runs);
  }

  /** The bounds that were proved before. */
  public StoredBounds bounds() {
    return isBundled() ? StoredBounds.bundled() : StoredBounds.in(folder());
  }

  private boolean isBundled() {
    return folder == null && !Files.isDirectory(USUAL_FOLDER);
  }
}
