package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/**
 * ResNet-8 of MLPerf Tiny (image classification; Banbury et al., 2021), with the batch
 * normalisation folded into the weights.
 */
class ResidualNetworkTest {

  private final Network network =
      NetworkGenerator.generate(
          NetworkDescription.of(
              "resnet-8",
              LayerDescription.of("input", new Input(new Shape(32, 32, 3))),
              convolution("C1", 3, 1, 16),
              convolution("C2", 3, 1, 16),
              convolution("C3", 3, 1, 16),
              LayerDescription.of("A1", new Addition()).from("C1", "C3"),
              convolution("C4", 3, 2, 32),
              convolution("C5", 3, 1, 32),
              convolution("S1", 1, 2, 32).from("A1"),
              LayerDescription.of("A2", new Addition()).from("S1", "C5"),
              convolution("C6", 3, 2, 64),
              convolution("C7", 3, 1, 64),
              convolution("S2", 1, 2, 64).from("A2"),
              LayerDescription.of("A3", new Addition()).from("S2", "C7"),
              LayerDescription.of("pool", new Pooling(PoolingKind.AVERAGE, Window.square(8))),
              LayerDescription.of("dense", new Dense(10))));

  private static LayerDescription convolution(String name, int kernel, int stride, int channels) {
    Window window = Window.square(kernel).withStride(stride).withPadding(Padding.SAME);
    return LayerDescription.of(name, new Convolution(window, channels));
  }

  @Test
  void layersHaveTheShapesOfTheModel() {
    assertThat(network.layers().stream().map(l -> new Shape(l.height(), l.width(), l.depth())))
        .extracting(Shape::toString)
        .containsExactly(
            "32 x 32 x 3",
            "32 x 32 x 16",
            "32 x 32 x 16",
            "32 x 32 x 16",
            "32 x 32 x 16",
            "16 x 16 x 32",
            "16 x 16 x 32",
            "16 x 16 x 32",
            "16 x 16 x 32",
            "8 x 8 x 64",
            "8 x 8 x 64",
            "8 x 8 x 64",
            "8 x 8 x 64",
            "1 x 1 x 64",
            "1 x 10 x 1");
  }

  /** The memory of a dense neuron is its weights, its bias and its output. */
  @Test
  void parametersAreThoseOfTheModel() {
    Layer dense = network.layers().get(14);
    long ofDense = memoryOf(dense) - dense.vertexCount();

    assertThat(ofDense).isEqualTo(650);
    assertThat(network.parameterGroups())
        .extracting(group -> group.size())
        .containsExactly(448L, 2320L, 2320L, 4640L, 9248L, 544L, 18_496L, 36_928L, 2112L);
    assertThat(network.totalParameterMemory(MemoryKind.RAM) + ofDense).isEqualTo(77_706);
  }

  /** A value of a convolution or dense layer costs two FLOP per MAC, and one for its activation. */
  @Test
  void multiplicationsAreThoseOfTheModel() {
    long twice =
        network.layers().stream()
            .filter(layer -> layer.name().matches("C.|S.|dense"))
            .mapToLong(layer -> computationOf(layer) - (long) layer.vertexCount() * layer.depth())
            .sum();

    assertThat(twice).isEqualTo(2 * 12_501_632);
  }

  @Test
  void anOutputThatTwoLayersReadIsOneBroadcast() {
    Layer a1 = network.layers().get(4);
    List<String> readers =
        IntStream.range(0, network.vertexCount())
            .filter(v -> network.incomingBroadcasts(v).anyMatch(b -> b == broadcastOf(a1)))
            .mapToObj(v -> network.layers().get(network.layerOf(v)).name())
            .distinct()
            .toList();

    assertThat(readers).containsExactly("C4", "S1");
  }

  /** The broadcast of the upper left position. */
  private int broadcastOf(Layer layer) {
    return network.outgoingBroadcast(layer.firstVertex());
  }

  private long memoryOf(Layer layer) {
    return IntStream.range(layer.firstVertex(), layer.endVertex()).mapToLong(network::memory).sum();
  }

  private long computationOf(Layer layer) {
    return IntStream.range(layer.firstVertex(), layer.endVertex())
        .mapToLong(network::computation)
        .sum();
  }
}
