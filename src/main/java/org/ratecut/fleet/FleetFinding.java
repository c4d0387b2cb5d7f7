package org.ratecut.fleet;

import java.math.BigDecimal;
import java.util.Optional;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;

/**
 * What was found out about one fleet.
 *
 * @param devices as {@code --devices} takes them
 * @param count of devices, the fixed one included
 * @param price of all that is bought; empty if there are no prices
 * @param isFound whether a valid assignment was found
 * @param rate of the best one found, in inferences per second; empty if there is none, or if no
 *     finite rate describes it
 * @param foundOn the devices, the same or fewer, that the search had; empty if nothing is found
 * @param bound the strongest statement about these devices, if any
 * @param boundOf the devices, the same or more, that it was proved of; empty if nothing is proved
 */
public record FleetFinding(
    String devices,
    int count,
    Optional<BigDecimal> price,
    FleetVerdict verdict,
    boolean isFound,
    Optional<Fraction> rate,
    Optional<String> foundOn,
    Optional<Bound> bound,
    Optional<String> boundOf) {

  /**
   * No assignment on these devices has a higher rate; zero if there is no valid one; empty if
   * nothing is proved.
   */
  public Optional<Fraction> rateBound() {
    return bound.flatMap(
        each -> each.isInfeasible() ? Optional.of(Fraction.ZERO) : each.inferenceRate());
  }
}
