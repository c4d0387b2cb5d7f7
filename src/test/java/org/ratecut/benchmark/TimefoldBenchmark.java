package org.ratecut.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ratecut.budget.Budget;
import org.ratecut.io.FileSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.registry.TimefoldSettingsFile;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.solver.timefold.TimefoldSolver;
import org.ratecut.testing.PaperProblems;

/** How many moves a second Timefold tries, its own work included: drawn, made, valued, undone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimefoldBenchmark {

  private static final int STEPS = 200;
  private static final int MOVES = STEPS * 1_000;

  @Param({"x4", "x11"})
  private String devices;

  @Param({"late-acceptance", "tabu-search"})
  private String config;

  private Problem problem;
  private Assignment start;
  private Solver solver;

  /** Makes the seed that each run starts from. */
  @Setup
  public void prepare() {
    Network lenet = PaperProblems.lenet2to1();
    problem =
        PaperProblems.free(
            lenet, devices.equals("x4") ? PaperProblems.samg55x4() : PaperProblems.stm32l433x11());
    Incumbent seed = new Incumbent(problem, Listener.SILENT);
    Seeds.bands().solve(problem, Budget.ofSteps(100), seed);
    start = seed.assignment().orElseThrow();
    String file = "solver-configs/timefold-%s.xml".formatted(config);
    solver = new TimefoldSolver(new TimefoldSettingsFile().read(FileSource.of(file)));
  }

  /** A search of a number of moves. */
  @Benchmark
  @OperationsPerInvocation(MOVES)
  public StopReason moves() {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    incumbent.offer(start, "seed");
    return solver.solve(problem, Budget.ofSteps(STEPS), incumbent);
  }
}
