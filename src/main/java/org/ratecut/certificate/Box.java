package org.ratecut.certificate;

import java.util.Arrays;
import java.util.List;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Table;
import org.ratecut.certificate.LinearSystem.Term;

/** A range for each variable of a system. */
public final class Box {

  /** After so many rounds, what one row learns of another is hardly worth the time. */
  private static final int MAX_ROUNDS = 30;

  private final long[] least;
  private final long[] most;
  private boolean changed;

  private Box(long[] least, long[] most) {
    this.least = least;
    this.most = most;
  }

  /** All that the variables of a system may be, as far as single rows tell. */
  public static Box of(LinearSystem system) {
    long[] least = system.variables().stream().mapToLong(LinearSystem.Variable::least).toArray();
    long[] most = system.variables().stream().mapToLong(LinearSystem.Variable::most).toArray();
    return new Box(least, most).narrowed(system);
  }

  public long least(int variable) {
    return least[variable];
  }

  public long most(int variable) {
    return most[variable];
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    for (int i = 0; i < least.length; i++) {
      if (least[i] > most[i]) {
        return true;
      }
    }
    return false;
  }

  /** The part in which a variable is at most a number, narrowed. */
  public Box atMost(int variable, long number, LinearSystem system) {
    Box part = new Box(least.clone(), most.clone());
    part.most[variable] = Math.min(most[variable], number);
    return part.narrowed(system);
  }

  /** The part in which a variable is more than a number, narrowed. */
  public Box above(int variable, long number, LinearSystem system) {
    Box part = new Box(least.clone(), most.clone());
    part.least[variable] =
        Math.max(least[variable], number == Long.MAX_VALUE ? number : number + 1);
    return part.narrowed(system);
  }

  /** Cuts off what a single row or table excludes, as long as one leads to another. */
  private Box narrowed(LinearSystem system) {
    changed = true;
    for (int round = 0; round < MAX_ROUNDS && changed && !isEmpty(); round++) {
      changed = false;
      for (Row row : system.rows()) {
        narrow(row.terms(), row.constant(), 1);
        if (row.equation()) {
          narrow(row.terms(), row.constant(), -1);
        }
      }
      system.tables().forEach(this::narrow);
    }
    return this;
  }

  /** Sign times the row is at least 0, even where all other terms are as large as they can be. */
  private void narrow(List<Term> terms, long constant, int sign) {
    try {
      long largest = sign * constant;
      for (Term term : terms) {
        largest = Math.addExact(largest, largest(term, sign));
      }
      if (terms.isEmpty() && largest < 0) {
        Arrays.fill(most, Long.MIN_VALUE);
      }
      for (Term term : terms) {
        long others = Math.subtractExact(largest, largest(term, sign));
        long factor = sign * term.factor();
        if (factor > 0) {
          raise(term.variable(), -Math.floorDiv(others, factor));
        } else if (factor < 0) {
          lower(term.variable(), Math.floorDiv(others, -factor));
        }
      }
    } catch (ArithmeticException e) {
      // A sum above all longs narrows nothing.
    }
  }

  private long largest(Term term, int sign) {
    long factor = sign * term.factor();
    return Math.multiplyExact(factor, factor > 0 ? most[term.variable()] : least[term.variable()]);
  }

  private void narrow(Table table) {
    int x = table.argument();
    int y = table.variable();
    while (least[x] <= most[x] && !mayBe(y, table.values().get((int) least[x]))) {
      raise(x, least[x] + 1);
    }
    while (least[x] <= most[x] && !mayBe(y, table.values().get((int) most[x]))) {
      lower(x, most[x] - 1);
    }
    long smallest = Long.MAX_VALUE;
    long largest = Long.MIN_VALUE;
    for (long n = least[x]; n <= most[x]; n++) {
      smallest = Math.min(smallest, table.values().get((int) n));
      largest = Math.max(largest, table.values().get((int) n));
    }
    raise(y, smallest);
    lower(y, largest);
  }

  private boolean mayBe(int variable, long value) {
    return least[variable] <= value && value <= most[variable];
  }

  private void raise(int variable, long to) {
    changed |= to > least[variable];
    least[variable] = Math.max(least[variable], to);
  }

  private void lower(int variable, long to) {
    changed |= to < most[variable];
    most[variable] = Math.min(most[variable], to);
  }
}
