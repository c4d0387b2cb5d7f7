package org.ratecut.bench.bestknown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.bench.RunAnswer;
import org.ratecut.bench.RunResult;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.model.solution.Status;

/** Compares the best run on each bundled problem with the best solution known. */
public final class Challenger {

  private final ProblemLoader problems;
  private final BestKnownSolutions known;

  public Challenger(ProblemLoader problems, BestKnownSolutions known) {
    this.problems = problems;
    this.known = known;
  }

  /**
   * The best run on each bundled problem that any run solved, in the order of the results. Problems
   * of the user's own have no best-known solutions here and are left out.
   *
   * @param file names the results in messages
   * @throws InputException if a run's assignment is not what the run says
   */
  public List<Challenge> challenges(String file, List<RunResult> runs) {
    List<String> bundled = problems.bundledProblems();
    List<Challenge> challenges = new ArrayList<>();
    bestRuns(runs)
        .forEach(
            (name, run) -> {
              if (bundled.contains(name)) {
                challenges.add(challenge(file, run));
              }
            });
    return challenges;
  }

  private static Map<String, RunResult> bestRuns(List<RunResult> runs) {
    Map<String, RunResult> best = new LinkedHashMap<>();
    for (RunResult run : runs) {
      if (run.rate().isPresent()) {
        best.merge(run.spec().problem(), run, Challenger::better);
      }
    }
    return best;
  }

  /** The faster one; of two that are equally fast, the proved one, else the earlier one. */
  private static RunResult better(RunResult a, RunResult b) {
    int order = Double.compare(a.rate().orElseThrow(), b.rate().orElseThrow());
    boolean laterProves = order == 0 && isOptimal(b) && !isOptimal(a);
    return order < 0 || laterProves ? b : a;
  }

  private static boolean isOptimal(RunResult run) {
    return run.answer().orElseThrow().status() == Status.OPTIMAL;
  }

  private Challenge challenge(String file, RunResult run) {
    String name = run.spec().problem();
    Problem problem = problems.load(name).withObjective(Objective.RATE);
    Assignment assignment = run.answer().flatMap(RunAnswer::assignment).orElseThrow();
    Optional<SolutionFile.Stored> stored = known.find(name);
    return new Challenge(
        problem,
        run,
        assignment,
        refereed(file, run, problem, assignment),
        stored.flatMap(SolutionFile.Stored::assignment).map(each -> value(name, problem, each)),
        stored.flatMap(SolutionFile.Stored::status).filter(Status.OPTIMAL::equals).isPresent());
  }

  private static Evaluation refereed(
      String file, RunResult run, Problem problem, Assignment assignment) {
    Evaluation evaluation = value("%s, run %d".formatted(file, run.run()), problem, assignment);
    double rate = evaluation.inferenceRate().orElseThrow().toDouble();
    if (rate != run.rate().orElseThrow()) {
      throw new InputException(
          file,
          "run " + run.run(),
          "The run says %s inferences/s, but its assignment has %s."
              .formatted(run.rate().orElseThrow(), rate),
          "Check that the file was not changed, and that the problem is the one that was run.");
    }
    return evaluation;
  }

  private static Evaluation value(String origin, Problem problem, Assignment assignment) {
    Evaluation evaluation;
    try {
      evaluation = Evaluator.evaluate(problem, assignment.requireFitting(problem));
    } catch (InvalidModelException e) {
      throw refused(origin, problem, e.getMessage());
    }
    if (!evaluation.isValid()) {
      throw refused(origin, problem, "The assignment is not valid.");
    }
    return evaluation;
  }

  private static InputException refused(String origin, Problem problem, String why) {
    return new InputException(
        origin, "", why, "Check that it is for problem %s as it is now.".formatted(problem.name()));
  }
}
