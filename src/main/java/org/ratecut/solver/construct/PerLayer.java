package org.ratecut.solver.construct;

import java.util.Arrays;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;

/**
 * Whole layers in order, as machine-learning frameworks split a network into pipeline stages: the
 * layers are cut into consecutive stages, each on one device, the devices in the order of the
 * cluster. Among all such splits it proposes one with the shortest period by dynamic programming
 * over the last stage: O(layers² · devices²). Pinned vertices stay where they are pinned. More than
 * {@value #MAX_BLOCKS} layers are cut only between blocks of as many layers each, to keep that
 * small.
 *
 * <p>What crosses a cut is counted on the channel between the two devices beside it. That is exact
 * unless a layer reads from one before the last stage; the referee counts that properly.
 */
final class PerLayer implements Construction {

  /** More devices than this are left unused, to keep the table small. */
  private static final int MAX_DEVICES = 256;

  private static final int MAX_BLOCKS = 1_000;

  @Override
  public void propose(Problem problem, Receiver receiver) {
    Table table = new Table(problem);
    table.fill();
    int last = table.bestLastDevice();
    if (table.period[table.blocks][last] < Double.POSITIVE_INFINITY) {
      receiver.take(table.trace(last));
    }
  }

  @Override
  public String whyNothing() {
    return "the layers, each whole and in their order, do not fit on the devices in theirs.";
  }

  /**
   * The shortest period of the first {@code end} blocks whose last stage is on device {@code d}, in
   * {@code period[end][d]}, and how it is attained: the first block of that stage and the device of
   * the stage before, or -1 if there is none. A block is one layer unless there are too many.
   */
  private static final class Table {

    private final Problem problem;
    private final Stages stages;
    private final int blocks;
    private final int devices;
    private final double[][] period;
    private final int[][] firstBlock;
    private final int[][] deviceBefore;

    Table(Problem problem) {
      this.problem = problem;
      stages = new Stages(problem);
      blocks = Math.min(MAX_BLOCKS, problem.network().layers().size());
      devices = Math.min(MAX_DEVICES, problem.deviceCount());
      period = new double[blocks + 1][devices];
      firstBlock = new int[blocks + 1][devices];
      deviceBefore = new int[blocks + 1][devices];
    }

    private int firstLayerOf(int block) {
      return (int) ((long) problem.network().layers().size() * block / blocks);
    }

    void fill() {
      for (int end = 1; end <= blocks; end++) {
        for (int d = 0; d < devices; d++) {
          period[end][d] = Double.POSITIVE_INFINITY;
          stages.begin(d);
          growLastStage(end, d);
          stages.end();
        }
      }
    }

    /** Until the last stage alone takes as long as the best that is known. */
    private void growLastStage(int end, int device) {
      for (int first = end - 1; first >= 0; first--) {
        double seconds = 0;
        for (int layer = firstLayerOf(first + 1) - 1; layer >= firstLayerOf(first); layer--) {
          seconds = stages.add(layer);
        }
        if (seconds >= period[end][device]) {
          return;
        }
        tryLastStage(seconds, first, end, device);
      }
    }

    private void tryLastStage(double stage, int first, int end, int device) {
      if (first == 0) {
        keepIfBetter(stage, first, end, device, -1);
        return;
      }
      for (int before = 0; before < device; before++) {
        if (period[first][before] < period[end][device]) {
          double crossing = crossingSeconds(first, before, device);
          double slowest = Math.max(period[first][before], Math.max(crossing, stage));
          keepIfBetter(slowest, first, end, device, before);
        }
      }
    }

    private void keepIfBetter(double seconds, int first, int end, int device, int before) {
      if (seconds < period[end][device]) {
        period[end][device] = seconds;
        firstBlock[end][device] = first;
        deviceBefore[end][device] = before;
      }
    }

    private double crossingSeconds(int cut, int from, int to) {
      long values = stages.valuesCrossing(firstLayerOf(cut));
      int channel = problem.cluster().channelBetween(from, to);
      if (values == 0) {
        return 0;
      }
      return channel == Cluster.NO_CHANNEL
          ? Double.POSITIVE_INFINITY
          : values / problem.cluster().channel(channel).bandwidth().toDouble();
    }

    int bestLastDevice() {
      int best = 0;
      for (int d = 1; d < devices; d++) {
        if (period[blocks][d] < period[blocks][best]) {
          best = d;
        }
      }
      return best;
    }

    int[] trace(int lastDevice) {
      int[] deviceOf = new int[problem.vertexCount()];
      int device = lastDevice;
      for (int end = blocks; end > 0; ) {
        Layer last = problem.network().layers().get(firstLayerOf(end) - 1);
        Layer first = problem.network().layers().get(firstLayerOf(firstBlock[end][device]));
        Arrays.fill(deviceOf, first.firstVertex(), last.endVertex(), device);
        int before = deviceBefore[end][device];
        end = firstBlock[end][device];
        device = before;
      }
      for (int v = 0; v < deviceOf.length; v++) {
        if (problem.pins().isPinned(v)) {
          deviceOf[v] = problem.pins().deviceOf(v);
        }
      }
      return deviceOf;
    }
  }
}
