package org.ratecut.pipeline.cpsat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.cpsat.Engine;
import org.ratecut.pipeline.graph.Buffer;
import org.ratecut.pipeline.graph.Operations;

/** Looks for the schedule with the shortest latency at a given period and RAM. */
public final class ModuloScheduler {

  /** So that begins of several periods stay far below 2^31, which CP-SAT is trusted with. */
  private static final long MAX_PERIOD = 1L << 20;

  /** Models with more pairs of operations or buffers give nothing in useful time. */
  private static final long MAX_PAIRS = 20_000;

  private final Operations operations;
  private final long[] available;
  private final Engine engine;

  /**
   * A scheduler.
   *
   * @param available RAM of each device, in values
   */
  public ModuloScheduler(Operations operations, long[] available, Engine engine) {
    this.operations = operations;
    this.available = available.clone();
    this.engine = engine;
  }

  /**
   * A schedule that was found.
   *
   * @param begins of all operations in inference 0, in ticks
   * @param isShortest whether CP-SAT claims that no schedule that fits has less latency
   */
  public record Found(List<Long> begins, boolean isShortest) {

    /** Makes the list immutable. */
    public Found {
      begins = List.copyOf(begins);
    }
  }

  /** Whether there are few enough operations and buffers for a model. */
  public boolean isSmallEnough() {
    long pairs = 0;
    int[] onResource = new int[operations.resourceCount()];
    for (int i = 0; i < operations.count(); i++) {
      pairs += onResource[operations.resource(i)]++;
    }
    int[] onDevice = new int[operations.deviceCount()];
    operations.buffers().forEach(buffer -> onDevice[buffer.device()]++);
    return pairs + Arrays.stream(onDevice).mapToLong(n -> (long) n * n).sum() <= MAX_PAIRS;
  }

  /**
   * Looks for a schedule that fits.
   *
   * @param period in ticks
   * @param known begins of a schedule of this period, in ticks, to start from
   * @param maxLatency in ticks
   * @return empty if nothing was found with this effort, or nothing exists
   */
  public Optional<Found> search(
      long period, long[] known, long maxLatency, Effort effort, BooleanSupplier isCancelled) {
    long unit = 1 + (period - 1) / MAX_PERIOD;
    if (!hasRoom(unit, period)) {
      return Optional.empty();
    }
    ModuloModel model = new ModuloModel(operations, unit, period, maxLatency);
    addRam(model);
    model.suggest(period, known);
    CpSat solver = new CpSat(engine, effort.time(), effort.workers(), effort.seed(), isCancelled);
    effort.limit(solver.parameters());
    CpSatAnswer answer = solver.solve(model.model());
    if (answer.kind() != CpSatAnswer.Kind.VALUES) {
      return Optional.empty();
    }
    boolean isShortest = unit == 1 && answer.bound() >= answer.value(model.latency());
    return Optional.of(
        new Found(Arrays.stream(model.begins(answer, period)).boxed().toList(), isShortest));
  }

  /** Whether each resource can do its operations in a period after rounding. */
  private boolean hasRoom(long unit, long period) {
    long[] loads = new long[operations.resourceCount()];
    for (int i = 0; i < operations.count(); i++) {
      loads[operations.resource(i)] -= Math.floorDiv(-operations.duration(i), unit);
    }
    return Arrays.stream(loads).allMatch(load -> load <= period / unit);
  }

  private void addRam(ModuloModel model) {
    RamRows rows = new RamRows(model);
    List<List<Buffer>> byDevice = new ArrayList<>();
    for (int d = 0; d < operations.deviceCount(); d++) {
      byDevice.add(new ArrayList<>());
    }
    operations.buffers().forEach(buffer -> byDevice.get(buffer.device()).add(buffer));
    for (int d = 0; d < operations.deviceCount(); d++) {
      long free = available[d] - operations.constantMemory(d);
      long most = 0;
      for (Buffer buffer : byDevice.get(d)) {
        most += buffer.size() * model.maxStages();
      }
      if (most > free) {
        rows.add(byDevice.get(d), free);
      }
    }
  }
}
