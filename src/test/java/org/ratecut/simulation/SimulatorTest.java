package org.ratecut.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;

/** Faults that are put into a right plan are found. */
class SimulatorTest {

  private static final int INFERENCES = 400;

  /** Three layers of 10 FLOP, on two devices of 10 FLOP/s with a link of 4 values/s. */
  private final Problem problem = problem();

  private final Assignment assignment = Assignment.of(0, 0, 1);
  private final SchedulePlan plan =
      new SchedulePlanner(problem, assignment, 1).atModelPeriod(10, () -> false);
  private final CyclicSchedule schedule = plan.schedule();

  private static Problem problem() {
    NetworkBuilder builder = Network.builder("chain");
    Layer first = builder.addLayer("first", 1, 1, 1, new Vertex(6, 0, 0, 10, 4));
    Layer second = builder.addLayer("second", 1, 1, 1, new Vertex(6, 0, 0, 10, 4));
    Layer third = builder.addLayer("third", 1, 1, 1, new Vertex(6, 0, 0, 10, 2));
    builder.addArcs(first, second).addArcs(second, third);
    List<Device> devices = List.of(new Device("a", 40, 10), new Device("b", 40, 10));
    Channel link = Channel.halfDuplex("link", Fraction.of(4), 0, 1);
    return Problem.of("chain", builder.build(), new Cluster("pair", devices, List.of(link)));
  }

  @Test
  void aRightPlanHasNoFaults() {
    SimulationResult result = play(schedule, plan.places());
    assertThat(result.faults()).isZero();
    assertThat(result.ratePerSecond()).isCloseTo(0.5, within(1e-12));
    assertThat(result.latencyWorstSeconds()).isCloseTo(4, within(1e-12));
  }

  @Test
  void beginningBeforeTheValuesAreThereIsAFault() {
    assertThat(play(shifted(3, -1), plan.places()).firstFaults())
        .anyMatch(fault -> fault.contains("cannot begin"));
    assertThat(play(shifted(2, -1), plan.places()).firstFaults())
        .anyMatch(fault -> fault.contains("cannot begin"));
  }

  private CyclicSchedule shifted(int operation, long ticks) {
    List<Long> begins = new ArrayList<>(schedule.begins());
    begins.set(operation, begins.get(operation) + ticks);
    return new CyclicSchedule(schedule.pipeline(), schedule.period(), begins);
  }

  @Test
  void aPeriodThatIsTooShortIsAFault() {
    CyclicSchedule hasty =
        new CyclicSchedule(schedule.pipeline(), schedule.period() - 1, schedule.begins());
    assertThat(play(hasty, plan.places()).faults()).isPositive();
  }

  @Test
  void buffersThatOverlapAreAFault() {
    List<BufferPlace> places = new ArrayList<>();
    for (BufferPlace place : plan.places()) {
      places.add(
          new BufferPlace(
              place.operation(), place.device(), place.size(), place.isKept(), List.of(10L)));
    }
    assertThat(play(schedule, places).faults()).isPositive();
  }

  @Test
  void buffersOutsideOfTheRamAreAFault() {
    List<BufferPlace> places = new ArrayList<>();
    for (BufferPlace place : plan.places()) {
      List<Long> far = place.offsets().stream().map(offset -> offset + 38).toList();
      places.add(
          new BufferPlace(place.operation(), place.device(), place.size(), place.isKept(), far));
    }
    assertThat(play(schedule, places).firstFaults()).anyMatch(fault -> fault.contains("more RAM"));
  }

  @Test
  void lossesAndJitterCostRateButOverwriteNothing() {
    Simulator simulator = new Simulator(problem, assignment, schedule, plan.places());
    Disturbances radio = new Disturbances(7, 0.5, 0.6, 0, List.of());
    SimulationResult result = simulator.playSelfTimed(INFERENCES, radio);
    assertThat(result.faults()).isZero();
    assertThat(result.ratePerSecond()).isLessThan(0.49);
    assertThat(result).isEqualTo(simulator.playSelfTimed(INFERENCES, radio));
  }

  /** Its two steps take 3 s, and the second waits for its only place, which is sent for 1 s. */
  @Test
  void aSlowDeviceSetsThePace() {
    Simulator simulator = new Simulator(problem, assignment, schedule, plan.places());
    Disturbances slow = new Disturbances(7, 0, 0, 0, List.of(1.5, 1.0));
    assertThat(simulator.playSelfTimed(INFERENCES, slow).ratePerSecond())
        .isCloseTo(0.25, within(1e-9));
  }

  /** A step of 1 s and the transfer of its only place, for 4 s, take turns. */
  @Test
  void messagesCanCostMoreThanTheirValues() {
    Simulator simulator = new Simulator(problem, assignment, schedule, plan.places());
    Disturbances costly = new Disturbances(7, 0, 0, 3, List.of());
    SimulationResult result = simulator.playSelfTimed(INFERENCES, costly);
    assertThat(result.faults()).isZero();
    assertThat(result.ratePerSecond()).isCloseTo(0.2, within(1e-9));
  }

  private SimulationResult play(CyclicSchedule what, List<BufferPlace> places) {
    return new Simulator(problem, assignment, what, places)
        .playTable(INFERENCES, Disturbances.NONE);
  }
}
