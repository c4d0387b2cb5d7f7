package org.ratecut.report.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.testing.PaperProblems;

class SolutionTextTest {

  @Test
  void rateBottleneckAndGapAreSpeltOut() {
    String text = textOf(PaperProblems.stm32f469x2(), Fraction.of(1, 200));
    assertThat(text)
        .contains("Assignment  valid\n")
        .contains("RAM         enough, also with a place for what each device receives\n")
        .contains("Rate        117.871153 inferences/s (period 8.484 ms)\n")
        .contains("Traffic     6,628 values/inference in total\n")
        .contains("Bound       at most 200.000000 inferences/s are possible\n")
        .contains("Gap         41.1 % = (bound - rate) / bound\n")
        .contains("Bottleneck  channel link 0-1: 6,628 values/inference at 781,250 values/s\n")
        .contains("Memory in all: 71,684 of 99,328 values used, 27,644 spare\n");
  }

  @Test
  void aValidAssignmentSaysWhereTheRamIsTooSmallForWhatArrives() {
    // The devices have 35,586 and 36,098 values of their own and receive 3,352 and 3,276.
    Cluster given = PaperProblems.stm32f469x2();
    Cluster smaller =
        new Cluster(
            "smaller",
            given.devices().stream()
                .map(each -> new Device(each.name(), 39_000, each.performance()))
                .toList(),
            given.channels());
    assertThat(textOf(smaller, Fraction.ZERO))
        .contains("Assignment  valid\n")
        .contains("RAM         TOO SMALL on 1 of 2 devices once what they receive has a place too")
        .contains(": d1 needs 39,374 values (307.6 KiB) and has 39,000 values (304.7 KiB)\n");
  }

  @Test
  void withoutAProofThereIsNoBoundAndNoGap() {
    assertThat(textOf(PaperProblems.stm32f469x2(), Fraction.ZERO))
        .doesNotContain("Bound ")
        .doesNotContain("Gap ");
  }

  @Test
  void overfullDevicesAreListedBeforeTheTables() {
    String text = textOf(PaperProblems.stm32l433x11(), Fraction.ZERO);
    assertThat(text).contains("Assignment  NOT VALID, see below\n");
    assertThat(text.indexOf("Why it is not valid")).isBetween(0, text.indexOf("\nDevices"));
  }

  @Test
  void aSearchThatFoundNothingHasNoTables() {
    SolutionReport report =
        new SolutionReport(
            lenetOn(PaperProblems.stm32f469x2()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(Status.UNKNOWN),
            Optional.of(StopReason.TIME_LIMIT),
            Optional.of(new SolutionReport.Run("best-fit", 7, 1.25)),
            "0.0.0");
    assertThat(new SolutionText(report).text())
        .contains("Assignment  none found")
        .contains("Status      UNKNOWN: no valid assignment found")
        .contains("Stopped     TIME_LIMIT")
        .contains("Search      solver best-fit, seed 7")
        .doesNotContain("Devices (")
        .doesNotContain("Rate ");
  }

  private static String textOf(Cluster cluster, Fraction costBound) {
    Problem problem = lenetOn(cluster);
    int[] dealt =
        IntStream.range(0, problem.vertexCount()).map(v -> v % cluster.deviceCount()).toArray();
    return new SolutionText(
            SolutionReport.ofAssignment(
                problem,
                Assignment.of(dealt),
                Optional.of(Bound.atLeast(costBound, "a", "b")),
                List.of(),
                "0.0.0"))
        .text();
  }

  private static Problem lenetOn(Cluster cluster) {
    return PaperProblems.free(PaperProblems.lenet2to1(), cluster);
  }
}
