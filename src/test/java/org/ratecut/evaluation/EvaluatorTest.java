package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.RandomProblems;

class EvaluatorTest {

  private static final Fraction TEN = Fraction.of(10);

  /** Vertex 0 sends 4 values to 2 and 3, vertex 1 sends 6 to 2; 2 and 3 share 5 parameters. */
  private static Network network() {
    NetworkBuilder builder = Network.builder("four");
    builder.addLayer("in", 1, 2, 1, List.of(new Vertex(1, 10, 4), new Vertex(2, 20, 6)));
    builder.addLayer("out", 1, 2, 1, List.of(new Vertex(3, 30, 1), new Vertex(4, 40, 1)));
    builder.addParameterGroup("kernel", 5, VertexSet.of(2, 3));
    builder.addArcs(VertexSet.of(0), VertexSet.of(2, 3)).addArcs(VertexSet.of(1), VertexSet.of(2));
    return builder.build();
  }

  private static Evaluation evaluate(Channel[] channels, int... devices) {
    return Evaluator.evaluate(problem(channels), Assignment.of(devices));
  }

  private static Problem problem(Channel... channels) {
    List<Device> devices =
        List.of(new Device("x", 10, 100), new Device("y", 12, 50), new Device("z", 9, 100));
    return Problem.of("p", network(), new Cluster("c", devices, List.of(channels)));
  }

  private static Channel[] link() {
    return new Channel[] {Channel.halfDuplex("xy", TEN, 0, 1)};
  }

  @Test
  void sharedParametersCountOncePerDeviceThatNeedsThem() {
    assertThat(evaluate(link(), 0, 0, 1, 1).memoryUsed()).containsExactly(3L, 12L, 0L);
    assertThat(evaluate(link(), 0, 0, 0, 1).memoryUsed()).containsExactly(11L, 9L, 0L);
  }

  @Test
  void flashIsAMemoryOfItsOwn() {
    NetworkBuilder builder = Network.builder("flash");
    builder.addLayer("only", 1, 3, 1, List.of(vertex(1, 2), vertex(1, 3), vertex(1, 4)));
    VertexSet all = VertexSet.range(0, 3);
    builder.addParameterGroup(new ParameterGroup("kernel", 10, MemoryKind.FLASH, all));
    builder.addParameterGroup("table", 5, all);
    List<Device> devices = List.of(new Device("x", 7, 1, 15), new Device("y", 6, 1, 13));
    Problem problem = Problem.of("p", builder.build(), new Cluster("c", devices, List.of(link())));

    Evaluation evaluation = Evaluator.evaluate(problem, Assignment.of(0, 0, 1));

    assertThat(evaluation.memoryUsed()).containsExactly(7L, 6L);
    assertThat(evaluation.flashUsed()).containsExactly(15L, 14L);
    assertThat(evaluation.violations())
        .containsExactly(new Violation.MemoryExceeded(MemoryKind.FLASH, 1, 14, 13));
  }

  @Test
  void memoryThatIsReusedCountsOncePerPhase() {
    NetworkBuilder builder = Network.builder("reuse");
    // The first layer is kept until the third has read it; 2 of its 10 values are never free.
    Layer first = builder.addLayer("first", 1, 1, 1, new Vertex(10, 8, 0, 0, 1));
    Layer second = builder.addLayer("second", 1, 1, 1, new Vertex(7, 7, 0, 0, 1));
    Layer third = builder.addLayer("third", 1, 1, 1, new Vertex(5, 5, 0, 0, 1));
    Layer fourth = builder.addLayer("fourth", 1, 1, 1, new Vertex(9, 9, 0, 0, 1));
    builder.addArcs(first, second).addArcs(first, third).addArcs(second, third);
    builder.addArcs(third, fourth);
    Network network = builder.build();
    Problem problem =
        Problem.of(
            "p",
            network,
            new Cluster("c", List.of(new Device("x", 22, 1), new Device("y", 9, 1)), List.of()));

    assertThat(network.phases())
        .containsExactly(new Phases(0, 2), new Phases(1, 2), new Phases(2, 3), new Phases(3, 3));
    Evaluation together = Evaluator.evaluate(problem, Assignment.of(0, 0, 0, 0));
    assertThat(together.memoryUsed()).containsExactly(2L + 8 + 7 + 5, 0L);
    assertThat(together.isValid()).isTrue();
    assertThat(Evaluator.evaluate(problem, Assignment.of(1, 0, 0, 0)).memoryUsed())
        .containsExactly(14L, 10L);
  }

