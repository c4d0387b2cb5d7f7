package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Resources.Kind;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/** The resources of a problem: numbers, names, units, and what uses them. */
class ResourceNumberingTest {

  private static final Fraction TEN = Fraction.of(10);

  private static Network network() {
    NetworkBuilder builder = Network.builder("n");
    Layer a = builder.addLayer("a", 1, 2, 1, new Vertex(1, 6, 4));
    Layer b = builder.addLayer("b", 1, 1, 1, new Vertex(1, 9, 1));
    return builder.addArcs(a, b).build();
  }

  /**
   * Device 1 communicates itself at 4 values/s; 0 and 2 talk by a medium that sends once, 1 and 2
   * by a cable that takes no time; device 2 has a port for what it sends, once, and one for all.
   */
  private static Cluster cluster() {
    return new Cluster(
        "c",
        List.of(
            new Device("d0", 99, 3),
            new Device("d1", 99, 3).withCommunication(new Communication(Fraction.of(4), true)),
            new Device("d2", 99, 5)),
        List.of(
            Channel.halfDuplex("cable", Channel.UNLIMITED, 1, 2),
            Channel.halfDuplex("radio", TEN, 0, 2).withMulticast(true)),
        List.of(
            new Port("out", 2, TEN, Port.Direction.SEND, true),
            new Port("all", 2, Fraction.of(20), Port.Direction.BOTH, false),
            new Port("in", 0, TEN, Port.Direction.RECEIVE, false)));
  }

  private static final Resources RESOURCES = Problem.of("p", network(), cluster()).resources();

  @Test
  void areDevicesThenChannelsThenPorts() {
    assertThat(RESOURCES.count()).isEqualTo(8);
    assertThat(IntStream.range(0, 8).mapToObj(RESOURCES::name))
        .containsExactly("d0", "d1", "d2", "cable", "radio", "out", "all", "in");
    assertThat(IntStream.range(0, 8).mapToObj(RESOURCES::kind))
        .containsExactly(
            Kind.DEVICE,
            Kind.DEVICE,
            Kind.DEVICE,
            Kind.CHANNEL,
            Kind.CHANNEL,
            Kind.PORT,
            Kind.PORT,
            Kind.PORT);
    assertThat(IntStream.range(0, 8).map(RESOURCES::index)).containsExactly(0, 1, 2, 0, 1, 0, 1, 2);
    assertThat(RESOURCES.ofDevice(2)).isEqualTo(2);
    assertThat(RESOURCES.ofChannel(1)).isEqualTo(4);
    assertThat(RESOURCES.ofPort(2)).isEqualTo(7);
  }

  @Test
  void haveUnitsInWhichAllIsWhole() {
    // A third of a second for 2 FLOP and a quarter for a value: twelfths; 6 and 9 FLOP at 3 FLOP/s
    // are 24 and 36 of them, a value is 3, and all have 3 in common.
    assertThat(RESOURCES.work(0, 0)).isEqualTo(6);
    assertThat(RESOURCES.work(1, 0)).isEqualTo(8);
    assertThat(RESOURCES.work(1, 2)).isEqualTo(12);
    assertThat(RESOURCES.unitsPerValue(1)).isEqualTo(1);
    assertThat(RESOURCES.speed(1)).isEqualTo(Fraction.of(4));
    assertThat(RESOURCES.unitsPerValue(0)).isZero();
    assertThat(RESOURCES.unitsPerValue(4)).isEqualTo(1);
    assertThat(RESOURCES.speed(0)).isEqualTo(Fraction.of(3));
    assertThat(RESOURCES.speed(4)).isEqualTo(TEN);
    assertThat(RESOURCES.speed(6)).isEqualTo(Fraction.of(20));
    assertThat(RESOURCES.time(6, 30)).isEqualTo(new Fraction(3, 2));
    assertThat(RESOURCES.time(3, 30)).isEqualTo(Fraction.ZERO);
    assertThat(IntStream.range(0, 8).filter(RESOURCES::isUnlimited)).containsExactly(3);
  }

  @Test
  void haveAMaxUse() {
    assertThat(RESOURCES.maxUse(0)).isEqualTo(21);
    assertThat(RESOURCES.maxUse(1)).as("8 + 8 + 12, and 8 values once").isEqualTo(36);
    assertThat(RESOURCES.maxUse(4)).as("8 values to 3 devices").isEqualTo(24);
  }

