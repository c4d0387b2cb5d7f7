package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.List;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;

/** How Timefold searches: what a settings file says, to which the rest of the model is added. */
public final class TimefoldSettings {

  /** What counts as one step of a step limit. */
  static final long MOVES_PER_STEP = 1_000;

  private final SolverConfig config;

  /**
   * Completes a configuration by the planning model.
   *
   * @param config with one phase of local search; copied
   * @param checks how much Timefold checks on its way
   */
  public TimefoldSettings(SolverConfig config, EnvironmentMode checks) {
    this.config =
        config
            .copyConfig()
            .withSolutionClass(Placement.class)
            .withEntityClasses(PlacedVertex.class)
            .withEnvironmentMode(checks)
            .withScoreDirectorFactory(
                new ScoreDirectorFactoryConfig()
                    .withIncrementalScoreCalculatorClass(PlacementScoreCalculator.class));
  }

  /**
   * Searches for a moment, since Timefold looks at many values only when it begins to search.
   *
   * @throws RuntimeException of various kinds if Timefold does not accept the configuration
   */
  public void tryOut() {
    NetworkBuilder network = Network.builder("trial");
    network.addLayer("only", 1, 2, 1, new Vertex(1, 1, 0));
    List<Device> devices = List.of(new Device("a", 2, 1), new Device("b", 2, 1));
    Problem problem =
        Problem.of("trial", network.build(), new Cluster("trial", devices, List.of()));
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    new TimefoldRun(problem, Budget.ofSteps(1), incumbent, "trial")
        .search(this, Assignment.of(0, 0));
  }

  /** The same with the checks that Timefold offers to find faults in planning models. */
  TimefoldSettings withChecks(EnvironmentMode checks) {
    return new TimefoldSettings(config, checks);
  }

  /**
   * A Timefold solver that ends when the budget is spent.
   *
   * @throws RuntimeException of various kinds if Timefold does not accept the configuration
   */
  Solver<Placement> solver(Budget budget) {
    SolverConfig complete =
        config
            .copyConfig()
            .withRandomSeed(budget.seed())
            .withTerminationConfig(termination(budget));
    return SolverFactory.<Placement>create(complete).buildSolver();
  }

  /** With a step limit no clock, since the cooling of annealing depends on what is left. */
  private static TerminationConfig termination(Budget budget) {
    TerminationConfig termination = new TerminationConfig();
    return budget.stepLimit().isPresent()
        ? termination.withMoveCountLimit(moves(budget.stepLimit().getAsLong()))
        : termination.withMillisecondsSpentLimit(budget.remaining().toMillis() + 1);
  }

  private static long moves(long steps) {
    return Math.min(steps, Long.MAX_VALUE / MOVES_PER_STEP) * MOVES_PER_STEP;
  }
}
