package org.ratecut.pipeline.graph;

import java.util.Arrays;
import java.util.List;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.Pipeline;

/**
 * The operations of a pipeline as schedulers need them: how long each keeps which resource busy,
 * and what must end before it begins. Resources are devices and then channels.
 *
 * <p><em>Layout.</em> Arrays by operation, because AlexNet on 63 devices has 40,000 of them and
 * every schedule looks at all.
 */
public final class Operations {

  private final Pipeline pipeline;
  private final int resourceCount;
  private final long[] durations;
  private final int[] resources;
  private final int[][] predecessors;
  private final int[][] successors;
  private final int[][] nextReaders;
  private final int[][] lastWriters;
  private final long loopPeriod;
  private final int[] order;
  private final List<Buffer> buffers;
  private final long[] constantMemory;

  Operations(
      Pipeline pipeline,
      int resourceCount,
      int[] resources,
      Arcs arcs,
      Arcs feedback,
      List<Buffer> buffers,
      long[] constantMemory) {
    this.pipeline = pipeline;
    this.resourceCount = resourceCount;
    this.resources = resources;
    this.durations = pipeline.durations().stream().mapToLong(Long::longValue).toArray();
    this.predecessors = arcs.sources(durations.length);
    this.successors = arcs.targets(durations.length);
    this.nextReaders = feedback.targets(durations.length);
    this.lastWriters = feedback.sources(durations.length);
    this.buffers = List.copyOf(buffers);
    this.constantMemory = constantMemory;
    this.order = topologicalOrder();
    this.loopPeriod = hasFeedback() ? new LoopPeriods(this).shortest() : 0;
  }

  /** Each step is followed by its transfers; arcs lead from a step to later ones only. */
  private int[] topologicalOrder() {
    int[] result = new int[durations.length];
    int next = 0;
    int transfer = stepCount();
    for (int step = 0; step < stepCount(); step++) {
      result[next++] = step;
      while (transfer < durations.length && pipeline.transfer(transfer).step() == step) {
        result[next++] = transfer++;
      }
    }
    return result;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  public int count() {
    return durations.length;
  }

  public int stepCount() {
    return pipeline.steps().size();
  }

  public int resourceCount() {
    return resourceCount;
  }

  public int deviceCount() {
    return constantMemory.length;
  }

  /** How long an operation takes, in ticks. */
  public long duration(int operation) {
    return durations[operation];
  }

  /** What an operation keeps busy: a device, or a channel after all devices. */
  public int resource(int operation) {
    return resources[operation];
  }

  /** What must end before an operation begins; not to be changed. */
  public int[] predecessors(int operation) {
    return predecessors[operation];
  }

  /** What must not begin before an operation ends; not to be changed. */
  public int[] successors(int operation) {
    return successors[operation];
  }

  /** What must not begin in the next inference before an operation ends; not to be changed. */
  public int[] nextReaders(int operation) {
    return nextReaders[operation];
  }

  /** What must end in the inference before an operation begins; not to be changed. */
  public int[] lastWriters(int operation) {
    return lastWriters[operation];
  }

  /** Whether an inference needs what the one before has computed. */
  public boolean hasFeedback() {
    return Arrays.stream(nextReaders).anyMatch(readers -> readers.length > 0);
  }

  /**
   * By how much operations begin before what they need of the inference before has ended, summed,
   * in ticks; 0 if a schedule keeps all loops of feedback.
   *
   * @param begins of all operations in inference 0
   */
  public long lateness(long period, long[] begins) {
    long late = 0;
    for (int i = 0; i < begins.length; i++) {
      for (int reader : nextReaders[i]) {
        late += Math.max(0, begins[i] + durations[i] - period - begins[reader]);
      }
    }
    return late;
  }

  /** All operations, each after its predecessors; not to be changed. */
  public int[] order() {
    return order;
  }

  /** Everything that comes and goes in the RAM of devices. */
  public List<Buffer> buffers() {
    return buffers;
  }

  /** What is always in the RAM of a device, in values. */
  public long constantMemory(int device) {
    return constantMemory[device];
  }

  /** How long each resource is busy in each period, in ticks. */
  public long[] loads() {
    long[] loads = new long[resourceCount];
    for (int i = 0; i < durations.length; i++) {
      loads[resources[i]] = Math.addExact(loads[resources[i]], durations[i]);
    }
    return loads;
  }

  /**
   * The period of the model, in ticks: how long the busiest resource needs for one inference, or
   * the slowest loop of feedback if that is longer.
   */
  public long modelPeriod() {
    return Math.max(loopPeriod, Arrays.stream(loads()).max().orElse(0));
  }

  /** The length of the longest chain of operations, in ticks: no inference takes less. */
  public long criticalPath() {
    long[] end = new long[durations.length];
    long longest = 0;
    for (int i : order) {
      for (int before : predecessors[i]) {
        end[i] = Math.max(end[i], end[before]);
      }
      end[i] += durations[i];
      longest = Math.max(longest, end[i]);
    }
    return longest;
  }

  /**
   * A schedule with these begins, moved so that the first is at 0.
   *
   * @param begins of all operations in inference 0
   */
  public CyclicSchedule schedule(long period, long[] begins) {
    long first = Arrays.stream(begins).min().orElse(0);
    return new CyclicSchedule(
        pipeline, period, Arrays.stream(begins).map(begin -> begin - first).boxed().toList());
  }
}