  private static Vertex vertex(long memory, long flash) {
    return new Vertex(memory, 0, flash, 0, 0);
  }

  @Test
  void loadIsTheComputationOfTheVerticesOnADevice() {
    assertThat(evaluate(link(), 0, 1, 0, 1).loads()).containsExactly(40L, 60L, 0L);
  }

  @Test
  void outputNeededTwiceOnADeviceIsSentOnce() {
    Evaluation evaluation = evaluate(link(), 0, 0, 1, 1);
    assertThat(evaluation.pairTraffic()).containsExactly(new PairTraffic(0, 1, 10));
    assertThat(evaluation.totalTraffic()).isEqualTo(10);
  }

  @Test
  void halfDuplexLinkSumsBothDirections() {
    Evaluation evaluation = evaluate(link(), 0, 1, 0, 1);
    assertThat(evaluation.pairTraffic())
        .containsExactly(new PairTraffic(0, 1, 4), new PairTraffic(1, 0, 6));
    assertThat(evaluation.channelTraffic()).containsExactly(10L);
  }

  @Test
  void fullDuplexLinkCountsDirectionsSeparately() {
    Channel[] channels = {Channel.oneWay("xy", TEN, 0, 1), Channel.oneWay("yx", TEN, 1, 0)};
    assertThat(evaluate(channels, 0, 1, 0, 1).channelTraffic()).containsExactly(4L, 6L);
  }

  @Test
  void sharedMediumSumsAllPairs() {
    Channel[] channels = {Channel.shared("air", TEN, List.of(0, 1, 2))};
    assertThat(evaluate(channels, 0, 1, 2, 1).channelTraffic()).containsExactly(14L);
  }

  @Test
  void trafficWithoutAChannelIsAViolation() {
    Evaluation evaluation = evaluate(link(), 0, 2, 0, 0);
    assertThat(evaluation.violations())
        .contains(new Violation.NoChannel(2, 0, 6))
        .hasAtLeastOneElementOfType(Violation.MemoryExceeded.class);
    assertThat(evaluation.totalTraffic()).isEqualTo(6);
    assertThat(evaluation.isValid()).isFalse();
  }

  @Test
  void memoryMayBeFullButNotExceeded() {
    assertThat(evaluate(link(), 0, 0, 1, 1).isValid()).isTrue();
    assertThat(evaluate(link(), 1, 0, 1, 1).violations())
        .containsExactly(new Violation.MemoryExceeded(MemoryKind.RAM, 1, 13, 12));
  }

  @Test
  void pinnedVertexElsewhereIsAViolation() {
    Problem problem = problem(link());
    Problem pinned = problem.withPins(problem.pins().withVertex(1, 0));
    assertThat(Evaluator.evaluate(pinned, Assignment.of(0, 0, 1, 1)).isValid()).isTrue();
    assertThat(Evaluator.evaluate(pinned, Assignment.of(0, 1, 0, 1)).violations())
        .contains(new Violation.PinBroken(1, 0, 1));
  }

  @Test
  void slowestDeviceOrChannelSetsThePeriod() {
    Evaluation byDevice = evaluate(link(), 0, 0, 1, 1);
    assertThat(byDevice.period()).isEqualTo(Fraction.of(70, 50));
    assertThat(byDevice.bottleneck()).contains(Bottleneck.device(1));
    assertThat(byDevice.inferenceRate()).contains(Fraction.of(5, 7));

    Channel[] slow = {Channel.halfDuplex("xy", Fraction.of(1, 3), 0, 1)};
    Evaluation byChannel = evaluate(slow, 0, 0, 1, 1);
    assertThat(byChannel.period()).isEqualTo(Fraction.of(30));
    assertThat(byChannel.bottleneck()).contains(Bottleneck.channel(0));
  }

  @Test
  void firstDeviceIsTheBottleneckAmongEquals() {
    Channel[] equal = {Channel.halfDuplex("xy", Fraction.of(50, 7), 0, 1)};
    assertThat(evaluate(equal, 0, 0, 1, 1).bottleneck()).contains(Bottleneck.device(1));
  }