  @Test
  void countOnceOrForEachReceiver() {
    assertThat(IntStream.range(0, 8).filter(RESOURCES::countsOnce)).containsExactly(1, 4, 5);
    assertThat(RESOURCES.usedBySending(1)).isEmpty();
    assertThat(RESOURCES.usedOnceBySending(1)).containsExactly(1);
    assertThat(RESOURCES.usedByReceiving(1)).containsExactly(1);
    assertThat(RESOURCES.usedBySending(2)).containsExactly(6);
    assertThat(RESOURCES.usedOnceBySending(2)).containsExactly(4, 5);
    assertThat(RESOURCES.usedByReceiving(2)).containsExactly(6);
    assertThat(RESOURCES.usedOnceBySending(0)).containsExactly(4);
    assertThat(RESOURCES.usedByReceiving(0)).containsExactly(7);
  }

  @Test
  void carryPairsOfDevices() {
    assertThat(carrying(0, 2)).containsExactly(4, 6);
    assertThat(carrying(2, 0)).containsExactly(4, 5, 6, 7);
    assertThat(carrying(1, 2)).containsExactly(1, 3, 6);
    assertThat(carrying(2, 1)).containsExactly(1, 3, 5, 6);
    assertThat(carrying(0, 1)).containsExactly(1);
  }

  private static IntStream carrying(int from, int to) {
    return IntStream.range(0, RESOURCES.count()).filter(r -> RESOURCES.carries(r, from, to));
  }

  @Test
  void arePlainOnlyWithoutAllOfThis() {
    assertThat(RESOURCES.isPlain()).isFalse();
    Device d0 = new Device("d0", 9, 3);
    Device d1 = new Device("d1", 9, 5);
    Channel link = Channel.halfDuplex("link", TEN, 0, 1);
    assertThat(isPlain(d0, d1, link)).isTrue();
    assertThat(isPlain(d0, d1, link.withMulticast(true))).isFalse();
    assertThat(isPlain(d0, d1, link.withBandwidth(Channel.UNLIMITED))).isFalse();
    assertThat(isPlain(d0, d1.withCommunication(new Communication(TEN, false)), link)).isFalse();
    Port port = new Port("p", 0, TEN, Port.Direction.SEND, false);
    assertThat(isPlain(new Cluster("c", List.of(d0, d1), List.of(link), List.of(port)))).isFalse();
    MeasuredTimes times =
        MeasuredTimes.of(1, new int[] {0, MeasuredTimes.NO_KIND}, List.of(new long[] {1, 2, 3}));
    Problem plain = Problem.of("p", network(), new Cluster("c", List.of(d0, d1), List.of(link)));
    assertThat(plain.withTimes(times).resources().isPlain()).isFalse();
  }

  private static boolean isPlain(Device first, Device second, Channel channel) {
    return isPlain(new Cluster("c", List.of(first, second), List.of(channel)));
  }

  private static boolean isPlain(Cluster cluster) {
    return Problem.of("p", network(), cluster).resources().isPlain();
  }

  @Test
  void shareTheKindOfWorkOfDevicesThatOnlyCompute() {
    assertThat(RESOURCES.workKind(0)).isEqualTo(RESOURCES.workKind(2));
    assertThat(RESOURCES.workKind(1)).isNotEqualTo(RESOURCES.workKind(0));
  }

  @Test
  void mixMeasuredTimesWithFlop() {
    MeasuredTimes times =
        MeasuredTimes.of(
            1000,
            new int[] {0, MeasuredTimes.NO_KIND, MeasuredTimes.NO_KIND},
            List.of(new long[] {500, MeasuredTimes.UNMEASURED, 250}));
    Resources mixed = Problem.of("p", network(), cluster()).withTimes(times).resources();
    // Half a second, 6 FLOP at 3 FLOP/s and a quarter of a second, in quarters.
    assertThat(mixed.speed(0)).isEqualTo(Fraction.of(4));
    assertThat(mixed.work(0, 0)).isEqualTo(2);
    assertThat(mixed.work(0, 1)).isEqualTo(8);
    assertThat(mixed.work(0, 2)).isEqualTo(1);
  }

  @Test
  void refuseUnitsThatAreTooMany() {
    long prime = (1L << 31) - 1;
    Device device =
        new Device("odd", 9, prime)
            .withCommunication(new Communication(Fraction.of(1L << 40), false));
    assertThatThrownBy(
            () -> Problem.of("p", network(), new Cluster("c", List.of(device), List.of())))
        .hasMessageContaining("Device odd can be in use for")
        .hasMessageContaining("Round its performance");
  }
}
