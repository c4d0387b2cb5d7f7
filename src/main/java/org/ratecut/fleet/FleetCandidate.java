package org.ratecut.fleet;

import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;

/** A fleet, and what is known of it until now. */
final class FleetCandidate {

  private final Fleet fleet;
  private final Fraction wanted;
  private Optional<Found> found = Optional.empty();
  private Optional<Proved> proved = Optional.empty();

  /**
   * A valid assignment.
   *
   * @param rate inferences per second; empty for more than any number
   * @param on the fleet that it is for, within this one
   */
  record Found(Optional<Fraction> rate, Assignment assignment, Fleet on) {

    boolean contradicts(Proved proof) {
      return rate.map(proof.bound()::excludes).orElse(proof.bound().isInfeasible());
    }

    boolean isBetterThan(Found other) {
      return other.rate.isPresent()
          && (rate.isEmpty() || rate.get().isGreaterThan(other.rate.get()));
    }
  }

  /**
   * A proof.
   *
   * @param of the fleet whose problem it is about, which this one is within
   */
  record Proved(Bound bound, Fleet of) {}

  FleetCandidate(Fleet fleet, Fraction wanted) {
    this.fleet = fleet;
    this.wanted = wanted;
  }

  Fleet fleet() {
    return fleet;
  }

  Optional<Found> found() {
    return found;
  }

  /** Without a proof that the assignment contradicts: the referee has seen that one. */
  Optional<Proved> proved() {
    return proved.filter(each -> found.map(known -> !known.contradicts(each)).orElse(true));
  }

  /** Takes note of an assignment; with more devices it is one too. */
  void learn(Found news) {
    if (news.on().isWithin(fleet) && found.map(news::isBetterThan).orElse(true)) {
      found = Optional.of(news);
    }
  }

  /** Takes note of a proof; with fewer devices nothing is possible that is not with more. */
  void learn(Proved news) {
    if (fleet.isWithin(news.of())
        && proved.map(known -> news.bound().isStrongerThan(known.bound())).orElse(true)) {
      proved = Optional.of(news);
    }
  }

  FleetVerdict verdict() {
    if (found.filter(each -> each.rate().map(this::suffices).orElse(true)).isPresent()) {
      return FleetVerdict.ENOUGH;
    }
    return proved().filter(each -> each.bound().excludes(wanted)).isPresent()
        ? FleetVerdict.NOT_ENOUGH
        : FleetVerdict.OPEN;
  }

  private boolean suffices(Fraction rate) {
    return rate.compareTo(wanted) >= 0;
  }
}
