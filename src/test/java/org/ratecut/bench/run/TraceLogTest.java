package org.ratecut.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.TracePoint;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

class TraceLogTest {

  @TempDir private Path folder;

  @Test
  void ratesAndBoundsAreReadBackAsTheyCame() {
    Path file = folder.resolve("trace.jsonl");
    Problem problem = ProblemLoader.standard().load("tiny/chain");
    Assignment assignment = Assignment.of(0, 0, 0, 0, 1, 1, 1, 1);
    double[] now = {0.1};
    try (TraceLog log = TraceLog.open(file, Objective.RATE, () -> now[0])) {
      log.onIncumbent(assignment, Evaluator.evaluate(problem, assignment), "seeds");
      now[0] = 0.25;
      log.onBound(Fraction.of(1, 2), "memory");

      assertThat(TraceFile.read(file).points())
          .as("also while it is being written")
          .containsExactly(
              new TracePoint(0.1, OptionalDouble.of(4.0 / 3), OptionalDouble.empty(), "seeds"),
              new TracePoint(0.25, OptionalDouble.empty(), OptionalDouble.of(2), "memory"));
    }
  }

  @Test
  void trafficHasFieldsOfItsOwn() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    Problem problem = ProblemLoader.standard().load("tiny/chain");
    Assignment assignment = Assignment.of(0, 0, 0, 0, 1, 1, 1, 1);
    try (TraceLog log = TraceLog.open(file, Objective.COMMUNICATION, () -> 1)) {
      log.onIncumbent(assignment, Evaluator.evaluate(problem, assignment), "seeds");
      log.onBound(Fraction.of(3), "cpsat");
    }

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"seconds\":1.0,\"traffic\":6,\"source\":\"seeds\"}",
            "{\"seconds\":1.0,\"trafficBound\":3.0,\"source\":\"cpsat\"}");
  }
}
