package org.ratecut.report.statistics;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The performance profiles of Dolan and Moré (2002): on which part of the problems is a solver
 * within a factor of the best of all solvers? Here for rates, where more is better: the factor is
 * the best rate divided by the solver's.
 */
public final class PerformanceProfile {

  private final double[][] factors;

  /**
   * Compares solvers.
   *
   * @param rates of each problem, the rate of each solver; 0 where it has none
   */
  public PerformanceProfile(List<double[]> rates) {
    this.factors = rates.stream().map(PerformanceProfile::factors).toArray(double[][]::new);
  }

  private static double[] factors(double... rates) {
    double best = DoubleStream.of(rates).max().orElse(0);
    return DoubleStream.of(rates)
        .map(rate -> rate > 0 ? best / rate : Double.POSITIVE_INFINITY)
        .toArray();
  }

  /**
   * The part of all problems on which a solver is within a factor of the best.
   *
   * @param factor at least 1
   * @return from 0 to 1; 0 where there is no problem
   */
  public double share(int solver, double factor) {
    long within =
        IntStream.range(0, factors.length).filter(p -> factors[p][solver] <= factor).count();
    return factors.length == 0 ? 0 : (double) within / factors.length;
  }

  /** The finite factors of a solver in increasing order: where its profile rises. */
  public double[] steps(int solver) {
    return IntStream.range(0, factors.length)
        .mapToDouble(p -> factors[p][solver])
        .filter(Double::isFinite)
        .sorted()
        .toArray();
  }
}
