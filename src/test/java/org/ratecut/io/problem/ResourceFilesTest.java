package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.InputException;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/** Ports, processors that communicate, multicast, measured times and rules in files. */
class ResourceFilesTest {

  private static final String NETWORK =
      """
      {"format": "ratecut-network", "version": 1, "name": "pair", "bitsPerValue": 8,
       "graph": {"layers": [
          {"name": "a", "height": 1, "width": 2, "memory": 1, "computation": [30, 10], "output": 1},
          {"name": "b", "height": 1, "width": 1, "memory": 1, "computation": 5, "output": 0}],
        "parameterGroups": [], "broadcasts": []}}
      """;

  private static final String DEVICES =
      """
      {"format": "ratecut-device-set", "version": 1,
       "devices": [
         {"name": "hub", "memory": 9, "performance": 1000},
         {"name": "node", "count": 2, "memory": 9, "performance": 1000,
          "communicates": {"bandwidth": "8 bit/s", "once": true}}],
       "sharedMedia": [{"between": "all", "bandwidth": "unlimited", "multicast": true}],
       "ports": [{"device": "node", "bandwidth": 3, "direction": "send", "once": true}],
       "times": [%s]}
      """;

  @TempDir private Path folder;

  private Problem read(String times, String rules) throws IOException {
    Path file = folder.resolve("problem.json");
    Files.writeString(
        file,
        """
        {"format": "ratecut-problem", "version": 1, "network": %s, "devices": %s %s}
        """
            .formatted(NETWORK, DEVICES.formatted(times), rules));
    return ProblemLoader.standard().load(file.toString());
  }

  @Test
  void readsEveryKindOfResource() throws IOException {
    Problem problem = read("", "");
    assertThat(problem.cluster().device(0).communication()).isEmpty();
    assertThat(problem.cluster().device(2).communication())
        .contains(new Communication(Fraction.of(1), true));
    assertThat(problem.cluster().channel(0).isUnlimited()).isTrue();
    assertThat(problem.cluster().channel(0).multicast()).isTrue();
    assertThat(problem.cluster().ports())
        .containsExactly(
            new Port("sending port of node-1", 1, Fraction.of(3), Port.Direction.SEND, true),
            new Port("sending port of node-2", 2, Fraction.of(3), Port.Direction.SEND, true));
  }

  @Test
  void aVertexTakesTheFixedPartAndItsShareOfTheRest() throws IOException {
    Problem problem =
        read(
            """
            {"devices": ["node"], "layers": "a*", "time": "101 ns", "fixed": "1 ns"}
            """,
            "");
    assertThat(problem.times().ticks(1, 0)).isEqualTo(76);
    assertThat(problem.times().ticks(2, 1)).isEqualTo(26);
    assertThat(problem.times().ticks(2, 2)).isEqualTo(MeasuredTimes.UNMEASURED);
    assertThat(problem.times().ticks(0, 0)).isEqualTo(MeasuredTimes.UNMEASURED);
  }

  @Test
  void namesALayerThatDoesNotExist() {
    assertThatThrownBy(
            () -> read("{\"devices\": \"all\", \"layers\": \"aa\", \"time\": \"1 ms\"}", ""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/devices/times/0/layers")
        .hasMessageContaining("aa");
  }

  @Test
  void rejectsAFixedPartLargerThanTheWhole() {
    String entry =
        "{\"devices\": \"all\", \"layers\": \"a\", \"time\": \"1 ms\", \"fixed\": \"2 ms\"}";
    assertThatThrownBy(() -> read(entry, ""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fixed");
  }

  @Test
  void readsRules() throws IOException {
    Problem problem =
        read("", ", \"maxDevices\": 2, \"contiguous\": true, \"colocated\": [[0, [1, 2]]]");
    assertThat(problem.rules().maxDevices()).isEqualTo(OptionalInt.of(2));
    assertThat(problem.rules().contiguous()).isTrue();
    assertThat(problem.rules().colocated()).containsExactly(VertexSet.of(0, 1, 2));
  }

  @Test
  void namesAVertexOfARuleThatDoesNotExist() {
    assertThatThrownBy(() -> read("", ", \"colocated\": [[0, 3]]"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/colocated/0/1");
  }
}
