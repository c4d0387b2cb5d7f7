package org.ratecut.cpsat;

import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.CpObjectiveProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A second solver for the models of {@link CpSat}, to ask whether it agrees: SCIP, a branch and cut
 * with linear relaxations, which shares no code with CP-SAT. It computes in floating point, with
 * tolerances that admit more than there is: so it may fail to see that a model has no solution, but
 * hardly denies one that is there. Large numbers are beyond it: with a coefficient of 10^10 it has
 * run forever. So rows that {@link SafeModel} would rewrite for CP-SAT are rewritten here too; all
 * others it gets as they are. Needs the {@link NativeLibrary}.
 */
final class SecondSolver {

  /** More entries in tables than this make a program that takes too long. */
  private static final long MAX_TABLE_ENTRIES = 20_000;

  private static final long MAX_VARIABLES = 20_000;

  private boolean isStuck;

  /**
   * What it says of the claim that a model has no solution.
   *
   * @param isCancelled whether nobody waits for the answer
   */
  SecondOpinion onInfeasible(
      CpModelProto.Builder model, Duration time, BooleanSupplier isCancelled) {
    boolean isTooLarge =
        model.getVariablesCount() > MAX_VARIABLES
            || MixedIntegerModel.tableEntries(model) > MAX_TABLE_ENTRIES;
    if (isStuck || isTooLarge || time.toMillis() == 0) {
      return SecondOpinion.none();
    }
    CpModelProto.Builder safe = model.clone();
    try {
      SafeModel.secure(safe);
    } catch (UnsafeModelException e) {
      return SecondOpinion.none();
    }
    Optional<SecondOpinion> opinion =
        NativeCall.await(() -> solve(safe, model, time), time, isCancelled);
    // A call that did not end still takes a processor: one is enough.
    isStuck = opinion.isEmpty();
    return opinion.orElse(SecondOpinion.none());
  }

  /**
   * What it says of the claim that no solution has a larger objective.
   *
   * @param model that maximizes something; CP-SAT minimizes its negative
   */
  SecondOpinion onMaximum(
      CpModelProto.Builder model, long claimed, Duration time, BooleanSupplier isCancelled) {
    CpModelProto.Builder larger = model.clone().clearObjective();
    CpObjectiveProto negative = model.getObjective();
    if (negative.getOffset() != 0) {
      return SecondOpinion.none();
    }
    larger
        .addConstraintsBuilder()
        .getLinearBuilder()
        .addAllVars(negative.getVarsList())
        .addAllCoeffs(negative.getCoeffsList())
        .addDomain(Long.MIN_VALUE)
        .addDomain(-Math.addExact(claimed, 1));
    return onInfeasible(larger, time, isCancelled);
  }

  private static SecondOpinion solve(
      CpModelProto.Builder safe, CpModelProto.Builder model, Duration time) {
    MPSolver solver = MPSolver.createSolver("SCIP");
    try {
      solver.setTimeLimit(time.toMillis());
      MixedIntegerModel program = new MixedIntegerModel(solver, safe);
      return switch (solver.solve()) {
        case INFEASIBLE -> SecondOpinion.agreement();
        case OPTIMAL, FEASIBLE ->
            checked(program.values().subList(0, model.getVariablesCount()), model);
        default -> SecondOpinion.none();
      };
    } finally {
      solver.delete();
    }
  }

  /** Within the tolerances there may be values that exact integers do not admit. */
  private static SecondOpinion checked(List<Long> values, CpModelProto.Builder model) {
    return new ModelCheck(model).isSatisfiedBy(values)
        ? SecondOpinion.disagreement(values)
        : SecondOpinion.none();
  }
}
