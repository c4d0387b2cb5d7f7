package org.ratecut.bench.bestknown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ratecut.bench.RunAnswer;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.Support;

/** Writes solutions that are better than the best known into their folder. */
public final class Adoption {

  /** Bounds are kept to so many parts of an inference per second, rounded up. */
  private static final double PARTS = 1e6;

  private final Path folder;
  private final String version;

  /**
   * Adopts into a folder.
   *
   * @param version of the program, for the solution files
   * @throws InputException if the folder does not exist
   */
  public Adoption(Path folder, String version) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder.toString(),
          "",
          "There is no such folder.",
          "Run this where the instances are, or name the folder with \"--best-known\".");
    }
    this.folder = folder;
    this.version = version;
  }

  /**
   * Writes those that are better, or proved optimal now.
   *
   * @return those that were written
   * @throws OutputException if a file cannot be written
   */
  public List<Challenge> adopt(List<Challenge> challenges) {
    List<Challenge> adopted =
        challenges.stream().filter(each -> each.isBetter() || each.isProof()).toList();
    adopted.forEach(this::write);
    return adopted;
  }

  private void write(Challenge challenge) {
    Path file = folder.resolve(challenge.problem().name() + ".json");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw OutputException.of(file.getParent().toString(), e);
    }
    SolutionFile.write(report(challenge), file);
  }

  private SolutionReport report(Challenge challenge) {
    RunAnswer answer = challenge.run().answer().orElseThrow();
    Solution solution =
        new Solution(
            challenge.problem(),
            Optional.of(challenge.assignment()),
            bound(challenge, answer),
            answer.status(),
            answer.stop());
    return SolutionReport.of(
        solution,
        new SolutionReport.Run(
            challenge.run().spec().solver(), challenge.run().spec().seed(), answer.seconds()),
        version);
  }

  /** A results file does not say what a bound rests on, so one solver is all to be sure of. */
  private static Optional<Bound> bound(Challenge challenge, RunAnswer answer) {
    Optional<Fraction> cost =
        answer.status() == Status.OPTIMAL
            ? Optional.of(challenge.found().period())
            : answer.upperBound().stream().boxed().findFirst().map(Adoption::costBound);
    return cost.map(
        each ->
            Bound.atLeast(each, "bench", "A run of a benchmark proved it.")
                .with(Support.ONE_SOLVER));
  }

  /** A results file has the bound as a rounded number, so what it proves is a little less. */
  private static Fraction costBound(double upperBound) {
    long parts = (long) Math.ceil(upperBound * PARTS) + 1;
    return Fraction.of((long) PARTS, parts);
  }
}
