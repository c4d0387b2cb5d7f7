package org.ratecut.cli;

import java.util.List;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ProblemOrigin;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.Violation;
import org.ratecut.io.InputException;
import org.ratecut.io.StandardInput;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.graph.OperationTimes;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A partition from anywhere, ready to be scheduled.
 *
 * @param planner makes its schedules
 */
record PlannedPartition(Problem problem, Assignment assignment, SchedulePlanner planner) {

  /**
   * Reads a problem and a partition of it.
   *
   * @param spec of the command
   * @param arguments those of the problem, and then the partition
   * @throws InputException if something cannot be read, or no schedule exists for it
   */
  static PlannedPartition load(
      ProblemOptions problems, CommandSpec spec, List<String> arguments, long seed) {
    int last = arguments.size() - 1;
    ProblemOrigin.Loaded loaded = ProblemOrigin.load(problems, spec, arguments);
    Problem problem = loaded.problem();
    Assignment assignment = loaded.assignment();
    String origin = StandardInput.name(arguments.get(last));
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    for (Violation violation : evaluation.violations()) {
      if (violation instanceof Violation.NoChannel) {
        throw new InputException(
            origin,
            "",
            "There is no schedule. " + new ViolationText(problem).describe(violation),
            "\"ratecut check\" lists all that is wrong with it.");
      }
    }
    if (!OperationTimes.areKnown(problem.cluster())) {
      throw new InputException(
          problem.name(),
          "",
          "There are no schedules for clusters with ports, multicast channels or processors that"
              + " communicate.",
          "Leave them out of the device set to schedule without them.");
    }
    if (!SchedulePlanner.isPossible(problem, evaluation)) {
      throw new InputException(
          origin,
          "",
          "Nothing is computed and nothing is sent, so that there is nothing to schedule.",
          "Give the network layers or vertices with computation.");
    }
    return new PlannedPartition(
        problem, assignment, new SchedulePlanner(problem, assignment, seed));
  }
}
