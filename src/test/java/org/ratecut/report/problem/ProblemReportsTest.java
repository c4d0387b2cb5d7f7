package org.ratecut.report.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.RandomProblems;

/** What {@code info} says of devices as they are. */
class ProblemReportsTest {

  private static Problem problem() {
    Problem plain = RandomProblems.ofSize(4, 2, 1);
    List<Device> devices =
        List.of(
            new Device("hub", 9, 5),
            new Device("node", 9, 5).withCommunication(new Communication(Fraction.of(7), true)));
    Channel radio = Channel.shared("radio", Fraction.of(3), List.of(0, 1)).withMulticast(true);
    Port port = new Port("antenna", 0, Fraction.of(5, 2), Port.Direction.SEND, true);
    return plain
        .withCluster(
            new Cluster("two", devices, List.of(radio), List.of(port)), MeasuredTimes.none())
        .withRules(plain.rules().withContiguous(true).withMaxDevices(2));
  }

  @Test
  void jsonHasPortsAndRules() throws IOException {
    JsonNode root =
        new ObjectMapper().readTree(new ProblemJson(problem(), Optional.empty()).text());
    JsonNode port = root.get("ports").get(0);
    assertThat(port.get("name").textValue()).isEqualTo("antenna");
    assertThat(port.get("device").intValue()).isZero();
    assertThat(port.get("bandwidth").doubleValue()).isEqualTo(2.5);
    assertThat(port.get("direction").textValue()).isEqualTo("send");
    assertThat(port.get("once").booleanValue()).isTrue();
    assertThat(root.get("channels").get(0).get("multicast").booleanValue()).isTrue();
    assertThat(root.get("devices").get(0).has("communicates")).isFalse();
    assertThat(root.get("devices").get(1).get("communicates").get("bandwidth").doubleValue())
        .isEqualTo(7);
    assertThat(root.get("measured").booleanValue()).isFalse();
    assertThat(root.get("rules").get("maxDevices").intValue()).isEqualTo(2);
    assertThat(root.get("rules").get("contiguous").booleanValue()).isTrue();
  }

  @Test
  void textListsPorts() {
    assertThat(new ProblemText(problem()).text())
        .contains("Ports\n  1 x 2.500 values/s for what a device sends, each output once");
  }
}
