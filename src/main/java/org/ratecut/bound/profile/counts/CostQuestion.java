package org.ratecut.bound.profile.counts;

import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/**
 * Does any assignment cost at most so much?
 *
 * @param profile of the problem's network
 * @param cost of the problem's objective
 * @param limits what devices and channels may do at that cost
 * @param oracle decides models about it
 */
public record CostQuestion(
    Problem problem, NetworkProfile profile, Fraction cost, CostLimits limits, Oracle oracle) {

  /** How many vertices each device may hold if the answer is yes; empty if it is plainly no. */
  public CountRanges ranges() {
    return CountRanges.of(problem, profile, limits);
  }
}
