package org.ratecut.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/**
 * What was found out about all fleets.
 *
 * @param space from which they are
 * @param rate that is wanted, in inferences per second
 * @param maxLatency how long an inference may take, if that is limited
 * @param findings one for each fleet, the preferred ones first
 * @param answer the first of them that is enough
 * @param seconds that it took
 */
public record FleetResult(
    FleetSpace space,
    Fraction rate,
    Optional<Duration> maxLatency,
    List<FleetFinding> findings,
    Optional<Answer> answer,
    double seconds) {

  /** The fleet to buy, and how to use it. */
  public record Answer(FleetFinding finding, Problem problem, Assignment assignment) {}

  /** Copies the list. */
  public FleetResult {
    findings = List.copyOf(findings);
  }

  /** Fleets that would be preferred to the answer, or all if there is none. */
  public List<FleetFinding> preferredToAnswer() {
    return findings.stream()
        .filter(each -> answer.isEmpty() || isPreferred(each, answer.get().finding()))
        .toList();
  }

  private boolean isPreferred(FleetFinding one, FleetFinding other) {
    int byPrice =
        space.hasPrices() ? one.price().orElseThrow().compareTo(other.price().orElseThrow()) : 0;
    return byPrice < 0 || (byPrice == 0 && one.count() < other.count());
  }

  /** Of those that would be preferred to the answer, the ones of which nothing is known. */
  public List<FleetFinding> open() {
    return preferredToAnswer().stream()
        .filter(each -> each.verdict() == FleetVerdict.OPEN)
        .toList();
  }
}
