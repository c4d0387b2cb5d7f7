package org.ratecut.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.GlobalPooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.testing.Effort;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** A bound below the true optimum is the worst bug that this project can have. */
@Tag("slow")
class BoundsAgainstExhaustiveSearchTest {

  private int tight;

  @Test
  void noBoundExceedsTheOptimumOfRandomProblems() {
    int problems = Effort.of(500);
    for (int seed = 0; seed < problems; seed++) {
      requireSound(RandomProblems.upTo(9, 3, seed));
    }
    assertThat(tight).isGreaterThan(problems / 2);
  }

  @Test
  void noBoundExceedsTheOptimumOfRandomProblemsOnFourDevices() {
    int problems = Effort.of(60);
    for (int seed = 1000; seed < 1000 + problems; seed++) {
      requireSound(RandomProblems.ofSize(6, 4, seed));
    }
    assertThat(tight).isGreaterThan(problems / 3);
  }

  @Test
  void noBoundExceedsTheOptimumOfSmallConvolutions() {
    Random random = new Random(7);
    int problems = Effort.of(60);
    for (int round = 0; round < problems; round++) {
      requireSound(convolution(random, round));
    }
    assertThat(tight).isGreaterThan(problems / 3);
  }

  @Test
  void noBoundExceedsTheOptimumOfNetworksThatAreCutAlongTheirChannels() {
    Random random = new Random(11);
    int problems = Effort.of(60);
    for (int round = 0; round < problems; round++) {
      requireSound(channelBlocks(random, round));
    }
    assertThat(tight).isGreaterThan(problems / 3);
  }

  /** A convolution, plain, grouped or depthwise, and a pooling, in tiles and blocks of channels. */
  private static Problem channelBlocks(Random random, int round) {
    int groups = List.of(1, 2, 4).get(random.nextInt(3));
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "blocks",
                LayerDescription.of("in", new Input(new Shape(3, 2, 4)))
                    .withGranularity(new Tile(3, 1 + random.nextInt(2), 2 + random.nextInt(2))),
                LayerDescription.of(
                        "conv", new Convolution(Window.of(1 + random.nextInt(2), 1), 4, groups))
                    .withGranularity(new Tile(2, 2, 1 + random.nextInt(2))),
                LayerDescription.of("pool", new GlobalPooling(PoolingKind.MAX))
                    .withGranularity(new Granularity.Channels(2 + random.nextInt(3)))));
    int devices = network.vertexCount() > 11 ? 2 : 2 + random.nextInt(2);
    return Problem.of("blocks-" + round, network, cluster(random, network, devices));
  }

  /** Two grids with windows between them and a dense vertex on top, on two to four devices. */
  private static Problem convolution(Random random, int round) {
    int height = 1 + random.nextInt(2);
    int width = 2 + random.nextInt(2);
    int kernel = 1 + random.nextInt(2);
    int stride = 1 + random.nextInt(kernel);
    int devices = 2 + random.nextInt(height == 1 ? 3 : 1);
    NetworkBuilder builder = Network.builder("net");
    Layer in =
        builder.addLayer(
            "in",
            Math.min(2, (height - 1) * stride + kernel),
            Math.min(3, (width - 1) * stride + kernel),
            1,
            vertex(random));
    Layer out = builder.addLayer("out", height, width, 1, vertex(random));
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        List<Integer> producers = new ArrayList<>();
        for (int u = 0; u < in.height(); u++) {
          for (int v = 0; v < in.width(); v++) {
            boolean inRows = u >= i * stride && u < i * stride + kernel;
            if (inRows && v >= j * stride && v < j * stride + kernel) {
              producers.add(in.vertexAt(u, v));
            }
          }
        }
        if (!producers.isEmpty()) {
          builder.addArcs(
              VertexSet.of(producers.stream().mapToInt(Integer::intValue).toArray()),
              VertexSet.of(out.vertexAt(i, j)));
        }
      }
    }
    builder.addParameterGroup(
        "kernel", random.nextInt(6), VertexSet.range(out.firstVertex(), out.endVertex()));
    if (builder.vertexCount() < 10) {
      builder.addArcs(out, builder.addLayer("top", 1, 1, 1, vertex(random)));
    }
    Network network = builder.build();
    return Problem.of("conv-" + round, network, cluster(random, network, devices));
  }

  private static Vertex vertex(Random random) {
    return new Vertex(1 + random.nextInt(5), random.nextInt(30), 1 + random.nextInt(4));
  }

  private static Cluster cluster(Random random, Network network, int devices) {
    long total =
        network.totalVertexMemory(MemoryKind.RAM) + network.totalParameterMemory(MemoryKind.RAM);
    long memory = total * (4 + random.nextInt(5)) / (4L * devices) + 3;
    List<Device> list =
        IntStream.range(0, devices).mapToObj(d -> new Device("d" + d, memory, 10)).toList();
    Fraction bandwidth = Fraction.of(1 + random.nextInt(20), 2);
    List<Channel> channels = new ArrayList<>();
    for (int a = 0; a < devices; a++) {
      for (int b = a + 1; b < devices; b++) {
        channels.add(Channel.halfDuplex(a + "-" + b, bandwidth, a, b));
      }
    }
    return new Cluster("cluster", list, channels);
  }

  private void requireSound(Problem problem) {
    Optional<Fraction> optimum =
        ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
    BoundBudget budget = BoundBudget.ofTime(Duration.ofSeconds(20), 1);
    List<BoundRun.Component> components =
        new BoundRun(BoundMethods.all()).run(problem, budget, bound -> {}).components();
    for (BoundRun.Component component : components) {
      Bound bound = component.bound();
      if (optimum.isPresent()) {
        assertThat(bound.isInfeasible()).as("%s of %s", bound, problem.name()).isFalse();
        assertThat(bound.cost().orElseThrow())
            .as("%s of %s", bound, problem.name())
            .isLessThanOrEqualTo(optimum.orElseThrow());
      }
    }
    Bound best = components.get(0).bound();
    tight += best.cost().equals(optimum) ? 1 : 0;
  }
}
