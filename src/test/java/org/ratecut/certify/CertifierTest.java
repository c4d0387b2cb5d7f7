package org.ratecut.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Certificate;
import org.ratecut.certificate.CertificateVerifier;
import org.ratecut.certificate.ProblemDigest;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;

/** A certificate of what is not so is the worst bug that a verifier can have. */
class CertifierTest {

  /** 250 of each kind have been tried; the build takes a few. */
  private static final int PROBLEMS = Integer.getInteger("certify.problems", 15);

  private static Budget time() {
    return Budget.ofTime(Duration.ofMinutes(1));
  }

  @Test
  void certifiesTheOptimumOfRandomProblemsAndNothingAboveIt() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      check(RandomProblems.tiny(seed));
      check(ResourceProblems.tiny(seed));
    }
  }

  private static void check(Problem problem) {
    Optional<Fraction> optimum =
        ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
    Optional<Certificate> certificate = Certifier.certify(problem, optimum, time());
    assertThat(certificate).as(problem.name()).isPresent();
    assertThat(CertificateVerifier.objection(problem, certificate.orElseThrow())).isEmpty();
    optimum.ifPresent(
        cost -> {
          Fraction above = Fraction.of(cost.numerator() + 1, cost.denominator());
          assertThat(Certifier.certify(problem, Optional.of(above), time()))
              .as(problem.name())
              .isEmpty();
          assertThat(Certifier.certify(problem, Optional.empty(), time()))
              .as(problem.name())
              .isEmpty();
        });
  }

  @Test
  void certifiesByCountsWhatBoundsProve() {
    int certified = 0;
    int problems = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      for (Problem problem :
          new Problem[] {RandomProblems.upTo(9, 3, seed), ResourceProblems.tiny(seed)}) {
        Optional<Fraction> optimum =
            ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
        Bound bound =
            new BoundRun(BoundMethods.all())
                .run(problem, BoundBudget.ofTime(Duration.ofSeconds(20), 1), each -> {})
                .best()
                .orElseThrow();
        problems++;
        Optional<? extends Certificate.Proof> proof =
            Certifier.byInequalities(problem, bound.cost(), time());
        certified += proof.isPresent() ? 1 : 0;
        proof.ifPresent(each -> requireHolds(problem, bound.cost(), each));
        Optional<Fraction> wrong =
            optimum.map(cost -> Fraction.of(cost.numerator() + 1, cost.denominator()));
        if (wrong.isPresent()) {
          assertThat(Certifier.byInequalities(problem, wrong, time())).as(problem.name()).isEmpty();
        }
      }
    }
    assertThat(certified).isGreaterThan(problems * 9 / 10);
  }

  private static void requireHolds(
      Problem problem, Optional<Fraction> cost, Certificate.Proof proof) {
    Certificate certificate = new Certificate(ProblemDigest.of(problem), cost, proof);
    assertThat(CertificateVerifier.objection(problem, certificate)).as(problem.name()).isEmpty();
  }
}
