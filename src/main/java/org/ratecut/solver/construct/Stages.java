package org.ratecut.solver.construct;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.evaluation.PhasePeaks;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What stages of consecutive whole layers cost, with the pinned vertices where they must be. A
 * stage grows layer by layer towards the input, and each step takes the time of that layer alone.
 */
final class Stages {

  private final Problem problem;
  private final Network network;
  private final Sums ofLayers;
  private final Sums pinned;

  /** Units of each device that its pinned vertices take. */
  private final long[] pinnedWork;

  /** Units that each layer takes, for each kind of device that takes vertices its own time. */
  private final Map<Integer, long[]> workOfLayers = new HashMap<>();

  private final List<List<Integer>> groupsOfLayer;
  private final BitSet[] pinnedGroups;
  private final PhasePeaks kept;
  private final long[] crossing;

  /** The stage in which a group was last counted. */
  private final int[] countedIn;

  private int stage;
  private int device;
  private long ram;
  private long flash;
  private long work;
  private final List<Integer> grownBy = new ArrayList<>();

  /** Sums over the vertices of each layer or device. */
  private static final class Sums {

    private final long[] ram;
    private final long[] activation;
    private final long[] flash;

    Sums(int count) {
      ram = new long[count];
      activation = new long[count];
      flash = new long[count];
    }

    void add(Network network, int vertex, int where) {
      ram[where] += network.constantMemory(MemoryKind.RAM, vertex);
      activation[where] += network.activation(vertex);
      flash[where] += network.memory(MemoryKind.FLASH, vertex);
    }
  }

  Stages(Problem problem) {
    this.problem = problem;
    network = problem.network();
    int layers = network.layers().size();
    ofLayers = new Sums(layers);
    pinned = new Sums(problem.deviceCount());
    pinnedWork = new long[problem.deviceCount()];
    for (int d = 0; d < problem.deviceCount(); d++) {
      addWork(d);
    }
    kept = new PhasePeaks(problem.deviceCount(), network.phaseCount());
    pinnedGroups =
        IntStream.range(0, problem.deviceCount())
            .mapToObj(d -> new BitSet())
            .toArray(BitSet[]::new);
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (problem.pins().isPinned(v)) {
        pin(v, problem.pins().deviceOf(v));
      } else {
        ofLayers.add(network, v, network.layerOf(v));
      }
    }
    groupsOfLayer = new ArrayList<>();
    network.layers().forEach(layer -> groupsOfLayer.add(new ArrayList<>(1)));
    for (int g = 0; g < network.parameterGroups().size(); g++) {
      addGroup(g);
    }
    for (int d = 0; d < pinnedGroups.length; d++) {
      countParameters(pinnedGroups[d], d);
    }
    countedIn = new int[network.parameterGroups().size()];
    crossing = new long[layers + 2];
    countCrossings();
  }

  private void addWork(int where) {
    workOfLayers.computeIfAbsent(
        problem.resources().workKind(where),
        kind -> {
          long[] sums = new long[network.layers().size()];
          for (int v = 0; v < problem.vertexCount(); v++) {
            if (!problem.pins().isPinned(v)) {
              sums[network.layerOf(v)] += problem.work(where, v);
            }
          }
          return sums;
        });
  }

  private void pin(int vertex, int where) {
    pinnedWork[where] += problem.work(where, vertex);
    pinned.add(network, vertex, where);
    keep(where, network.layerOf(vertex), network.activation(vertex));
    network.groupsOf(vertex).forEach(pinnedGroups[where]::set);
  }

  private void keep(int where, int layer, long amount) {
    if (network.reusesMemory()) {
      Phases phases = network.phases().get(layer);
      kept.add(where, phases.first(), phases.last(), amount);
    }
  }

  private void countParameters(BitSet groups, int where) {
    groups.stream()
        .mapToObj(network.parameterGroups()::get)
        .forEach(
            group -> {
              pinned.ram[where] += group.sizeIn(MemoryKind.RAM);
              pinned.flash[where] += group.sizeIn(MemoryKind.FLASH);
            });
  }

  /** Members are sorted, so that those of a layer come together. */
  private void addGroup(int group) {
    int last = -1;
    for (int member : network.parameterGroups().get(group).members()) {
      int layer = network.layerOf(member);
      if (layer != last && !problem.pins().isPinned(member)) {
        groupsOfLayer.get(layer).add(group);
        last = layer;
      }
    }
  }

  private void countCrossings() {
    for (Broadcast broadcast : network.broadcasts()) {
      int lastLayer = network.layerOf(broadcast.consumers().last());
      broadcast
          .producers()
          .forEachInt(
              producer -> {
                int layer = network.layerOf(producer);
                if (layer < lastLayer) {
                  crossing[layer + 1] += network.output(producer);
                  crossing[lastLayer + 1] -= network.output(producer);
                }
              });
    }
    // So far, what each cut has more than the one before.
    for (int cut = 1; cut < crossing.length; cut++) {
      crossing[cut] += crossing[cut - 1];
    }
  }

  /** Values per inference that layers before the cut send to layers from it on, each once. */
  long valuesCrossing(int cut) {
    return crossing[cut];
  }

  /** Begins a stage without layers, after the one before has been {@linkplain #end() ended}. */
  void begin(int onDevice) {
    stage++;
    device = onDevice;
    ram = pinned.ram[device];
    flash = pinned.flash[device];
    work = pinnedWork[device];
  }

  /**
   * Adds a layer to the stage.
   *
   * @return the seconds per inference that the device now computes; infinite if it has not the
   *     memory. Neither grows smaller with more layers.
   */
  double add(int layer) {
    grownBy.add(layer);
    ram += ofLayers.ram[layer];
    flash += ofLayers.flash[layer];
    work += workOfLayers.get(problem.resources().workKind(device))[layer];
    keep(device, layer, ofLayers.activation[layer]);
    for (int group : groupsOfLayer.get(layer)) {
      if (countedIn[group] != stage && !pinnedGroups[device].get(group)) {
        countedIn[group] = stage;
        ParameterGroup parameters = network.parameterGroups().get(group);
        ram += parameters.sizeIn(MemoryKind.RAM);
        flash += parameters.sizeIn(MemoryKind.FLASH);
      }
    }
    Device there = problem.cluster().device(device);
    return ram + kept.peak(device) <= there.memory(MemoryKind.RAM)
            && flash <= there.memory(MemoryKind.FLASH)
        ? (double) work / problem.resources().speed(device).numerator()
        : Double.POSITIVE_INFINITY;
  }

  /** Ends the stage. */
  void end() {
    grownBy.forEach(layer -> keep(device, layer, -ofLayers.activation[layer]));
    grownBy.clear();
  }
}
