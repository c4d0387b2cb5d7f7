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
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.testing.PaperProblems;

class SolutionPageTest {

  @Test
  void rateBoundGapAndBottleneckAreThere() {
    assertThat(pageOf(PaperProblems.stm32f469x2()))
        .contains("<dt>Rate</dt><dd><strong>117.871</strong>")
        .contains("<strong>200.000</strong>")
        .contains("<strong>41.1 %</strong>")
        .contains("channel link 0-1: 6,628 values/inference at 781,250 values/s")
        .contains("36,098 / 49,664 (72.7 %)")
        .contains("<dt>RAM</dt><dd><strong>enough</strong>")
        .contains("<code>ratecut solve &#39;a b&#39;</code>");
  }

  @Test
  void anInvalidAssignmentSaysWhy() {
    assertThat(pageOf(PaperProblems.stm32l433x11()))
        .contains("<strong>NOT VALID</strong>")
        .contains("holds 8,360 values, 168 more than its 8,192");
  }

  @Test
  void aScheduleIsDrawnAsOnePeriodAndOneInference() {
    Problem problem = lenetOn(PaperProblems.stm32f469x2());
    int[] dealt = IntStream.range(0, problem.vertexCount()).map(v -> v % 2).toArray();
    Assignment assignment = Assignment.of(dealt);
    SolutionReport report =
        SolutionReport.ofAssignment(problem, assignment, "0.0.0")
            .withPlan(Optional.of(new SchedulePlanner(problem, assignment, 1).synchronous()));
    assertThat(new SolutionPage(report, "x").text())
        .contains("<dt>Latency</dt>")
        .contains("<h2>Pipeline</h2>", "One period of 8.484 ms", "One inference of ")
        .contains("<title>d0 computes C1, ")
        .contains("<title>d1 sends C1 to d0, ");
  }

  @Test
  void withoutAnAssignmentThePageStillHasTheResult() {
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
    assertThat(new SolutionPage(report, "x").text())
        .contains("<strong>none found</strong>")
        .contains("UNKNOWN: no valid assignment found")
        .doesNotContain("<svg");
  }

  @Test
  void everyDeviceAndLayerIsThereWhateverItsNumber() {
    String page = pageOf(PaperProblems.stm32l151x63());
    assertThat(page.split("<tr class=\"(plain|bottleneck)\"><td data-value")).hasSize(64);
    assertThat(page.split("<svg ")).hasSize(9);
  }

  @Test
  void portsHaveATableWhereThereAreAny() {
    Cluster plain = PaperProblems.stm32f469x2();
    assertThat(pageOf(plain)).doesNotContain("<h2 id=\"ports\">");
    Port port = new Port("antenna", 1, Fraction.of(10), Port.Direction.BOTH, false);
    Cluster cluster = new Cluster("c", plain.devices(), plain.channels(), List.of(port));
    assertThat(pageOf(cluster))
        .contains("<h2 id=\"ports\">Ports</h2>")
        .contains("antenna <strong class=\"badge\">bottleneck</strong>")
        .contains("<td>both</td><td class=\"number\">6,628</td><td class=\"number\">10</td>");
  }

  private static String pageOf(Cluster cluster) {
    Problem problem = lenetOn(cluster);
    int[] roundRobin =
        IntStream.range(0, problem.vertexCount()).map(v -> v % cluster.deviceCount()).toArray();
    SolutionReport report =
        SolutionReport.ofAssignment(
            problem,
            Assignment.of(roundRobin),
            Optional.of(Bound.atLeast(Fraction.of(1, 200), "a", "b")),
            List.of(),
            "0.0.0");
    return new SolutionPage(report, "ratecut solve 'a b'").text();
  }

  private static Problem lenetOn(Cluster cluster) {
    return Problem.of("lenet", PaperProblems.lenet2to1(), cluster);
  }
}
