package org.ratecut.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Solves constraint models within a time, and stops early when asked to. Everything that this
 * project asks of CP-SAT goes through here: a model is brought to a {@linkplain SafeModel safe
 * size} before it is solved, and values are checked against the model in exact integers after it.
 * An answer that cannot be trusted is {@linkplain CpSatAnswer.Kind#UNKNOWN unknown}, and the log
 * says why.
 */
public final class CpSat {

  /** What a variable may be at most for its model to be safe. */
  public static final long MAX_VALUE = SafeModel.MAX_ROW;

  private static final Logger LOG = LoggerFactory.getLogger(CpSat.class);

  private final Engine engine;
  private final BooleanSupplier isCancelled;
  private final SatParameters.Builder parameters = SatParameters.newBuilder();

  /**
   * A solver for some models.
   *
   * @param time how long a model may take
   * @param workers how many threads it uses
   * @param seed of everything random
   * @param isCancelled asked every few milliseconds, on another thread, whether to stop
   */
  public CpSat(Engine engine, Duration time, int workers, long seed, BooleanSupplier isCancelled) {
    this.engine = engine;
    this.isCancelled = isCancelled;
    parameters.setMaxTimeInSeconds(time.toNanos() / 1e9);
    parameters.setNumWorkers(workers);
    parameters.setRandomSeed((int) (seed & 0x3fffffff));
    // Its own handler would replace that of the JVM, and aborts the JVM when Ctrl-C comes.
    parameters.setCatchSigintSignal(false);
    // The presolve rule that uses this work sums Boolean terms in 32 bits and drops enforcements
    // where they pass 2^31 (or-tools 5293): valid solutions are lost, and OPTIMAL is wrong.
    parameters.setPresolveInclusionWorkLimit(0);
  }

  /** The parameters, to be changed before solving. */
  public SatParameters.Builder parameters() {
    return parameters;
  }

  /**
   * Solves the model, or one that says the same in smaller numbers.
   *
   * @return unknown if the time was too short, someone cancelled, or the answer cannot be trusted
   * @throws IllegalStateException if CP-SAT finds the model invalid: a bug in this program
   */
  public CpSatAnswer solve(CpModel model) {
    CpModel safe;
    try {
      safe = SafeModel.of(model);
    } catch (UnsafeModelException e) {
      LOG.warn("A model is not used, because CP-SAT might be wrong about it: {}", e.getMessage());
      return CpSatAnswer.unknown();
    }
    CpSatAnswer answer = CpSatAnswer.of(engine.solve(safe, parameters.build(), isCancelled));
    if (answer.kind() == CpSatAnswer.Kind.VALUES
        && !new ModelCheck(model.getBuilder()).isSatisfiedBy(answer.values())) {
      LOG.warn("CP-SAT gave values that break its model; they are not used.");
      return CpSatAnswer.unknown();
    }
    return answer;
  }
}
