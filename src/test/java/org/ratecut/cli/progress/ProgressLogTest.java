package org.ratecut.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.PaperProblems;

class ProgressLogTest {

  private final Problem problem =
      PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());
  private final Assignment assignment =
      Assignment.of(IntStream.range(0, problem.vertexCount()).map(v -> v % 2).toArray());
  private final StringWriter written = new StringWriter();

  private double now;
  private ProgressLog log;

  @BeforeEach
  void start() {
    log = new ProgressLog(new PrintWriter(written, true), Objective.RATE, () -> now);
    log.printHeader();
    written.getBuffer().setLength(0);
  }

  @Test
  void improvementsAndBoundsShareATableWithTheirGap() {
    hear("best-fit", 0.2);
    now = 1;
    log.onBound(Fraction.of(1, 200), "computation");
    assertThat(lines())
        .containsExactly(
            "   0.2 s         117.871               -         -  best-fit",
            "   1.0 s         117.871         200.000    41.1 %  computation (bound)");
  }

  @Test
  void ofSeveralWithinATenthOfASecondTheLastIsPrinted() {
    hear("first", 1);
    hear("second", 1.01);
    hear("third", 1.02);
    assertThat(lines()).hasSize(1);
    log.finish();
    assertThat(lines()).hasSize(2).last().asString().endsWith("third");
  }

  @Test
  void whereNothingImprovesTheLogStillLives() {
    hear("best-fit", 1);
    now = 5.9;
    log.tick();
    assertThat(lines()).hasSize(1);
    now = 6.1;
    log.tick();
    assertThat(lines()).hasSize(2);
  }

  @Test
  void finishRepeatsNothing() {
    hear("best-fit", 1);
    log.finish();
    assertThat(lines()).hasSize(1);
  }

  private void hear(String source, double seconds) {
    now = seconds;
    log.onIncumbent(assignment, Evaluator.evaluate(problem, assignment), source);
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }
}
