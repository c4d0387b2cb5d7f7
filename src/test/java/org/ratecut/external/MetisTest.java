package org.ratecut.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.budget.Budget;
import org.ratecut.io.InputException;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.testing.PaperProblems;

/** Runs the real program. */
class MetisTest implements SolverContract {

  private static final long PLENTY_OF_BYTES = 1 << 20;

  @TempDir private Path folder;

  @BeforeAll
  static void requireMetis() {
    RealMetis.require();
  }

  @Override
  public Solver solver() {
    return new Metis();
  }

  @Override
  public long plenty() {
    return 3;
  }

  @Override
  public long few() {
    return 6;
  }

  @Test
  void balancedHalvesOfLeNetAreFound() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop = new Metis().solve(problem, Budget.ofSteps(32), incumbent);
    assertThat(stop).isEqualTo(StopReason.TIME_LIMIT);
    assertThat(incumbent.evaluation().orElseThrow().inferenceRate().orElseThrow().toDouble())
        .isBetween(450.0, 864.3);
  }

  @Test
  void pinsAreKept() {
    Problem problem = PaperProblems.pinned(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    new Metis().solve(problem, Budget.ofSteps(32), incumbent);
    assertThat(incumbent.assignment()).isPresent();
    assertThat(incumbent.assignment().orElseThrow().stream().limit(256)).containsOnly(0);
  }

  @Test
  void whereNothingFitsNothingIsOffered() {
    Problem problem =
        PaperProblems.free(
            PaperProblems.lenet2to1(), PaperProblems.equal("small", 2, 40_000, 1, 1));
    Problem tight =
        PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.equal("tiny", 2, 30_000, 1, 1));
    Incumbent incumbent = new Incumbent(tight, Listener.SILENT);
    new Metis().solve(tight, Budget.ofSteps(4), incumbent);
    assertThat(incumbent.assignment()).isEmpty();
    Incumbent fitting = new Incumbent(problem, Listener.SILENT);
    new Metis().solve(problem, Budget.ofSteps(4), fitting);
    assertThat(fitting.assignment()).isPresent();
  }

  @Test
  void withoutTheProgramTheErrorSaysWhatToInstall() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Metis metis = new Metis(new SearchPath(folder.toString()), PLENTY_OF_BYTES);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    assertThatThrownBy(() -> metis.solve(problem, Budget.ofSteps(1), incumbent))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("gpmetis", "PATH", "apt-get install metis");
  }

  @Test
  void networksOfTooManyArcsAreRefusedBeforeTheyAreWritten() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Metis metis = new Metis(SearchPath.ofEnvironment(), 50_000);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    assertThatThrownBy(() -> metis.solve(problem, Budget.ofSteps(1), incumbent))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("3,632 arcs", "50,000", "larger tiles");
  }
}
