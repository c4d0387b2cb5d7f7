package org.ratecut.cpsat;

import com.google.ortools.sat.CpModel;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Decides the models of one run, and asks a second solver whether the first was right, within a
 * small share of the time that the run has taken so far. Not safe for several threads.
 */
public final class Oracle {

  /** The part of a run's time that second opinions may take. */
  public static final double SHARE = 0.03;

  /** What they may take from the beginning, so that the smallest problems get one. */
  private static final Duration HEAD_START = Duration.ofMillis(50);

  private final Engine engine;
  private final SecondSolver second = new SecondSolver();
  private final Duration headStart;
  private final long startNanos = System.nanoTime();
  private long spentNanos;
  private BooleanSupplier isCancelled = () -> false;

  public Oracle(Engine engine) {
    this(engine, HEAD_START);
  }

  /** One that gives second opinions more time, or less. */
  public Oracle(Engine engine, Duration headStart) {
    this.engine = engine;
    this.headStart = headStart;
  }

  /**
   * A solver of models, as {@link CpSat#CpSat} makes it. What cancels it also ends the second
   * opinions asked from now on.
   */
  public CpSat cpSat(Duration time, int workers, long seed, BooleanSupplier isCancelled) {
    this.isCancelled = isCancelled;
    return new CpSat(engine, time, workers, seed, isCancelled);
  }

  /**
   * Whether the second solver agrees that a model has no solution; false also if it did not find
   * out in time.
   *
   * @throws SolverDisagreementException if it has one
   */
  public boolean agreesOnInfeasible(CpModel model) {
    return ask(time -> second.onInfeasible(model.getBuilder(), time, isCancelled));
  }

  /**
   * Whether it agrees that no solution has a larger objective; false also if it did not find out in
   * time.
   *
   * @param model that maximizes something
   * @throws SolverDisagreementException if it has one
   */
  public boolean agreesOnMaximum(CpModel model, long claimed) {
    return ask(time -> second.onMaximum(model.getBuilder(), claimed, time, isCancelled));
  }

  private boolean ask(Function<Duration, SecondOpinion> question) {
    long begin = System.nanoTime();
    long allowed = headStart.toNanos() + (long) (SHARE * (begin - startNanos)) - spentNanos;
    if (allowed <= 0) {
      return false;
    }
    SecondOpinion opinion = question.apply(Duration.ofNanos(allowed));
    spentNanos += System.nanoTime() - begin;
    opinion
        .counterexample()
        .ifPresent(
            values -> {
              throw new SolverDisagreementException(values);
            });
    return opinion.agrees();
  }
}
