package org.ratecut.cpsat;

/**
 * A solver is wrong: it claims that there are no values, and some are known that satisfy every
 * constraint in exact integers. Nothing that it claimed in this run can be trusted.
 */
public final class SolverDisagreementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CpSatAnswer counterexample;

  SolverDisagreementException(CpSatAnswer counterexample) {
    super(
        "CP-SAT claims that there is no solution, or none better; SCIP has one that holds"
            + " exactly.");
    this.counterexample = counterexample;
  }

  /**
   * Values of earlier answers show that a later one is wrong.
   *
   * @param fact one sentence
   */
  public SolverDisagreementException(String fact) {
    super(fact);
    this.counterexample = CpSatAnswer.unknown();
  }

  /** The values that show the claim to be wrong, if it was a second solver that found them. */
  public CpSatAnswer counterexample() {
    return counterexample;
  }
}
