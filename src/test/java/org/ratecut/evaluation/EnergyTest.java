package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
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
import org.ratecut.model.cluster.Power;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

class EnergyTest {

  private static final Device PLAIN = new Device("a", 10, 100);
  private static final Channel RADIO = Channel.shared("radio", Fraction.of(1_000), List.of(0, 1));

  /** Vertices of 100 and 50 FLOP, of which the first sends 8 values of 16 bits to the second. */
  private static Problem problem(Device a, Device b, Channel channel) {
    NetworkBuilder builder = Network.builder("pair").bitsPerValue(16);
    Layer first = builder.addLayer("first", 1, 1, 1, new Vertex(1, 100, 8));
    Layer second = builder.addLayer("second", 1, 1, 1, new Vertex(1, 50, 0));
    Network network = builder.addArcs(first, second).build();
    return Problem.of("pair", network, new Cluster("two", List.of(a, b), List.of(channel)));
  }

  private static Optional<Energy> energy(Problem problem) {
    return Energy.of(problem, Evaluator.evaluate(problem, Assignment.of(0, 1)));
  }

  @Test
  void nothingStatedIsNoEstimate() {
    assertThat(energy(problem(PLAIN, PLAIN.withName("b"), RADIO))).isEmpty();
  }

  @Test
  void busyAndIdleTimeAndBytesAddUp() {
    // One inference a second: a is busy all the time, b half of it.
    Power power = new Power(30, 4);
    Energy energy =
        energy(
                problem(
                    PLAIN.withPower(power),
                    PLAIN.withName("b").withPower(power),
                    RADIO.withEnergy(Optional.of(500.0))))
            .orElseThrow();
    assertThat(energy.deviceMillijoules().get(0).orElseThrow()).isCloseTo(30, within(1e-12));
    assertThat(energy.deviceMillijoules().get(1).orElseThrow()).isCloseTo(17, within(1e-12));
    assertThat(energy.channelMillijoules().get(0).orElseThrow()).isCloseTo(0.008, within(1e-12));
    assertThat(energy.millijoules()).isCloseTo(47.008, within(1e-12));
    assertThat(energy.unstatedChannels()).isZero();
  }

  @Test
  void whatIsNotStatedIsSaidToBeMissing() {
    Energy energy =
        energy(problem(PLAIN.withPower(new Power(30, 4)), PLAIN.withName("b"), RADIO))
            .orElseThrow();
    assertThat(energy.statedDevices()).isEqualTo(1);
    assertThat(energy.unstatedChannels()).isEqualTo(1);
    assertThat(energy.millijoules()).isCloseTo(30, within(1e-12));
  }

  @Test
  void theSameDeviceWithOtherFiguresKeepsItsPower() {
    Power power = new Power(30, 4);
    Device device = PLAIN.withPower(power);
    assertThat(List.of(device.withName("c"), device.withMemory(1, 1), device.withPerformance(7)))
        .allMatch(each -> each.power().equals(Optional.of(power)));
    assertThat(RADIO.withEnergy(Optional.of(1.0)).withMulticast(true).nanojoulesPerByte())
        .contains(1.0);
  }

  @Test
  void aPowerIsNotNegative() {
    assertThatThrownBy(() -> new Power(-1, 0)).isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(() -> new Power(1, Double.NaN)).isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(() -> RADIO.withEnergy(Optional.of(-1.0)))
        .isInstanceOf(InvalidModelException.class);
  }
}
