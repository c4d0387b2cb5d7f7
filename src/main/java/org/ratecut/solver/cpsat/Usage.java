package org.ratecut.solver.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;

/** A sum that grows while a model is built: the load of a device or the traffic of a channel. */
final class Usage {

  private final LinearExprBuilder terms = LinearExpr.newBuilder();
  private long fixed;
  private int termCount;

  void add(long amount) {
    fixed = Math.addExact(fixed, amount);
  }

  void add(LinearArgument variable, long coefficient) {
    if (coefficient != 0) {
      terms.addTerm(variable, coefficient);
      termCount++;
    }
  }

  void add(Usage other) {
    terms.add(other.terms);
    termCount += other.termCount;
    add(other.fixed);
  }

  /** What does not depend on the choice. */
  long fixed() {
    return fixed;
  }

  boolean isFixed() {
    return termCount == 0;
  }

  LinearExpr expression() {
    return LinearExpr.newBuilder().add(terms).add(fixed).build();
  }

  void limit(CpModel model, long most) {
    if (!isFixed() || fixed > most) {
      model.addLessOrEqual(expression(), most);
    }
  }
}
