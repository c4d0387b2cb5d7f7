package org.ratecut.solver.construct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Makes an assignment valid, if it can, by a tabu search for the least <em>excess</em>: the memory
 * by which devices are over-full plus the traffic without a channel. It empties over-full devices
 * vertex by vertex, or all of a layer at once, because only the last member of a parameter group
 * frees its memory. The rate is not looked at.
 */
final class MemoryRepair {

  private static final int SAMPLES_PER_LAYER = 3;
  private static final int SWAP_SAMPLES = 200;

  private final AssignmentState state;
  private final Random random;
  private final List<MemoryKind> memoryKinds;
  private final int[] layerOf;
  private final int layerCount;
  private final long[] tabuUntil;
  private int[] bestUnit;
  private int[] bestTargets;
  private long bestExcess;
  private int ties;

  MemoryRepair(Problem problem, AssignmentState state, Random random) {
    this.state = state;
    this.random = random;
    Network network = problem.network();
    memoryKinds = network.memoryKinds();
    layerCount = network.layers().size();
    layerOf = new int[problem.vertexCount()];
    for (int v = 0; v < layerOf.length; v++) {
      layerOf[v] = network.layerOf(v);
    }
    tabuUntil = new long[Math.multiplyExact(layerOf.length, state.deviceCount())];
  }

  /**
   * Searches for at most a number of steps.
   *
   * @return whether the state is valid now
   */
  boolean run(long steps, BooleanSupplier goOn) {
    long least = excess();
    Arrays.fill(tabuUntil, 0);
    for (long step = 1; step <= steps && excess() > 0 && goOn.getAsBoolean(); step++) {
      bestUnit = null;
      bestExcess = Long.MAX_VALUE;
      int crowded = crowdedDevice();
      List<int[]> units = units(crowded);
      for (int[] unit : units) {
        tryMoves(unit, step, least);
      }
      if (bestExcess >= excess()) {
        trySwaps(crowded, step, least);
      }
      if (bestUnit != null) {
        apply(bestUnit, bestTargets, step);
      }
      least = Math.min(least, excess());
    }
    return excess() == 0;
  }

  private long excess() {
    return state.memoryExcess() + state.usage(state.unroutable()) + state.ruleExcess();
  }

  /** Mostly the device that is over-full by most; any, if only channels are missing. */
  private int crowdedDevice() {
    int best = random.nextInt(state.deviceCount());
    if (state.memoryExcess() == 0) {
      return best;
    }
    boolean any = random.nextInt(4) == 0;
    int seen = 0;
    long most = 0;
    for (int d = 0; d < state.deviceCount(); d++) {
      long over = overfull(d);
      if (over > 0 && (any ? random.nextInt(++seen) == 0 : over > most)) {
        best = d;
        most = over;
      }
    }
    return best;
  }

  private long overfull(int device) {
    long over = 0;
    for (MemoryKind kind : memoryKinds) {
      over += Math.max(0, -state.memoryFree(kind, device));
    }
    return over;
  }

  /** Some single vertices of each layer on a device, and all of each layer on it. */
  private List<int[]> units(int device) {
    int[][] sample = new int[layerCount][SAMPLES_PER_LAYER];
    int[] count = new int[layerCount];
    for (int v = 0; v < layerOf.length; v++) {
      if (state.deviceOf(v) == device && !state.isPinned(v)) {
        int layer = layerOf[v];
        int slot =
            count[layer] < SAMPLES_PER_LAYER ? count[layer] : random.nextInt(count[layer] + 1);
        if (slot < SAMPLES_PER_LAYER) {
          sample[layer][slot] = v;
        }
        count[layer]++;
      }
    }
    List<int[]> units = new ArrayList<>();
    for (int layer = 0; layer < layerCount; layer++) {
      for (int i = 0; i < Math.min(count[layer], SAMPLES_PER_LAYER); i++) {
        units.add(new int[] {sample[layer][i]});
      }
      if (count[layer] > 1) {
        units.add(wholeLayer(layer, device, count[layer]));
      }
    }
    return units;
  }

  private int[] wholeLayer(int layer, int device, int count) {
    int[] vertices = new int[count];
    int next = 0;
    for (int v = 0; v < layerOf.length; v++) {
      if (layerOf[v] == layer && state.deviceOf(v) == device && !state.isPinned(v)) {
        vertices[next++] = v;
      }
    }
    return vertices;
  }

  private void tryMoves(int[] unit, long step, long least) {
    int[] home = devicesOf(unit);
    int[] targets = new int[unit.length];
    for (int target = 0; target < state.deviceCount(); target++) {
      if (target != home[0]) {
        Arrays.fill(targets, target);
        consider(unit, home, targets, step, least);
      }
    }
  }

  private void trySwaps(int crowded, long step, long least) {
    List<int[]> here = units(crowded);
    for (int i = 0; i < SWAP_SAMPLES && !here.isEmpty(); i++) {
      int mine = here.get(random.nextInt(here.size()))[0];
      int other = random.nextInt(layerOf.length);
      if (state.deviceOf(other) != crowded && !state.isPinned(other)) {
        int[] unit = {mine, other};
        consider(unit, devicesOf(unit), new int[] {state.deviceOf(other), crowded}, step, least);
      }
    }
  }

  private int[] devicesOf(int[] unit) {
    return Arrays.stream(unit).map(state::deviceOf).toArray();
  }

  private void consider(int[] unit, int[] home, int[] targets, long step, long least) {
    moveAll(unit, targets);
    long excess = excess();
    moveAll(unit, home);
    boolean tabu = tabuUntil[unit[0] * state.deviceCount() + targets[0]] > step;
    if (excess > bestExcess || (tabu && excess >= least)) {
      return;
    }
    ties = excess < bestExcess ? 1 : ties + 1;
    if (random.nextInt(ties) == 0) {
      bestUnit = unit;
      bestTargets = targets.clone();
      bestExcess = excess;
    }
  }

  private void moveAll(int[] unit, int[] targets) {
    for (int i = 0; i < unit.length; i++) {
      state.move(unit[i], targets[i]);
    }
  }

  private void apply(int[] unit, int[] targets, long step) {
    for (int v : unit) {
      tabuUntil[v * state.deviceCount() + state.deviceOf(v)] = step + 5 + random.nextInt(10);
    }
    moveAll(unit, targets);
  }
}
