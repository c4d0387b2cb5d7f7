package org.ratecut.testing.metamorphic;

import java.util.List;
import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.testing.BigIntegerReferee;

/**
 * A problem, changed or not, and what was said about it.
 *
 * @param change its name
 * @param relation to the problem that was not changed
 * @param known what trying all assignments says, if that was done
 */
record Case(String change, Known known, Relation relation, List<Claim> claims) {

  Problem problem() {
    return known.problem();
  }

  /** What an assignment costs; empty if it is not valid. */
  Optional<Ratio> costOf(Assignment assignment) {
    return BigIntegerReferee.cost(problem(), assignment).map(Ratio::of);
  }

  /** A best of all valid assignments that are known. */
  Optional<Assignment> best() {
    if (known.isSearched()) {
      return known.optimum();
    }
    return claims.stream()
        .flatMap(claim -> claim.assignment().stream())
        .filter(assignment -> costOf(assignment).isPresent())
        .min((a, b) -> costOf(a).orElseThrow().compareTo(costOf(b).orElseThrow()));
  }

  Optional<Ratio> bestCost() {
    return best().flatMap(this::costOf);
  }
}
