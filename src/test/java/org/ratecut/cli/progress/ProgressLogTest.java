package org.ratecut.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
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
    now = 1.01;
    log.onBound(Fraction.of(1, 300), "second");
    now = 1.02;
    log.onBound(Fraction.of(1, 200), "third");
    assertThat(lines()).hasSize(1);
    log.finish();
    assertThat(lines()).hasSize(2).last().asString().endsWith("third (bound)");
  }

  @Test
  void anImprovementThatTheDigitsDoNotShowIsNoLine() {
    hear("best-fit", 1);
    log.onBound(Fraction.of(1, 200), "computation");
    now = 2;
    log.onBound(Fraction.of(10_000_000, 1_999_999_999), "layer-profile");
    now = 30;
    log.tick();
    log.finish();
    assertThat(lines()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aGapThatTheDigitsDoNotShowIsSaidOnce() {
    hear("best-fit", 1);
    Fraction period = Evaluator.evaluate(problem, assignment).period();
    now = 2;
    log.onBound(closeTo(period, 10_000_000), "layer-profile");
    assertThat(lines()).hasSize(3).last().asString().contains("--gap 0.1%");
    now = 3;
    log.onBound(closeTo(period, 1_000_000_000), "device-columns");
    now = 4;
    log.onBound(period, "cpsat");
    assertThat(lines()).as("nothing that is shown changes").hasSize(3);
  }

  @Test
  void aClosedGapNeedsNoWords() {
    hear("best-fit", 1);
    now = 2;
    log.onBound(Evaluator.evaluate(problem, assignment).period(), "layer-profile");
    assertThat(lines()).hasSize(2).last().asString().contains("0.0 %");
  }

  private static Fraction closeTo(Fraction period, long parts) {
    return Fraction.of(
        BigInteger.valueOf(period.numerator()).multiply(BigInteger.valueOf(parts - 1)),
        BigInteger.valueOf(period.denominator()).multiply(BigInteger.valueOf(parts)));
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
