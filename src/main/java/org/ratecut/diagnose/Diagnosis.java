package org.ratecut.diagnose;

import java.util.List;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Solution;

/** What stands in the way, and what would help. */
public sealed interface Diagnosis {

  /** What was diagnosed. */
  Problem problem();

  /**
   * Nothing fits.
   *
   * @param core the part that is impossible already
   * @param repairs each of which makes the whole problem fit; empty if none was found
   */
  record Infeasible(Core core, List<Repair> repairs) implements Diagnosis {

    /** Copies the list. */
    public Infeasible {
      repairs = List.copyOf(repairs);
    }

    @Override
    public Problem problem() {
      return core.problem();
    }
  }

  /**
   * Something fits.
   *
   * @param solution the best found, with an assignment, and a bound
   */
  record Limited(Solution solution, List<WhatIf> whatIfs) implements Diagnosis {

    /** Copies the list. */
    public Limited {
      whatIfs = List.copyOf(whatIfs);
    }

    @Override
    public Problem problem() {
      return solution.problem();
    }
  }

  /** Nothing was found, and nothing proved. */
  record Unknown(Problem problem) implements Diagnosis {}
}
