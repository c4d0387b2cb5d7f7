package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.testing.RandomProblems;

class RamWithReceivedTest {

  @Test
  void whereNothingIsFreedEverythingReceivedIsAdded() {
    Problem problem = chain(0);
    // The second device receives the 10 of b, and keeps the 1 + 50 of c and d.
    assertThat(needed(problem, 0, 0, 1, 1)).containsExactly(110L + 7, 10L + 51);
    // The first device receives the 10 of b; it also has the group of a.
    assertThat(needed(problem, 0, 1, 0, 0)).containsExactly(151L + 7 + 10, 10L + 100);
  }

  @Test
  void whereRamIsUsedAgainReceivedValuesGoAfterTheirLastUse() {
    Problem problem = chain(1);
    assertThat(needed(problem, 0, 0, 0, 0)).containsExactly(110L + 7, 0L);
    // The 10 of b are dropped before d: 1 + 50 are the most.
    assertThat(needed(problem, 0, 0, 1, 1)).containsExactly(110L + 7, 51L);
    // The 1 of c arrives before anything is computed.
    assertThat(needed(problem, 0, 0, 1, 0)).containsExactly(100L + 10 + 1 + 7, 11L);
  }

  @Test
  void aDeviceThatLacksOneValueIsTooSmall() {
    RamWithReceived ram = new RamWithReceived(List.of(5L, 6L, 7L), List.of(6L, 6L, 6L));
    assertThat(ram.fits()).isFalse();
    assertThat(ram.tooSmall()).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void itIsTheMostOfAllStepsHoweverTheGraphLooks(int tens) {
    for (int seed = 25 * tens; seed < 25 * (tens + 1); seed++) {
      Problem problem = RandomProblems.upTo(9, 4, seed);
      Assignment assignment = RandomProblems.assignment(problem, new Random(seed));
      RamWithReceived ram = RamWithReceived.of(problem, assignment);
      for (int d = 0; d < problem.deviceCount(); d++) {
        assertThat(ram.needed().get(d))
            .as("seed %d, device %d", seed, d)
            .isEqualTo(maxOfAllSteps(problem.network(), assignment, d));
      }
    }
  }

  /** Step by step and vertex by vertex, as the definition says. */
  private static long maxOfAllSteps(Network network, Assignment assignment, int device) {
    int[] order =
        IntStream.of(ExecutionOrder.of(network))
            .filter(v -> assignment.deviceOf(v) == device)
            .toArray();
    long constant =
        IntStream.of(order).mapToLong(v -> network.constantMemory(MemoryKind.RAM, v)).sum()
            + network.parameterGroups().stream()
                .filter(group -> IntStream.of(order).anyMatch(group.members()::contains))
                .mapToLong(group -> group.sizeIn(MemoryKind.RAM))
                .sum();
    long most = 0;
    for (int now = 0; now < order.length; now++) {
      long held = 0;
      for (int v = 0; v < network.vertexCount(); v++) {
        held += held(network, assignment, device, order, now, v);
      }
      most = Math.max(most, held);
    }
    return constant + most;
  }

  private static long held(
      Network network, Assignment assignment, int device, int[] order, int now, int vertex) {
    int b = network.outgoingBroadcast(vertex);
    List<Integer> readers =
        b < 0 ? List.of() : network.broadcasts().get(b).consumers().stream().boxed().toList();
    int lastUse =
        IntStream.range(0, order.length).filter(i -> readers.contains(order[i])).max().orElse(-1);
    if (assignment.deviceOf(vertex) != device) {
      boolean there = lastUse >= 0 && (!network.reusesMemory() || now <= lastUse);
      return there ? network.output(vertex) : 0;
    }
    boolean toTheEnd =
        readers.isEmpty() || readers.stream().anyMatch(v -> assignment.deviceOf(v) != device);
    boolean computed = IntStream.range(0, now + 1).anyMatch(i -> order[i] == vertex);
    return computed && (toTheEnd || now <= lastUse) ? network.activation(vertex) : 0;
  }

  private static List<Long> needed(Problem problem, int... devices) {
    return RamWithReceived.of(problem, Assignment.of(devices)).needed();
  }

  /** Four layers in a row; the first has 7 values of parameters. */
  private static Problem chain(int freed) {
    NetworkBuilder builder = Network.builder("chain");
    int[] sizes = {100, 10, 1, 50};
    for (int i = 0; i < sizes.length; i++) {
      builder.addLayer(
          "l" + i, 1, 1, 1, new Vertex(sizes[i], (long) freed * sizes[i], 0, 1, sizes[i]));
    }
    for (int i = 1; i < sizes.length; i++) {
      builder.addArcs(VertexSet.of(i - 1), VertexSet.of(i));
    }
    builder.addParameterGroup(new ParameterGroup("g", 7, VertexSet.of(0)));
    Cluster cluster =
        new Cluster("two", List.of(new Device("x", 1, 1), new Device("y", 1, 1)), List.of());
    return Problem.of("chain", builder.build(), cluster);
  }
}
