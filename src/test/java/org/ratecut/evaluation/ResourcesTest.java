package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/** The formulas of docs/model.md on an example small enough to do in the head. */
class ResourcesTest {

  /** One producer of 6 values, and three consumers that put out nothing. */
  private static final Network FAN = fan();

  /** The producer on the first of three devices, a consumer on each, one more on the second. */
  private static final Assignment SPREAD = Assignment.of(0, 0, 1, 2);

  private static Network fan() {
    NetworkBuilder builder = Network.builder("fan");
    builder.addLayer("source", 1, 1, 1, List.of(new Vertex(0, 10, 6)));
    builder.addLayer(
        "sinks",
        1,
        3,
        1,
        List.of(new Vertex(0, 20, 0), new Vertex(0, 30, 0), new Vertex(0, 40, 0)));
    builder.addArcs(VertexSet.of(0), VertexSet.of(1, 2, 3));
    return builder.build();
  }

  private static Device device(String name) {
    return new Device(name, 0, 1_000);
  }

  private static Evaluation evaluate(Device first, Channel channel, List<Port> ports) {
    Cluster cluster =
        new Cluster("three", List.of(first, device("b"), device("c")), List.of(channel), ports);
    return Evaluator.evaluate(Problem.of("fan", FAN, cluster), SPREAD);
  }

  private static Channel free() {
    return Channel.shared("air", Channel.UNLIMITED, List.of(0, 1, 2));
  }

  @Test
  void aProcessorThatCommunicatesTakesTimeForEachReceiver() {
    Device sender = device("a").withCommunication(new Communication(Fraction.of(4), false));
    assertThat(evaluate(sender, free(), List.of()).period())
        .isEqualTo(Fraction.of(30 + 12 * 250, 1_000));
  }

  @Test
  void aProcessorThatSendsOnceTakesTimeForOneReceiver() {
    Device sender = device("a").withCommunication(new Communication(Fraction.of(4), true));
    assertThat(evaluate(sender, free(), List.of()).period())
        .isEqualTo(Fraction.of(30 + 6 * 250, 1_000));
  }

  @Test
  void anOutputIsOnAMulticastChannelOnce() {
    Channel radio = free().withBandwidth(Fraction.of(2));
    assertThat(evaluate(device("a"), radio, List.of()).period()).isEqualTo(Fraction.of(6));
    Evaluation once = evaluate(device("a"), radio.withMulticast(true), List.of());
    assertThat(once.period()).isEqualTo(Fraction.of(3));
    assertThat(once.totalTraffic()).isEqualTo(12);
  }

  @Test
  void aPortTakesWhatGoesInItsDirection() {
    List<Port> ports =
        List.of(
            new Port("out", 0, Fraction.of(3), Port.Direction.SEND, false),
            new Port("once", 0, Fraction.of(3), Port.Direction.SEND, true),
            new Port("in", 1, Fraction.of(3), Port.Direction.RECEIVE, false),
            new Port("idle", 1, Fraction.of(3), Port.Direction.SEND, false));
    Evaluation evaluation = evaluate(device("a"), free(), ports);
    assertThat(evaluation.portTraffic()).containsExactly(12L, 6L, 6L, 0L);
    assertThat(evaluation.bottleneck()).contains(Bottleneck.port(0));
  }

  @Test
  void measuredTimesReplaceFlopOverPerformance() {
    Cluster cluster = new Cluster("one", List.of(device("a")), List.of());
    MeasuredTimes times =
        MeasuredTimes.of(
            MeasuredTimes.NANOSECONDS,
            new int[] {0},
            List.of(new long[] {7, MeasuredTimes.UNMEASURED, 0, 5}));
    Problem problem = Problem.of("timed", FAN, cluster).withTimes(times);
    assertThat(Evaluator.evaluate(problem, Assignment.of(0, 0, 0, 0)).period())
        .isEqualTo(Fraction.of(20_000_000 + 12, 1_000_000_000));
  }

  @Test
  void rejectsTimesThatHaveNoUnitSmallEnough() {
    Cluster cluster =
        new Cluster("one", List.of(new Device("odd", 0, 999_999_999_989L)), List.of());
    MeasuredTimes times =
        MeasuredTimes.of(
            MeasuredTimes.NANOSECONDS, new int[] {0}, List.of(new long[] {7, -1, 0, 5}));
    Problem problem = Problem.of("timed", FAN, cluster);
    assertThatThrownBy(() -> problem.withTimes(times))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("Device odd")
        .hasMessageContaining("Round");
  }

  @Test
  void aPathThatComesBackIsAViolation() {
    NetworkBuilder builder = Network.builder("chain");
    builder.addLayer("chain", 1, 4, 1, List.of(one(), one(), one(), one()));
    for (int v = 0; v < 3; v++) {
      builder.addArcs(VertexSet.of(v), VertexSet.of(v + 1));
    }
    Cluster cluster =
        new Cluster(
            "two",
            List.of(device("a"), device("b")),
            List.of(Channel.shared("air", Channel.UNLIMITED, List.of(0, 1))));
    Problem problem =
        Problem.of("chain", builder.build(), cluster).withRules(Rules.NONE.withContiguous(true));
    assertThat(Evaluator.evaluate(problem, Assignment.of(0, 0, 1, 1)).isValid()).isTrue();
    assertThat(Evaluator.evaluate(problem, Assignment.of(0, 1, 1, 0)).violations())
        .containsExactly(new Violation.NotContiguous(0, 0, 1, 3));
  }

  private static Vertex one() {
    return new Vertex(0, 1, 1);
  }

  @Test
  void setsWithAVertexInCommonAreOne() {
    List<VertexSet> sets =
        List.of(VertexSet.of(5, 7), VertexSet.of(1, 3), VertexSet.of(3, 5), VertexSet.of(9));
    assertThat(Rules.NONE.withColocated(sets).colocated())
        .containsExactly(VertexSet.of(1, 3, 5, 7));
  }
}
