package org.ratecut.certify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Certificate;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;

/** A bound that rests on a certificate. */
public record CertifiedBound(Bound bound, Certificate certificate) {

  /**
   * The first of some bounds of which a certificate is found.
   *
   * @param strongestFirst what is thought to be proved; each gets half of the time that is left
   */
  public static Optional<CertifiedBound> strongest(
      Problem problem, List<Bound> strongestFirst, Budget budget) {
    List<Bound> different = new ArrayList<>();
    for (Bound bound : strongestFirst) {
      if (different.stream().noneMatch(other -> other.cost().equals(bound.cost()))) {
        different.add(bound);
      }
    }
    for (int i = 0; i < different.size(); i++) {
      Bound bound = different.get(i);
      boolean isLast = i == different.size() - 1;
      Duration time = budget.remaining().dividedBy(isLast ? 1 : 2);
      Optional<Certificate> certificate =
          Certifier.certify(problem, bound.cost(), budget.withTimeFromNow(time));
      if (certificate.isPresent()) {
        return certificate.map(each -> new CertifiedBound(bound.with(Support.CERTIFIED), each));
      }
    }
    return Optional.empty();
  }
}
