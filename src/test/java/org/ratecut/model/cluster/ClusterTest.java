package org.ratecut.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Network;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

class ClusterTest {

  private static final Fraction ONE = Fraction.of(1);

  private static Cluster cluster(Channel... channels) {
    List<Device> devices =
        List.of(new Device("x", 1, 1), new Device("y", 1, 1), new Device("z", 1, 1));
    return new Cluster("c", devices, List.of(channels));
  }

  @Test
  void halfDuplexLinkCarriesBothDirections() {
    Cluster cluster = cluster(Channel.halfDuplex("l", ONE, 0, 2));
    assertThat(cluster.channelBetween(0, 2)).isZero();
    assertThat(cluster.channelBetween(2, 0)).isZero();
    assertThat(cluster.channelBetween(0, 1)).isEqualTo(Cluster.NO_CHANNEL);
    assertThat(cluster.channelBetween(1, 1)).isEqualTo(Cluster.NO_CHANNEL);
  }

  @Test
  void pairIsOnAtMostOneChannel() {
    assertThatThrownBy(
            () -> cluster(Channel.halfDuplex("l", ONE, 0, 1), Channel.oneWay("m", ONE, 1, 0)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("Both channel l and channel m carry what y sends to x; only one may.");
  }

  @Test
  void channelsNameExistingDevices() {
    assertThatThrownBy(() -> cluster(Channel.oneWay("l", ONE, 0, 3)))
        .hasMessageContaining("Channel l names device 3");
    assertThatThrownBy(() -> Channel.oneWay("l", ONE, -1, 0)).hasMessageContaining("(-1)");
    assertThatThrownBy(() -> Channel.oneWay("l", ONE, 1, 1))
        .hasMessage("Device 1 needs no channel to itself.");
  }

  @Test
  void namesOccurOnce() {
    assertThatThrownBy(
            () -> cluster(Channel.oneWay("l", ONE, 0, 1), Channel.oneWay("l", ONE, 1, 0)))
        .hasMessage("There are two channels named l.");
    Device twin = new Device("x", 1, 1);
    assertThatThrownBy(() -> new Cluster("c", List.of(twin, twin), List.of()))
        .hasMessage("There are two devices named x.");
  }

  @Test
  void needsADevice() {
    assertThatThrownBy(() -> new Cluster("c", List.of(), List.of()))
        .hasMessageContaining("has 0 devices");
  }

  @Test
  void numbersMustBeInRange() {
    assertThatThrownBy(() -> new Device("x", -1, 1)).hasMessageContaining("memory of device x");
    assertThatThrownBy(() -> new Device("x", 1, 0)).hasMessageContaining("must be positive");
    assertThatThrownBy(() -> new Device("x", 1, Network.MAX_TOTAL + 1))
        .hasMessageContaining("at most");
    assertThatThrownBy(() -> new Device(" ", 1, 1)).hasMessageContaining("must not be empty");
    assertThatThrownBy(() -> Channel.oneWay("l", Fraction.ZERO, 0, 1))
        .hasMessageContaining("bandwidth of channel l must be positive");
    assertThatThrownBy(() -> new Channel("l", ONE, List.of()))
        .hasMessageContaining("no pair of devices");
  }
}
