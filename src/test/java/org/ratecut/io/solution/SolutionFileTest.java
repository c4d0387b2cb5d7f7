package org.ratecut.io.solution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.model.solution.Withdrawal;

class SolutionFileTest {

  private static final SolutionReport.Run RUN = new SolutionReport.Run("best-fit", 7, 1.5);

  @TempDir Path folder;

  private final Problem chain = ProblemLoader.standard().load("tiny/chain");
  private final Assignment split = Assignment.of(0, 0, 0, 0, 1, 1, 1, 1);

  @Test
  void assignmentComesBackAndTheFileKeepsItsSchema() {
    Path file = folder.resolve("solution.json");

    SolutionFile.write(report(split, Fraction.of(13, 20)), file);

    SolutionFile.Stored stored = new SolutionFile().read(new FileSource(file));
    assertThat(stored.assignment()).contains(split);
    assertThat(stored.problem()).contains("tiny/chain");
    assertThat(stored.solver()).contains("best-fit");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void numbersAreThoseOfTheReferee() throws IOException {
    JsonNode json = json(report(split, Fraction.of(13, 20)));

    assertThat(json.path("valid").booleanValue()).isTrue();
    assertThat(json.path("totalTraffic").longValue()).isEqualTo(6);
    assertThat(json.path("inferenceRate").doubleValue()).isEqualTo(200.0 / 150);
    assertThat(json.path("upperBound").doubleValue()).isEqualTo(20.0 / 13);
    assertThat(json.path("gap").doubleValue()).isEqualTo(1 - 0.65 / 0.75);
    assertThat(json.path("bottleneck").path("name").textValue()).isEqualTo("node-1");
    assertThat(json.path("devices").path(1).path("utilisation").doubleValue()).isEqualTo(1);
    assertThat(json.path("devices").path(0).path("load").longValue()).isEqualTo(100);
    assertThat(json.path("channels").path(0).path("traffic").longValue()).isEqualTo(6);
    assertThat(json.path("seed").longValue()).isEqualTo(7);
  }

  @Test
  void nothingFoundIsNullAndNotZero() throws IOException {
    JsonNode json =
        json(
            SolutionReport.of(
                new Solution(
                    chain,
                    Optional.empty(),
                    Optional.empty(),
                    Status.UNKNOWN,
                    StopReason.TIME_LIMIT),
                RUN,
                "0"));

    assertThat(json.path("assignment").isNull()).isTrue();
    assertThat(json.path("inferenceRate").isNull()).isTrue();
    assertThat(json.path("upperBound").isNull()).isTrue();
    assertThat(json.path("gap").isNull()).isTrue();
    assertThat(json.path("valid").isNull()).isTrue();
    assertThat(json.path("status").textValue()).isEqualTo("UNKNOWN");
    assertThat(json.path("devices")).isEmpty();
  }

  @Test
  void invalidAssignmentSaysWhy() throws IOException {
    JsonNode json =
        json(SolutionReport.ofAssignment(chain, Assignment.of(0, 0, 0, 0, 0, 0, 0, 0), "0"));

    assertThat(json.path("valid").booleanValue()).isFalse();
    assertThat(json.path("violations").path(0).textValue())
        .isEqualTo("Device node-0 holds 36 values, 12 more than its 24.");
    assertThat(json.path("status").isNull()).isTrue();
  }

  @Test
  void brokenPinsAndMissingLinksAreTold() throws IOException {
    Problem pinned = ProblemLoader.standard().load("tiny/pinned-ends");
    Problem line = ProblemLoader.standard().load("tiny/missing-link");

    JsonNode pins =
        json(SolutionReport.ofAssignment(pinned, Assignment.of(1, 0, 0, 0, 0, 1, 1, 1, 1, 1), "0"));
    JsonNode links =
        json(SolutionReport.ofAssignment(line, Assignment.of(0, 0, 2, 0, 0, 0, 0, 0, 0), "0"));

    assertThat(pins.path("violations").toString())
        .contains("Vertex 0 is on motor, but pinned to camera.");
    assertThat(links.path("violations").toString())
        .contains("Device left must send 3 values to right, but no channel connects them.");
  }

  @Test
  void trafficHasItsOwnBoundAndGap() throws IOException {
    Problem problem = ProblemLoader.standard().load("tiny/communication");

    JsonNode json =
        json(
            SolutionReport.ofAssignment(
                problem,
                Assignment.of(0, 0, 0, 0, 1, 1, 1, 2, 2, 2),
                bound(Fraction.of(14)),
                List.of(),
                "0"));

    long traffic = json.path("totalTraffic").longValue();
    assertThat(traffic).isEqualTo(22);
    assertThat(json.path("upperBound").isNull()).isTrue();
    assertThat(json.path("trafficBound").doubleValue()).isEqualTo(14);
    assertThat(json.path("boundArgument").textValue()).isEqualTo("a");
    assertThat(json.path("boundSupport").textValue()).isEqualTo("two-solvers");
    assertThat(json.path("gap").doubleValue()).isEqualTo(1 - 14.0 / 22);
  }

  @Test
  void whatIsWithdrawnStandsBesideWhatSpeaksAgainstIt() throws IOException {
    Bound claim = Bound.atLeast(Fraction.of(2), "cpsat", "b").with(Support.ONE_SOLVER);

    JsonNode json =
        json(
            SolutionReport.ofAssignment(
                chain,
                Assignment.of(0, 0, 0, 0, 1, 1, 1, 1),
                Optional.empty(),
                List.of(new Withdrawal(claim, "It is wrong.")),
                "0"));

    JsonNode withdrawn = json.path("withdrawn").path(0);
    assertThat(withdrawn.path("argument").textValue()).isEqualTo("cpsat");
    assertThat(withdrawn.path("claim").textValue())
        .isEqualTo("at most 0.500000 inferences/s are possible");
    assertThat(withdrawn.path("fact").textValue()).isEqualTo("It is wrong.");
    assertThat(json.path("upperBound").isNull()).isTrue();
  }

  private static Optional<Bound> bound(Fraction cost) {
    return Optional.of(Bound.atLeast(cost, "a", "b").with(Support.TWO_SOLVERS));
  }

  private SolutionReport report(Assignment assignment, Fraction bound) {
    return SolutionReport.of(
        new Solution(
            chain, Optional.of(assignment), bound(bound), Status.FEASIBLE, StopReason.TIME_LIMIT),
        RUN,
        "0.1.0");
  }

  private JsonNode json(SolutionReport report) throws IOException {
    Path file = folder.resolve("report.json");
    SolutionFile.write(report, file);
    new JsonFormat("solution").read(new FileSource(file));
    return new JsonMapper().readTree(file.toFile());
  }
}
