package org.ratecut.solver.construct;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.ratecut.evaluation.PhasePeaks;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * The memories of the devices while vertices are placed, each parameter group counted once on a
 * device. Constructions ask for each vertex and device, so that the answers come from plain arrays.
 */
final class Room {

  private final long[] ram;
  private final long[] activation;
  private final long[] flash;
  private final int[] layerOf;
  private final List<Phases> phases;
  private final int[][] groupsOf;
  private final long[] groupRam;
  private final long[] groupFlash;
  private final BitSet[] groupsOn;

  /** What is left beside what is reused; RAM and flash of each device. */
  private final long[] freeRam;

  private final long[] freeFlash;
  private final long[] ramOfDevice;
  private final long[] flashOfDevice;

  /** Null if nothing is reused. */
  private final PhasePeaks kept;

  Room(Problem problem) {
    Network network = problem.network();
    int vertices = problem.vertexCount();
    int devices = problem.deviceCount();
    ram = perVertex(vertices, v -> network.constantMemory(MemoryKind.RAM, v));
    activation = perVertex(vertices, network::activation);
    flash = perVertex(vertices, v -> network.memory(MemoryKind.FLASH, v));
    layerOf = IntStream.range(0, vertices).map(network::layerOf).toArray();
    phases = network.phases();
    groupsOf =
        IntStream.range(0, vertices)
            .mapToObj(v -> network.groupsOf(v).toArray())
            .toArray(int[][]::new);
    groupRam = perGroup(network.parameterGroups(), MemoryKind.RAM);
    groupFlash = perGroup(network.parameterGroups(), MemoryKind.FLASH);
    groupsOn = IntStream.range(0, devices).mapToObj(d -> new BitSet()).toArray(BitSet[]::new);
    ramOfDevice = perDevice(problem, MemoryKind.RAM);
    flashOfDevice = perDevice(problem, MemoryKind.FLASH);
    freeRam = ramOfDevice.clone();
    freeFlash = flashOfDevice.clone();
    kept = network.reusesMemory() ? new PhasePeaks(devices, network.phaseCount()) : null;
  }

  private static long[] perVertex(int count, IntToLongFunction size) {
    return IntStream.range(0, count).mapToLong(size).toArray();
  }

  private static long[] perGroup(List<ParameterGroup> groups, MemoryKind kind) {
    return groups.stream().mapToLong(group -> group.sizeIn(kind)).toArray();
  }

  private static long[] perDevice(Problem problem, MemoryKind kind) {
    return problem.cluster().devices().stream().mapToLong(device -> device.memory(kind)).toArray();
  }

  /** Takes everything away again. */
  void clear() {
    System.arraycopy(ramOfDevice, 0, freeRam, 0, freeRam.length);
    System.arraycopy(flashOfDevice, 0, freeFlash, 0, freeFlash.length);
    Arrays.stream(groupsOn).forEach(BitSet::clear);
    if (kept != null) {
      kept.clear();
    }
  }

  /** RAM left in the phase that leaves least, in values; negative if a device is over-full. */
  long free(int device) {
    return kept == null ? freeRam[device] : freeRam[device] - kept.peak(device);
  }

  /** Parameters, in values, that a device lacks for a vertex. */
  long missingParameters(int vertex, int device) {
    return missing(groupRam, vertex, device) + missing(groupFlash, vertex, device);
  }

  private long missing(long[] sizes, int vertex, int device) {
    long missing = 0;
    for (int group : groupsOf[vertex]) {
      if (!groupsOn[device].get(group)) {
        missing += sizes[group];
      }
    }
    return missing;
  }

  /** Whether a vertex and the parameters that the device lacks for it fit. */
  boolean fits(int vertex, int device) {
    return ram[vertex] + missing(groupRam, vertex, device) + peakWith(vertex, device)
            <= freeRam[device]
        && flash[vertex] + missing(groupFlash, vertex, device) <= freeFlash[device];
  }

  private long peakWith(int vertex, int device) {
    return kept == null ? 0 : peakWith(activation[vertex], layerOf[vertex], device);
  }

  /** The most that a device would keep in a phase if a layer kept so much more. */
  private long peakWith(long more, int layer, int device) {
    Phases phasesOfLayer = phases.get(layer);
    long within = kept.peak(device, phasesOfLayer.first(), phasesOfLayer.last());
    return Math.max(kept.peak(device), within + more);
  }

  /** Whether vertices of one layer, none of which is placed, fit together. */
  boolean fitAll(int[] vertices, int device) {
    long neededRam = 0;
    long neededFlash = 0;
    long reused = 0;
    BitSet joined = new BitSet();
    for (int v : vertices) {
      neededRam += ram[v];
      neededFlash += flash[v];
      reused += activation[v];
      for (int group : groupsOf[v]) {
        if (!groupsOn[device].get(group) && !joined.get(group)) {
          joined.set(group);
          neededRam += groupRam[group];
          neededFlash += groupFlash[group];
        }
      }
      if (neededRam > freeRam[device] || neededFlash > freeFlash[device]) {
        return false;
      }
    }
    return kept == null
        || neededRam + peakWith(reused, layerOf[vertices[0]], device) <= freeRam[device];
  }

  /** Places a vertex with its parameters, whether it fits or not. */
  void place(int vertex, int device) {
    freeRam[device] -= ram[vertex] + missing(groupRam, vertex, device);
    freeFlash[device] -= flash[vertex] + missing(groupFlash, vertex, device);
    for (int group : groupsOf[vertex]) {
      groupsOn[device].set(group);
    }
    if (kept != null) {
      Phases ofLayer = phases.get(layerOf[vertex]);
      kept.add(device, ofLayer.first(), ofLayer.last(), activation[vertex]);
    }
  }
}
