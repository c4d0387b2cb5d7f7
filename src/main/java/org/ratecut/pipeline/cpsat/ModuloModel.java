package org.ratecut.pipeline.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.pipeline.graph.Operations;

/**
 * Modulo scheduling as a constraint model. Operation {@code i} begins at {@code offset[i] +
 * stage[i] · T}. Of two operations on a resource one has the smaller offset: it ends before the
 * other begins, and the other ends before it begins again.
 *
 * <p>Times are in units of the model, which may be coarser than ticks: then durations are rounded
 * up and the period down, so that what satisfies the model satisfies the exact rules too.
 */
final class ModuloModel {

  private final CpModel model = new CpModel();
  private final Operations operations;
  private final long unit;
  private final long period;
  private final IntVar[] offsets;
  private final IntVar[] stages;
  private final IntVar latency;

  /**
   * The model without RAM.
   *
   * @param unit of time, in ticks
   * @param period in ticks
   * @param maxLatency in ticks
   */
  ModuloModel(Operations operations, long unit, long period, long maxLatency) {
    this.operations = operations;
    this.unit = unit;
    this.period = period / unit;
    this.offsets = new IntVar[operations.count()];
    this.stages = new IntVar[operations.count()];
    long most = maxLatency / unit + (unit > 1 ? operations.count() : 0);
    this.latency = model.newIntVar(0, most, "latency");
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = model.newIntVar(0, this.period - 1, "offset" + i);
      stages[i] = model.newIntVar(0, most / this.period, "stage" + i);
    }
    for (int i = 0; i < offsets.length; i++) {
      addPredecessors(i);
      model.addGreaterOrEqual(latency, end(i));
    }
    addResources();
    model.minimize(latency);
  }

  private void addPredecessors(int operation) {
    for (int before : operations.predecessors(operation)) {
      model.addGreaterOrEqual(begin(operation), end(before));
    }
    for (int writer : operations.lastWriters(operation)) {
      model.addGreaterOrEqual(begin(operation).add(period), end(writer));
    }
  }

  private void addResources() {
    for (int i = 0; i < offsets.length; i++) {
      for (int j = i + 1; j < offsets.length; j++) {
        if (operations.resource(i) == operations.resource(j)) {
          BoolVar isFirst = model.newBoolVar("order" + i + "_" + j);
          addOrder(i, j, isFirst, true);
          addOrder(j, i, isFirst, false);
        }
      }
    }
  }

  private void addOrder(int first, int second, BoolVar isFirst, boolean value) {
    LinearExpr gap =
        LinearExpr.newBuilder().add(offsets[second]).addTerm(offsets[first], -1).build();
    model
        .addLinearConstraint(gap, duration(first), period - duration(second))
        .onlyEnforceIf(value ? isFirst : isFirst.not());
  }

  /** The begin of an operation, in units of the model. */
  LinearExprBuilder begin(int operation) {
    return LinearExpr.newBuilder().add(offsets[operation]).addTerm(stages[operation], period);
  }

  /** The end of an operation. */
  LinearExprBuilder end(int operation) {
    return begin(operation).add(duration(operation));
  }

  private long duration(int operation) {
    return -Math.floorDiv(-operations.duration(operation), unit);
  }

  CpModel model() {
    return model;
  }

  IntVar latency() {
    return latency;
  }

  /** In units of the model. */
  long period() {
    return period;
  }

  /** The most whole periods between any two times of an inference. */
  long maxStages() {
    long ofInference = model.getBuilder().getVariables(latency.getIndex()).getDomain(1) / period;
    return ofInference + (operations.hasFeedback() ? 3 : 2);
  }

  /** Suggests begins, in ticks. */
  void suggest(long exactPeriod, long[] begins) {
    for (int i = 0; i < offsets.length; i++) {
      model.addHint(offsets[i], Math.min(period - 1, Math.floorMod(begins[i], exactPeriod) / unit));
      model.addHint(stages[i], Math.floorDiv(begins[i], exactPeriod));
    }
  }

  /**
   * The begins that an answer has, in ticks.
   *
   * @param exactPeriod in ticks
   */
  long[] begins(CpSatAnswer answer, long exactPeriod) {
    long[] begins = new long[offsets.length];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = answer.value(offsets[i]) * unit + answer.value(stages[i]) * exactPeriod;
    }
    return begins;
  }
}
