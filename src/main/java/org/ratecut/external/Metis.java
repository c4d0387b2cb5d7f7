package org.ratecut.external;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.io.InputException;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The best valid partition of METIS (Karypis and Kumar, 1998), as the program {@code gpmetis} of
 * its version 5 makes them: memory and computation are two weights of each vertex, the edges weigh
 * what is sent, and each part aims at its device's share of the memory and the performance. METIS
 * knows neither shared parameters, nor that an output is sent once to a device, nor links, nor
 * pins; {@link PinnedParts} adds the pins. It is run with several seeds, schemes and imbalances. A
 * step is one run of it.
 */
public final class Metis implements Solver {

  private static final Logger LOG = LoggerFactory.getLogger(Metis.class);
  private static final String PROGRAM = "gpmetis";
  private static final int SEEDS = 20;

  /** About 50 million arcs, for which METIS itself takes a few times as much memory. */
  private static final long MAX_BYTES = 1L << 30;

  private final SearchPath path;
  private final long maxBytes;

  /** Finds the program where the shell does. */
  public Metis() {
    this(SearchPath.ofEnvironment(), MAX_BYTES);
  }

  Metis(SearchPath path, long maxBytes) {
    this.path = path;
    this.maxBytes = maxBytes;
  }

  @Override
  public String name() {
    return "metis";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    StepCounter steps = new StepCounter(budget, incumbent);
    Optional<StopReason> stop = steps.stopReason();
    if (stop.isPresent()) {
      return stop.get();
    }
    RefereedPartitions partitions = new RefereedPartitions(problem, incumbent, name());
    StopReason end =
        hasNothingToCut(problem)
            ? judgeSingleDevices(problem, partitions)
            : judgeCalls(problem, budget.seed(), steps, partitions);
    report(partitions);
    return end;
  }

  /** METIS refuses such inputs. */
  private static boolean hasNothingToCut(Problem problem) {
    return problem.deviceCount() == 1 || problem.network().totalOutput() == 0;
  }

  private static StopReason judgeSingleDevices(Problem problem, RefereedPartitions partitions) {
    for (int d = 0; d < problem.deviceCount(); d++) {
      int[] devices = new int[problem.vertexCount()];
      Arrays.fill(devices, d);
      partitions.judge(new PinnedParts(problem).keep(Assignment.of(devices)));
    }
    return StopReason.EXHAUSTED;
  }

  private StopReason judgeCalls(
      Problem problem, long seed, StepCounter steps, RefereedPartitions partitions) {
    Path gpmetis = path.find(PROGRAM).orElseThrow(Metis::missing);
    PinnedParts pins = new PinnedParts(problem);
    try (ScratchFolder folder = ScratchFolder.create()) {
      MetisFiles files = MetisFiles.write(problem, folder, maxBytes);
      for (int i = 0; i < SEEDS; i++) {
        for (MetisCall call : MetisCall.all(seed + i)) {
          Optional<StopReason> stop = run(files.program(gpmetis, call), steps);
          if (stop.isPresent()) {
            return stop.get();
          }
          partitions.judge(pins.keep(files.partition()));
        }
      }
    }
    return StopReason.EXHAUSTED;
  }

  private static Optional<StopReason> run(ExternalProgram program, StepCounter steps) {
    Optional<StopReason> stop = steps.stopReason();
    if (stop.isPresent()) {
      return stop;
    }
    steps.count();
    return program.run(steps::stopReasonOfRun).stopped();
  }

  private static InputException missing() {
    return new InputException(
        "--solver metis",
        "",
        "The program %s is not on the PATH.".formatted(PROGRAM),
        "Install METIS (Debian and Ubuntu: apt-get install metis), or choose another solver.");
  }

  private static void report(RefereedPartitions partitions) {
    if (partitions.allAreInvalid()) {
      LOG.warn("{}", partitions.complaint());
      partitions.reject();
    } else if (partitions.invalidCount() > 0) {
      LOG.info("{}", partitions.complaint());
    }
  }
}
