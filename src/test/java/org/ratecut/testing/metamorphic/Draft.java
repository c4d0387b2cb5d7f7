package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * A problem taken apart, to be changed and put together again. Where RAM is used again the phases
 * are stated, so that they stay what they are whatever becomes of layers and arcs.
 */
final class Draft {

  final List<Layer> layers;
  final List<Phases> phases;
  final List<Vertex> vertices;
  final List<ParameterGroup> groups;
  final List<Broadcast> arcs;
  final List<Device> devices;
  final List<Channel> channels;
  final List<Port> ports;

  /** For each kind of device with measured times the ticks of each vertex. */
  final List<long[]> ticks = new ArrayList<>();

  /** For each device the position of its times, or {@link MeasuredTimes#NO_KIND}. */
  final List<Integer> kindOfDevice = new ArrayList<>();

  long ticksPerSecond;
  Rules rules;
  int[] pins;
  private final boolean hasMoreThanChannels;
  private final int bitsPerValue;
  private final Objective objective;

  Draft(Problem problem) {
    Network network = problem.network();
    layers = new ArrayList<>(network.layers());
    phases = new ArrayList<>(network.phases());
    vertices =
        new ArrayList<>(
            IntStream.range(0, network.vertexCount()).mapToObj(network::vertex).toList());
    groups = new ArrayList<>(network.parameterGroups());
    arcs = new ArrayList<>(network.broadcasts());
    devices = new ArrayList<>(problem.cluster().devices());
    channels = new ArrayList<>(problem.cluster().channels());
    ports = new ArrayList<>(problem.cluster().ports());
    ticksPerSecond = problem.times().ticksPerSecond();
    takeTimes(problem);
    rules = problem.rules();
    hasMoreThanChannels = !problem.resources().isPlain() || !rules.isEmpty();
    pins = IntStream.range(0, network.vertexCount()).map(problem.pins()::deviceOf).toArray();
    bitsPerValue = network.bitsPerValue();
    objective = problem.objective();
  }

  private void takeTimes(Problem problem) {
    List<Integer> kinds = new ArrayList<>();
    for (int d = 0; d < devices.size(); d++) {
      int device = d;
      int kind = problem.times().kindOf(d);
      if (kind != MeasuredTimes.NO_KIND && !kinds.contains(kind)) {
        kinds.add(kind);
        ticks.add(
            IntStream.range(0, vertices.size())
                .mapToLong(v -> problem.times().ticks(device, v))
                .toArray());
      }
      kindOfDevice.add(kinds.indexOf(kind));
    }
  }

  /** Whether there is anything beside devices that compute FLOP and channels, or any rule. */
  boolean hasMoreThanChannels() {
    return hasMoreThanChannels;
  }

  /**
   * Puts it together.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if it has become too large for the model
   */
  Problem build(String name) {
    NetworkBuilder builder = Network.builder("network").bitsPerValue(bitsPerValue);
    for (Layer layer : layers) {
      builder.addLayer(
          layer.name(),
          layer.height(),
          layer.width(),
          layer.depth(),
          vertices.subList(layer.firstVertex(), layer.endVertex()));
    }
    if (vertices.stream().anyMatch(vertex -> vertex.activation() > 0)) {
      builder.phases(phases);
    }
    groups.forEach(builder::addParameterGroup);
    arcs.forEach(each -> builder.addArcs(each.producers(), each.consumers()));
    Cluster cluster = new Cluster("cluster", devices, channels, ports);
    return new Problem(name, builder.build(), cluster, Pins.of(pins), objective, times(), rules);
  }

  private MeasuredTimes times() {
    int[] kinds = kindOfDevice.stream().mapToInt(Integer::intValue).toArray();
    return ticks.isEmpty() ? MeasuredTimes.none() : MeasuredTimes.of(ticksPerSecond, kinds, ticks);
  }

  /** Appends a device with the times, the processor and the ports of another. */
  void addDevice(Device device, int like) {
    int number = devices.size();
    Device old = devices.get(like);
    devices.add(old.communication().map(each -> device.withCommunication(each)).orElse(device));
    kindOfDevice.add(kindOfDevice.get(like));
    for (Port port : List.copyOf(ports)) {
      if (port.device() == like) {
        String name = "%s of %s".formatted(port.name(), device.name());
        ports.add(new Port(name, number, port.bandwidth(), port.direction(), port.once()));
      }
    }
  }

  void changeVertices(UnaryOperator<Vertex> change) {
    vertices.replaceAll(change);
  }

  void setMemory(int device, long memory) {
    Device old = devices.get(device);
    devices.set(device, old.withMemory(memory, old.flash()));
  }

  void setPerformance(int device, long performance) {
    Device old = devices.get(device);
    devices.set(device, old.withPerformance(performance));
  }

  void setBandwidth(int channel, Fraction bandwidth) {
    channels.set(channel, channels.get(channel).withBandwidth(bandwidth));
  }

  void setGroup(int group, long size, VertexSet members) {
    ParameterGroup old = groups.get(group);
    groups.set(group, new ParameterGroup(old.name(), size, old.memory(), members));
  }

  void pin(int vertex, int device) {
    pins[vertex] = device;
  }

  void setPairs(int channel, List<DevicePair> pairs) {
    Channel old = channels.get(channel);
    channels.set(channel, new Channel(old.name(), old.bandwidth(), pairs, old.multicast()));
  }

  /** Appends a layer of one row; its output is kept while it is computed. It is not measured. */
  void addLayer(String name, List<Vertex> row) {
    ticks.replaceAll(
        each -> {
          long[] more = Arrays.copyOf(each, each.length + row.size());
          Arrays.fill(more, each.length, more.length, MeasuredTimes.UNMEASURED);
          return more;
        });
    layers.add(new Layer(name, vertices.size(), 1, row.size(), 1));
    phases.add(new Phases(phases.size(), phases.size()));
    pins = Arrays.copyOf(pins, pins.length + row.size());
    Arrays.fill(pins, pins.length - row.size(), pins.length, Pins.FREE);
    vertices.addAll(row);
  }

  boolean areLinked(int from, int to) {
    return channels.stream()
        .flatMap(channel -> channel.pairs().stream())
        .anyMatch(pair -> pair.from() == from && pair.to() == to);
  }
}
