package org.ratecut.diagnose;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What is asked of an assignment, all of it or less. The fewer demands, the easier to meet: if no
 * assignment meets these, none meets more.
 *
 * @param layers whose vertices must be placed, in increasing order, at least one
 * @param devices whose memory counts, in increasing order; any other holds whatever is put there
 * @param memories that count, of these devices; of any other kind they have enough
 * @param channels whether devices without a channel cannot talk
 * @param pins whether pinned vertices must be where they are pinned
 */
record Demands(
    List<Integer> layers,
    List<Integer> devices,
    List<MemoryKind> memories,
    boolean channels,
    boolean pins) {

  Demands {
    layers = List.copyOf(layers);
    devices = List.copyOf(devices);
    memories = List.copyOf(memories);
  }

  /** Everything that a problem asks for, where it makes a difference. */
  static Demands allOf(Problem problem) {
    return new Demands(
        upTo(problem.network().layers().size()),
        upTo(problem.deviceCount()),
        problem.network().memoryKinds(),
        hasMissingChannel(problem.cluster()),
        problem.pins().pinnedCount() > 0);
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private static boolean hasMissingChannel(Cluster cluster) {
    return IntStream.range(0, cluster.deviceCount())
        .anyMatch(
            from ->
                IntStream.range(0, cluster.deviceCount())
                    .anyMatch(
                        to ->
                            from != to && cluster.channelBetween(from, to) == Cluster.NO_CHANNEL));
  }

  Demands onlyLayer(int layer) {
    return new Demands(List.of(layer), devices, memories, channels, pins);
  }

  Demands withoutLayer(int layer) {
    return new Demands(without(layers, layer), devices, memories, channels, pins);
  }

  Demands withoutDevice(int device) {
    return new Demands(layers, without(devices, device), memories, channels, pins);
  }

  Demands withoutMemory(MemoryKind kind) {
    return new Demands(layers, devices, without(memories, kind), channels, pins);
  }

  Demands withoutChannels() {
    return new Demands(layers, devices, memories, false, pins);
  }

  Demands withoutPins() {
    return new Demands(layers, devices, memories, channels, false);
  }

  private static <T> List<T> without(List<T> list, T element) {
    return list.stream().filter(each -> !each.equals(element)).toList();
  }

  /** A short name, for instance for error messages. */
  String describe(Problem problem) {
    Stream<String> names = layers.stream().map(l -> problem.network().layers().get(l).name());
    return problem.name() + " (" + String.join(", ", names.toList()) + ")";
  }
}
