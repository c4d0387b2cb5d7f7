package org.ratecut.evaluation.pipelined;

import java.util.Arrays;

/**
 * What a pipeline at full rate needs in the RAM of devices beside private memory and parameters,
 * always up to date while vertices come and go. The number of copies of an output depends on its
 * piece alone, and changes only where a link between two pieces begins or ceases to cross devices;
 * everything else is a sum over the broadcasts of a vertex.
 *
 * <p><em>Layout.</em> By piece p and device d, at {@code p * D + d}: what is {@code held}, which is
 * the outputs of vertices there but for results, and what is received; and the {@code results}
 * there. By portion and device, {@code own} is what producers there have made of it. By broadcast
 * and device, {@code consumers} counts those there, and {@code members} producers and consumers.
 */
public final class PipelineBuffers {

  private static final int STAGES_OF_CROSSING = 2;

  private final PipelineTables tables;
  private final int deviceCount;
  private final Use use;
  private final long[] held;
  private final long[] results;
  private final long[] own;
  private final int[] consumers;
  private final int[] members;
  private final int[] devicesOf;

  /** How many broadcasts of each link are on several devices. */
  private final int[] crossings;

  private final int[] stage;
  private final long[] copies;
  private final long[] copiesOfResult;
  private boolean isStageStale;

  /** Where values in the RAM of a device are added. */
  @FunctionalInterface
  public interface Use {
    void add(int device, long values);
  }

  /** Nothing is placed. */
  public PipelineBuffers(PipelineTables tables, Use use) {
    this.tables = tables;
    this.deviceCount = tables.deviceCount;
    this.use = use;
    held = perDevice(tables.pieceCount);
    results = perDevice(tables.pieceCount);
    own = perDevice(tables.pieceOfPortion.length);
    consumers = new int[Math.multiplyExact(tables.broadcastCount, deviceCount)];
    members = new int[consumers.length];
    devicesOf = new int[tables.broadcastCount];
    crossings = new int[tables.linkFrom.length];
    stage = new int[tables.pieceCount];
    copies = new long[tables.pieceCount];
    copiesOfResult = new long[tables.pieceCount];
    updateStages();
  }

  private long[] perDevice(int count) {
    return new long[Math.multiplyExact(count, deviceCount)];
  }

  /** Adds a vertex. */
  public void place(int vertex, int device) {
    addOutput(vertex, device, tables.output[vertex]);
    use.add(device, -tables.inside[vertex]);
    for (int broadcast : tables.incoming[vertex]) {
      if (consumers[broadcast * deviceCount + device]++ == 0) {
        receive(broadcast, device, 1);
      }
      join(broadcast, device);
    }
    if (tables.outgoing[vertex] >= 0) {
      join(tables.outgoing[vertex], device);
    }
    updateStages();
  }

  /** Takes a vertex away. */
  public void remove(int vertex, int device) {
    addOutput(vertex, device, -tables.output[vertex]);
    use.add(device, tables.inside[vertex]);
    for (int broadcast : tables.incoming[vertex]) {
      if (--consumers[broadcast * deviceCount + device] == 0) {
        receive(broadcast, device, -1);
      }
      leave(broadcast, device);
    }
    if (tables.outgoing[vertex] >= 0) {
      leave(tables.outgoing[vertex], device);
    }
    updateStages();
  }

  private void addOutput(int vertex, int device, long amount) {
    if (amount == 0) {
      return;
    }
    int piece = tables.pieceOf[vertex];
    if (tables.isResult[vertex]) {
      results[piece * deviceCount + device] += amount;
      use.add(device, amount * copiesOfResult[piece]);
    } else {
      hold(piece, device, amount);
    }
    if (tables.outgoing[vertex] >= 0) {
      own[tables.portionOf[vertex] * deviceCount + device] += amount;
      if (consumers[tables.outgoing[vertex] * deviceCount + device] > 0) {
        // It is no longer, or once more, received from elsewhere.
        hold(piece, device, -amount);
      }
    }
  }

  private void hold(int piece, int device, long amount) {
    held[piece * deviceCount + device] += amount;
    use.add(device, amount * copies[piece]);
  }

  /** Adds (sign 1) or takes away (sign -1) what others make of a broadcast. */
  private void receive(int broadcast, int device, int sign) {
    for (int i = tables.portionStart[broadcast]; i < tables.portionStart[broadcast + 1]; i++) {
      long received = tables.totalOfPortion[i] - own[i * deviceCount + device];
      hold(tables.pieceOfPortion[i], device, sign * received);
    }
  }

  private void join(int broadcast, int device) {
    if (members[broadcast * deviceCount + device]++ == 0 && ++devicesOf[broadcast] == 2) {
      cross(broadcast, 1);
    }
  }

  private void leave(int broadcast, int device) {
    if (--members[broadcast * deviceCount + device] == 0 && --devicesOf[broadcast] == 1) {
      cross(broadcast, -1);
    }
  }

  private void cross(int broadcast, int change) {
    for (int link : tables.links[broadcast]) {
      boolean didCross = crossings[link] > 0;
      crossings[link] += change;
      isStageStale |= didCross != crossings[link] > 0;
    }
  }

  private void updateStages() {
    if (!isStageStale && copies[0] > 0) {
      return;
    }
    isStageStale = false;
    Arrays.fill(stage, 0);
    int last = 0;
    for (int i = 0; i < crossings.length; i++) {
      int step = crossings[i] > 0 ? STAGES_OF_CROSSING : 0;
      int least = stage[tables.linkFrom[i]] + step;
      stage[tables.linkTo[i]] = Math.max(stage[tables.linkTo[i]], least);
      last = Math.max(last, least);
    }
    updateCopies(last);
  }

  private void updateCopies(int last) {
    long[] needed = new long[copies.length];
    Arrays.fill(needed, 1);
    for (int i = 0; i < crossings.length; i++) {
      int from = tables.linkFrom[i];
      int to = tables.linkTo[i];
      int more = tables.isTimelessReader[to] ? 1 : 0;
      needed[from] = Math.max(needed[from], Math.max(1, stage[to] - stage[from]) + more);
    }
    int toTheEnd = tables.hasTimelessReader ? 2 : 1;
    for (int piece = 0; piece < needed.length; piece++) {
      multiply(held, piece, needed[piece] - copies[piece]);
      copies[piece] = needed[piece];
      long ofResult = (long) last - stage[piece] + toTheEnd;
      multiply(results, piece, ofResult - copiesOfResult[piece]);
      copiesOfResult[piece] = ofResult;
    }
  }

  /** There are so many copies more of what devices have of a piece. */
  private void multiply(long[] amounts, int piece, long copiesMore) {
    for (int d = 0; d < deviceCount && copiesMore != 0; d++) {
      if (amounts[piece * deviceCount + d] != 0) {
        use.add(d, amounts[piece * deviceCount + d] * copiesMore);
      }
    }
  }
}
