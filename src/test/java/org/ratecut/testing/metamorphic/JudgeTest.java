package org.ratecut.testing.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Each kind of wrong claim is found, about the problem itself and about a changed one. */
class JudgeTest {

  private static final String LIAR = "liar";

  private final Problem problem = RandomProblems.ofSize(5, 3, 3);
  private final Known known = Known.of(problem);
  private final ExhaustiveSearch.Optimum optimum = ExhaustiveSearch.optimum(problem).orElseThrow();

  @Test
  void trueClaimsAreNotFound() {
    assertThat(findings(claim(Optional.of(optimum.assignment()), optimum.cost(), false, true)))
        .isEmpty();
  }

  @Test
  void anAssignmentThatIsNotTheBestIsNotOptimal() {
    Claim lie = claim(Optional.of(worse()), Fraction.ZERO, false, true);
    assertThat(findings(lie)).hasSize(2).allSatisfy(this::isLie);
  }

  @Test
  void aBoundAboveTheOptimumIsFound() {
    Fraction more = Fraction.of(optimum.cost().numerator() + 1, optimum.cost().denominator());
    Claim lie = claim(Optional.empty(), more, false, false);
    assertThat(findings(lie)).hasSize(2).allSatisfy(this::isLie);
  }

  @Test
  void aProblemWithAValidAssignmentIsNotInfeasible() {
    Claim lie = claim(Optional.empty(), Fraction.ZERO, true, false);
    assertThat(findings(lie)).hasSize(2).allSatisfy(this::isLie);
  }

  @Test
  void anErrorIsFound() {
    Claim failed = Claim.failed(LIAR, new ArithmeticException("overflow"));
    assertThat(findings(failed)).hasSize(2).allSatisfy(this::isLie);
  }

  @Test
  void anOptimumThatDoesNotFollowTheChangeIsFound() {
    Case changed = new Case("change", known, Relation.times(Fraction.of(2)), List.of());
    Case original = new Case("none", known, Relation.SAME, List.of());
    assertThat(new Judge(original, List.of(changed)).findings()).hasSize(1);
  }

  /** Without trying any assignment, claims are held against each other. */
  @Test
  void whereNothingIsSearchedClaimsContradictEachOther() {
    Claim truth = claim(Optional.of(optimum.assignment()), Fraction.ZERO, false, false);
    Claim lie = claim(Optional.empty(), Fraction.ZERO, true, false);
    Known nothing = Known.nothing(problem);
    Case original = new Case("none", nothing, Relation.SAME, List.of(truth));
    Case changed = new Case("change", nothing, Relation.SAME, List.of(lie));
    assertThat(new Judge(original, List.of(changed)).findings()).hasSize(1).allSatisfy(this::isLie);
    assertThat(new Judge(changed, List.of(original)).findings()).hasSize(1).allSatisfy(this::isLie);
  }

  private List<Finding> findings(Claim claim) {
    Case original = new Case("none", known, Relation.SAME, List.of(claim));
    Case changed = new Case("change", Known.nothing(problem), Relation.SAME, List.of(claim));
    return new Judge(original, List.of(changed)).findings();
  }

  private void isLie(Finding finding) {
    assertThat(finding.subject()).isEqualTo(LIAR);
  }

  private Assignment worse() {
    List<Assignment> worse = new ArrayList<>();
    ExhaustiveSearch.forEach(
        problem,
        (assignment, worth) -> {
          boolean isBest = worth.cost(problem.objective()).equals(optimum.cost());
          if (worth.isValid() && !isBest) {
            worse.add(assignment);
          }
        });
    return worse.get(0);
  }

  private static Claim claim(
      Optional<Assignment> assignment, Fraction bound, boolean infeasible, boolean optimal) {
    return new Claim(LIAR, assignment, Optional.of(bound), infeasible, optimal, Optional.empty());
  }
}
