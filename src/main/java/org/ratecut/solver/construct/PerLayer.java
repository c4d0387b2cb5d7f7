package org.ratecut.solver.construct;

import java.util.Arrays;
import org.ratecut.model.Cluster;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;

/**
 * Whole layers in order, as machine-learning frameworks split a network into pipeline stages: the
 * layers are cut into consecutive stages, each on one device, the devices in the order of the
 * cluster. Among all such splits it proposes one with the shortest period by dynamic programming
 * over the last stage: O(layers² · devices²). Pinned vertices stay where they are pinned.
 *
 * <p>What crosses a cut is counted on the channel between the two devices beside it. That is exact
 * unless a layer reads from one before the last stage; the referee counts that properly.
 */
final class PerLayer implements Construction {

  /** More devices than this are left unused, to keep the table small. */
  private static final int MOST_DEVICES = 256;

  @Override
  public void propose(Problem problem, Receiver receiver) {
    Table table = new Table(problem);
    table.fill();
    int last = table.bestLastDevice();
    if (table.period[table.layers][last] < Double.POSITIVE_INFINITY) {
      receiver.take(table.trace(last));
    }
  }

  @Override
  public String whyNothing() {
    return "the layers, each whole and in their order, do not fit on the devices in theirs.";
  }

  /**
   * The shortest period of the first {@code end} layers whose last stage is on device {@code d}, in
   * {@code period[end][d]}, and how it is attained: the first layer of that stage and the device of
   * the stage before, or -1 if there is none.
   */
  private static final class Table {

    private final Problem problem;
    private final Stages stages;
    private final int layers;
    private final int devices;
    private final double[][] period;
    private final int[][] firstLayer;
    private final int[][] deviceBefore;

    Table(Problem problem) {
      this.problem = problem;
      stages = new Stages(problem);
      layers = problem.network().layers().size();
      devices = Math.min(MOST_DEVICES, problem.deviceCount());
      period = new double[layers + 1][devices];
      firstLayer = new int[layers + 1][devices];
      deviceBefore = new int[layers + 1][devices];
    }

    void fill() {
      for (int end = 1; end <= layers; end++) {
        for (int d = 0; d < devices; d++) {
          period[end][d] = Double.POSITIVE_INFINITY;
          for (int first = end - 1; first >= 0; first--) {
            tryLastStage(first, end, d);
          }
        }
      }
    }

    private void tryLastStage(int first, int end, int device) {
      double stage = stages.seconds(first, end, device);
      if (first == 0) {
        keepIfBetter(stage, first, end, device, -1);
        return;
      }
      for (int before = 0; before < device; before++) {
        double crossing = crossingSeconds(first, before, device);
        double slowest = Math.max(period[first][before], Math.max(crossing, stage));
        keepIfBetter(slowest, first, end, device, before);
      }
    }

    private void keepIfBetter(double seconds, int first, int end, int device, int before) {
      if (seconds < period[end][device]) {
        period[end][device] = seconds;
        firstLayer[end][device] = first;
        deviceBefore[end][device] = before;
      }
    }

    private double crossingSeconds(int cut, int from, int to) {
      long values = stages.valuesCrossing(cut);
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
        if (period[layers][d] < period[layers][best]) {
          best = d;
        }
      }
      return best;
    }

    int[] trace(int lastDevice) {
      int[] deviceOf = new int[problem.vertexCount()];
      int device = lastDevice;
      for (int end = layers; end > 0; ) {
        Layer last = problem.network().layers().get(end - 1);
        Layer first = problem.network().layers().get(firstLayer[end][device]);
        Arrays.fill(deviceOf, first.firstVertex(), last.endVertex(), device);
        int before = deviceBefore[end][device];
        end = firstLayer[end][device];
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
