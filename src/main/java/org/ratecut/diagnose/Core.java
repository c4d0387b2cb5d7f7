package org.ratecut.diagnose;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/**
 * A part of a problem that already has no valid assignment: some layers, however much memory the
 * devices that are not named have.
 *
 * @param problem the whole problem
 * @param layers that cannot be placed, at least one
 * @param devices whose memory stands in the way; empty if only missing channels do
 * @param memories which of their memories do
 * @param missingChannels whether it takes missing channels to make it impossible
 * @param pins whether it takes pins to make it impossible
 * @param needed values of each of these memories: that of the vertices, and each of their parameter
 *     groups once
 * @param proofs why, by arguments independent of each other; at least one
 * @param minimal whether it is proved that without any one of the layers the rest fits
 */
public record Core(
    Problem problem,
    List<Layer> layers,
    List<Device> devices,
    List<MemoryKind> memories,
    boolean missingChannels,
    boolean pins,
    Map<MemoryKind, Long> needed,
    List<Proof> proofs,
    boolean minimal) {

  /** Copies the collections. */
  public Core {
    layers = List.copyOf(layers);
    devices = List.copyOf(devices);
    memories = List.copyOf(memories);
    needed = Map.copyOf(needed);
    proofs = List.copyOf(proofs);
  }

  static Core of(Problem problem, Demands demands, List<Proof> proofs, boolean minimal) {
    Network excerpt = Excerpt.of(problem, demands).network();
    return new Core(
        problem,
        demands.layers().stream().map(problem.network().layers()::get).toList(),
        demands.devices().stream().map(problem.cluster()::device).toList(),
        demands.memories(),
        demands.channels(),
        demands.pins(),
        demands.memories().stream().collect(Collectors.toMap(kind -> kind, excerpt::totalMemory)),
        proofs,
        minimal);
  }

  /** What the layers need of a memory that stands in the way, in values. */
  public long needed(MemoryKind kind) {
    return needed.get(kind);
  }

  /** The memory of one kind of the named devices together, in values. */
  public long available(MemoryKind kind) {
    return devices.stream().mapToLong(device -> device.memory(kind)).reduce(0, Core::addOrMost);
  }

  /** How much memory is missing even if every bit of it could be used, in values, at least 0. */
  public long missing(MemoryKind kind) {
    return Math.max(0, needed(kind) - available(kind));
  }

  private static long addOrMost(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /** Whether a second argument confirms the first. */
  public boolean isVerified() {
    return proofs.size() > 1;
  }
}