  @Test
  void nothingToDoHasNoRateAndNoBottleneck() {
    NetworkBuilder builder = Network.builder("idle");
    builder.addLayer("only", 1, 1, 1, new Vertex(1, 0, 1));
    Cluster cluster = new Cluster("c", List.of(new Device("x", 1, 1)), List.of());
    Evaluation evaluation =
        Evaluator.evaluate(Problem.of("p", builder.build(), cluster), Assignment.of(0));
    assertThat(evaluation.period()).isEqualTo(Fraction.ZERO);
    assertThat(evaluation.inferenceRate()).isEmpty();
    assertThat(evaluation.bottleneck()).isEmpty();
    assertThat(evaluation.isValid()).isTrue();
  }

  @Test
  void agreesWithAnArcByArcCountOnRandomProblems() {
    Random random = new Random(1);
    for (int seed = 0; seed < 1_000; seed++) {
      Problem problem = RandomProblems.upTo(12, 5, seed);
      Assignment assignment = RandomProblems.assignment(problem, random);
      Evaluation evaluation = Evaluator.evaluate(problem, assignment);
      for (MemoryKind kind : MemoryKind.values()) {
        assertThat(evaluation.memoryUsed(kind)).isEqualTo(boxed(memory(problem, assignment, kind)));
      }
      long[][] traffic = traffic(problem, assignment);
      long total = Arrays.stream(traffic).flatMapToLong(Arrays::stream).sum();
      assertThat(evaluation.totalTraffic()).isEqualTo(total);
      for (PairTraffic pair : evaluation.pairTraffic()) {
        assertThat(pair.traffic()).isEqualTo(traffic[pair.from()][pair.to()]);
      }
      assertThat(evaluation.period()).isEqualTo(period(problem, assignment, traffic));
    }
  }

  private static long[] memory(Problem problem, Assignment assignment, MemoryKind kind) {
    long[] memory = new long[problem.deviceCount()];
    for (int d = 0; d < memory.length; d++) {
      for (int phase = 0; phase < problem.network().layers().size(); phase++) {
        long atOnce = 0;
        for (int v = 0; v < problem.vertexCount(); v++) {
          atOnce += assignment.deviceOf(v) == d ? memory(problem.network(), v, kind, phase) : 0;
        }
        memory[d] = Math.max(memory[d], atOnce);
      }
      for (ParameterGroup group : problem.network().parameterGroups()) {
        int device = d;
        boolean needed = group.members().stream().anyMatch(v -> assignment.deviceOf(v) == device);
        memory[d] += needed && group.memory() == kind ? group.size() : 0;
      }
    }
    return memory;
  }

  /** What a vertex has in a memory while a layer is computed. */
  private static long memory(Network network, int v, MemoryKind kind, int layer) {
    int own = network.layerOf(v);
    int lastReader =
        network.broadcasts().stream()
            .filter(each -> each.producers().stream().anyMatch(p -> network.layerOf(p) == own))
            .flatMapToInt(each -> each.consumers().stream().map(network::layerOf))
            .max()
            .orElse(own);
    Vertex vertex = network.vertex(v);
    if (kind == MemoryKind.FLASH) {
      return vertex.flash();
    }
    return vertex.memory() - (own <= layer && layer <= lastReader ? 0 : vertex.activation());
  }

  /** Looks at each arc; an output goes to a device with the first arc that needs it there. */
  private static long[][] traffic(Problem problem, Assignment assignment) {
    long[][] traffic = new long[problem.deviceCount()][problem.deviceCount()];
    Set<List<Integer>> sent = new HashSet<>();
    for (Broadcast broadcast : problem.network().broadcasts()) {
      for (int producer : broadcast.producers()) {
        for (int consumer : broadcast.consumers()) {
          int from = assignment.deviceOf(producer);
          int to = assignment.deviceOf(consumer);
          if (from != to && sent.add(List.of(producer, to))) {
            traffic[from][to] += problem.network().output(producer);
          }
        }
      }
    }
    return traffic;
  }

  private static Fraction period(Problem problem, Assignment assignment, long[][] traffic) {
    Fraction period = Fraction.ZERO;
    for (int d = 0; d < problem.deviceCount(); d++) {
      long load = 0;
      for (int v = 0; v < problem.vertexCount(); v++) {
        load += assignment.deviceOf(v) == d ? problem.network().computation(v) : 0;
      }
      period = Fraction.max(period, Fraction.of(load, problem.cluster().device(d).performance()));
    }
    for (Channel channel : problem.cluster().channels()) {
      long sum = channel.pairs().stream().mapToLong(p -> traffic[p.from()][p.to()]).sum();
      period = Fraction.max(period, channel.bandwidth().timeFor(sum));
    }
    return period;
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
