package org.ratecut.io.solution;

import java.util.Locale;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.StandardInput;
import org.ratecut.io.text.PartitionReader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Loads what a user calls a partition: a solution file of ours, which ends with {@code .json}, or
 * else a file in the plain form.
 */
public final class PartitionLoader {

  private final SolutionFile solutions = new SolutionFile();
  private final PartitionReader partitions = new PartitionReader();

  /** Whether a file of this name is a solution file rather than a plain partition. */
  public static boolean isSolutionFile(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /**
   * Reads an assignment for a problem. It has an existing device for each vertex, but may be
   * invalid.
   *
   * @throws InputException if the file cannot be read, is neither form, or fits another problem
   */
  public Assignment load(String path, Problem problem) {
    if (path.equals(StandardInput.NAME)) {
      StandardInput input = StandardInput.read(System.in);
      return input.startsLikeJson()
          ? fromSolution(input, problem)
          : partitions.read(input, problem);
    }
    Source source = FileSource.of(path);
    return isSolutionFile(path) ? fromSolution(source, problem) : partitions.read(source, problem);
  }

  private Assignment fromSolution(Source source, Problem problem) {
    Assignment assignment =
        solutions
            .read(source)
            .assignment()
            .orElseThrow(
                () ->
                    new InputException(
                        source.name(),
                        "/assignment",
                        "The solution has no assignment: the search had found none.",
                        "Name a solution that has one."));
    try {
      return assignment.requireFitting(problem);
    } catch (InvalidModelException e) {
      throw new InputException(
          source.name(),
          "/assignment",
          e.getMessage(),
          "Check that the solution is for problem %s.".formatted(problem.name()));
    }
  }
}
