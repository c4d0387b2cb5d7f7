package org.ratecut.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/**
 * LeNet and the device sets of Martins Campos de Oliveira and Borin (Future Internet 2019, 11(10),
 * 209), written out by hand, tile by tile, without any of the code that reads descriptions.
 */
public final class PaperProblems {

  private PaperProblems() {}

  /** LeNet 1:1: a vertex is one position with all its channels, or one neuron. */
  public static Network lenet1to1() {
    return lenet("lenet-1to1", 1, new int[] {1, 1, 1});
  }

  /** LeNet 2:1: a vertex is 2 x 2 positions with all their channels, or four or five neurons. */
  public static Network lenet2to1() {
    return lenet("lenet-2to1", 2, new int[] {4, 4, 5});
  }

  private static Network lenet(String name, int tile, int[] neurons) {
    int area = tile * tile;
    NetworkBuilder builder = Network.builder(name);
    Layer input = square(builder, "input", 32 / tile, 1, times(area, 1, 0, 1));
    Layer c1 = square(builder, "C1", 28 / tile, 6, times(area, 6, 306, 6));
    Layer s2 = square(builder, "S2", 14 / tile, 6, times(area, 6, 36, 6));
    Layer c3 = square(builder, "C3", 10 / tile, 16, times(area, 16, 765, 16));
    Layer s4 = square(builder, "S4", 5, 16, new Vertex(16, 96, 16));
    Layer c5 = row(builder, "C5", 120 / neurons[0], times(neurons[0], 402, 51, 1));
    Layer f6 = row(builder, "F6", 84 / neurons[1], times(neurons[1], 122, 240, 1));
    Layer output = row(builder, "output", 10 / neurons[2], times(neurons[2], 86, 168, 0));
    share(builder, c1, 156);
    share(builder, s2, 12);
    share(builder, c3, 1516);
    share(builder, s4, 32);
    window(builder, input, tile, c1, tile, 5, 1);
    window(builder, c1, tile, s2, tile, 2, 2);
    window(builder, s2, tile, c3, tile, 5, 1);
    window(builder, c3, tile, s4, 1, 2, 2);
    builder.addArcs(s4, c5).addArcs(c5, f6).addArcs(f6, output);
    return builder.build();
  }

  private static Vertex times(int count, long memory, long computation, long output) {
    return new Vertex(count * memory, count * computation, count * output);
  }

  private static Layer square(NetworkBuilder builder, String name, int side, int depth, Vertex v) {
    return builder.addLayer(name, side, side, depth, v);
  }

  private static Layer row(NetworkBuilder builder, String name, int width, Vertex v) {
    return builder.addLayer(name, 1, width, 1, v);
  }

  private static void share(NetworkBuilder builder, Layer layer, long size) {
    builder.addParameterGroup(
        layer.name(), size, VertexSet.range(layer.firstVertex(), layer.endVertex()));
  }

  /** Arcs from each tile of producers that the kernel of a position in a consumer tile reads. */
  private static void window(
      NetworkBuilder builder,
      Layer from,
      int fromTile,
      Layer to,
      int toTile,
      int kernel,
      int step) {
    for (int row = 0; row < to.height(); row++) {
      for (int column = 0; column < to.width(); column++) {
        List<Integer> read = new ArrayList<>();
        for (int y = row * toTile * step; y < (row * toTile + toTile - 1) * step + kernel; y++) {
          int left = column * toTile * step;
          for (int x = left; x < left + (toTile - 1) * step + kernel; x++) {
            read.add(from.vertexAt(y / fromTile, x / fromTile));
          }
        }
        builder.addArcs(
            VertexSet.of(read.stream().mapToInt(Integer::intValue).toArray()),
            VertexSet.of(to.vertexAt(row, column)));
      }
    }
  }

  public static Cluster stm32f469x2() {
    return equal("stm32f469-x2", 2, 49_664, 180_000_000, 781_250);
  }

  public static Cluster samg55x4() {
    return equal("samg55-x4", 4, 22_528, 120_000_000, 390_625);
  }

  public static Cluster stm32f469x4het() {
    List<Device> devices = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      devices.add(new Device("d" + d, d < 2 ? 49_664 : 24_832, 180_000_000));
    }
    return linked("stm32f469-x4het", devices, 390_625);
  }

  public static Cluster stm32l433x11() {
    return equal("stm32l433-x11", 11, 8_192, 80_000_000, 42_614);
  }

  public static Cluster stm32l151x56() {
    return equal("stm32l151-x56", 56, 2_048, 1_600_000, 1_522);
  }

  public static Cluster stm32l151x63() {
    return equal("stm32l151-x63", 63, 2_048, 1_600_000, 1_200);
  }

  /** One SAM G55G, seven STM32L433 and sixteen STM32L151VB. */
  public static Cluster hetx24() {
    List<Device> devices = new ArrayList<>();
    devices.add(new Device("samg55", 22_528, 120_000_000));
    for (int d = 0; d < 7; d++) {
      devices.add(new Device("stm32l433-" + d, 8_192, 80_000_000));
    }
    for (int d = 0; d < 16; d++) {
      devices.add(new Device("stm32l151-" + d, 2_048, 1_600_000));
    }
    return linked("het-x24", devices, 8_491);
  }

  /** Equal devices, each pair with its own half-duplex link. */
  public static Cluster equal(String name, int count, long memory, long performance, long link) {
    return linked(
        name,
        IntStream.range(0, count).mapToObj(d -> new Device("d" + d, memory, performance)).toList(),
        link);
  }

  private static Cluster linked(String name, List<Device> devices, long bandwidth) {
    List<Channel> links = new ArrayList<>();
    for (int a = 0; a < devices.size(); a++) {
      for (int b = a + 1; b < devices.size(); b++) {
        links.add(Channel.halfDuplex("link " + a + "-" + b, Fraction.of(bandwidth), a, b));
      }
    }
    return new Cluster(name, devices, links);
  }

  /** The best rate with a free input layer. */
  public static Problem free(Network network, Cluster cluster) {
    return Problem.of(network.name() + "_" + cluster.name(), network, cluster);
  }

  /** The best rate with the whole input layer on the first device. */
  public static Problem pinned(Network network, Cluster cluster) {
    return new Problem(
        network.name() + "_" + cluster.name() + "_pinned",
        network,
        cluster,
        Pins.none(network.vertexCount()).withLayer(network.layers().get(0), 0),
        Objective.RATE);
  }
}
