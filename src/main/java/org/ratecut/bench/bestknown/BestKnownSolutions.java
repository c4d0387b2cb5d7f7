package org.ratecut.bench.bestknown;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.problem.BundledSource;
import org.ratecut.io.solution.SolutionFile;

/** A collection of best-known solutions: one solution file each, under the name of the problem. */
public final class BestKnownSolutions {

  private static final String BUNDLED = "instances/best-known/";

  private final Function<String, Source> sourceOf;
  private final SolutionFile format = new SolutionFile();

  private BestKnownSolutions(Function<String, Source> sourceOf) {
    this.sourceOf = sourceOf;
  }

  /** Those that came with the program. */
  public static BestKnownSolutions bundled() {
    return new BestKnownSolutions(name -> new BundledSource(BUNDLED + name));
  }

  /** Those in a folder. */
  public static BestKnownSolutions in(Path folder) {
    return new BestKnownSolutions(name -> new FileSource(folder.resolve(name)));
  }

  /**
   * The solution for a problem, if there is one.
   *
   * @throws InputException if there is a file that is no solution
   */
  public Optional<SolutionFile.Stored> find(String problem) {
    return Optional.of(sourceOf.apply(problem + ".json")).filter(Source::exists).map(format::read);
  }
}
