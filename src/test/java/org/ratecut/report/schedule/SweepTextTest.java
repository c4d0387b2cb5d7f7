package org.ratecut.report.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.simulation.Disturbances;
import org.ratecut.simulation.Simulator;
import org.ratecut.simulation.Sweep;

/** Sweeps of jitter and loss. */
class SweepTextTest {

  private final Problem problem = problem();
  private final Assignment assignment = Assignment.of(0, 1);
  private final SchedulePlan plan =
      new SchedulePlanner(problem, assignment, 1).atModelPeriod(10, () -> false);

  private static Problem problem() {
    NetworkBuilder builder = Network.builder("pair");
    Layer first = builder.addLayer("first", 1, 1, 1, new Vertex(6, 0, 0, 10, 4));
    Layer second = builder.addLayer("second", 1, 1, 1, new Vertex(6, 0, 0, 10, 2));
    builder.addArcs(first, second);
    List<Device> devices = List.of(new Device("a", 40, 10), new Device("b", 40, 10));
    Channel link = Channel.halfDuplex("link", Fraction.of(4), 0, 1);
    return Problem.of("pair", builder.build(), new Cluster("pair", devices, List.of(link)));
  }

  private List<Sweep.Point> play(Sweep sweep) {
    Simulator simulator = new Simulator(problem, assignment, plan.schedule(), plan.places());
    return sweep.play(simulator, 400, Disturbances.NONE);
  }

  @Test
  void aSweepBeginsAsPlannedAndCostsRate() {
    for (Sweep.What what : Sweep.What.values()) {
      List<Sweep.Point> points = play(new Sweep(what, 0.5));
      assertThat(points).hasSize(Sweep.STEPS + 1);
      assertThat(points.get(0).share()).isZero();
      assertThat(points.get(0).result().ratePerSecond()).isCloseTo(1, within(1e-9));
      assertThat(points.get(10).share()).isCloseTo(0.5, within(1e-12));
      assertThat(points.get(10).result().ratePerSecond()).isLessThan(0.9);
      assertThat(points).allMatch(each -> each.result().faults() == 0);
    }
  }

  @Test
  void textJsonAndPlotSayTheSame() {
    Sweep sweep = new Sweep(Sweep.What.LOSS, 0.3);
    SweepText text = new SweepText(problem, plan.schedule(), sweep, play(sweep));
    assertThat(text.text()).contains("loss", "30.0 %", "of planned");
    assertThat(text.json()).contains("\"sweep\" : \"loss\"", "\"share\" : 0.3");
    assertThat(text.svg()).startsWith("<svg").contains("xmlns=\"http://www.w3.org/2000/svg\"");
  }
}
