package org.ratecut.pipeline.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import org.ratecut.pipeline.graph.Buffer;

/**
 * RAM as rows of a modulo model. What is in a device grows only where a buffer is taken, so it is
 * enough to count there. At the start {@code t} of a buffer, another that is taken from {@code b}
 * to {@code e} is there for {@code floor((t - b) / T) - floor((t - e) / T)} inferences. Both floors
 * are variables: the first is at least its floor and the second at most, and the row for RAM holds
 * their difference down.
 */
final class RamRows {

  private final ModuloModel schedule;
  private final CpModel model;
  private final long most;

  RamRows(ModuloModel schedule) {
    this.schedule = schedule;
    this.model = schedule.model();
    this.most = schedule.maxStages();
  }

  /**
   * Lets the buffers of a device have room.
   *
   * @param free what they may take together, in values
   */
  void add(List<Buffer> buffers, long free) {
    for (Buffer taken : buffers) {
      LinearExprBuilder sum = LinearExpr.newBuilder();
      for (Buffer other : buffers) {
        sum.addTerm(sinceBegin(taken, other), other.size());
        sum.addTerm(sinceEnd(taken, other), -other.size());
      }
      model.addLessOrEqual(sum.build(), free);
    }
  }

  private IntVar sinceBegin(Buffer taken, Buffer other) {
    IntVar count = model.newIntVar(-most, most, "begun");
    // T · count >= t - b - T + 1
    model.addGreaterOrEqual(
        LinearExpr.newBuilder()
            .addTerm(count, schedule.period())
            .add(schedule.begin(other.operation()))
            .add(schedule.period() - 1),
        schedule.begin(taken.operation()));
    return count;
  }

  private IntVar sinceEnd(Buffer taken, Buffer other) {
    IntVar count = model.newIntVar(-most, most, "ended");
    if (other.isKept()) {
      addEnd(count, taken, LinearExpr.newBuilder().add(schedule.latency()));
    } else {
      addEnd(count, taken, schedule.end(other.operation()));
      other.readers().forEach(reader -> addEnd(count, taken, schedule.end(reader)));
    }
    for (int reader : other.nextReaders()) {
      addEnd(count, taken, schedule.end(reader).add(schedule.period()));
    }
    return count;
  }

  /** {@code T · count <= t - e}. */
  private void addEnd(IntVar count, Buffer taken, LinearExprBuilder end) {
    model.addLessOrEqual(end.addTerm(count, schedule.period()), schedule.begin(taken.operation()));
  }
}
