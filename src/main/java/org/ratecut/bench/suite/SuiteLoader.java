package org.ratecut.bench.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.WatchedSource;
import org.ratecut.io.problem.BundledFiles;

/**
 * Finds suites: a file, or one that comes with the program, by its name ({@code smoke}). What is
 * both is the file.
 */
public final class SuiteLoader {

  private static final String FOLDER = "suites/";

  private final BundledFiles bundled;

  public SuiteLoader(BundledFiles bundled) {
    this.bundled = bundled;
  }

  /** The names of the suites that come with the program, sorted. */
  public List<String> bundledSuites() {
    return bundled.names().stream()
        .filter(name -> name.startsWith(FOLDER))
        .map(name -> name.substring(FOLDER.length()))
        .toList();
  }

  /**
   * Reads a suite.
   *
   * @throws InputException if there is none, or it cannot be used
   */
  public Suite load(String pathOrName) {
    return load(pathOrName, path -> {});
  }

  /**
   * Reads a suite.
   *
   * @param reads hears of each file of the user that is opened
   * @throws InputException if there is none, or it cannot be used
   */
  public Suite load(String pathOrName, Consumer<Path> reads) {
    FileSource file = FileSource.of(pathOrName);
    Optional<Source> found = bundled.find(FOLDER + pathOrName).filter(source -> !file.isFile());
    if (found.isEmpty() && !file.exists()) {
      throw new InputException(
          pathOrName,
          "",
          "There is no file and no bundled suite with this name.",
          CloseNames.in(bundledSuites()).advise(pathOrName));
    }
    Source source = found.orElse(new WatchedSource(file, reads));
    return new SuiteFile(bundled).read(source, source.baseName());
  }
}
