package org.ratecut.bound.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.DeviceSymmetry;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.Effort;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Asks each way of deciding about the very cost of an optimum, which none may refute. */
@Tag("slow")
class DecisionsAgainstExhaustiveSearchTest {

  private static final BoundListener NOBODY = bound -> {};

  @BeforeAll
  static void loadLibrary() {
    assertThat(new NativeLibrary().isAvailable("Nothing can be tested")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"8, 2, 200", "7, 3, 150", "6, 4, 100"})
  void theOptimumIsNeverRefutedAndTheCostBelowItOften(int vertices, int devices, int all) {
    int problems = Effort.of(all);
    int refuted = 0;
    for (int seed = 0; seed < problems; seed++) {
      Problem problem = RandomProblems.ofSize(vertices, devices, 5000 + seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      if (optimum.isPresent()) {
        refuted += requireSound(problem, optimum.orElseThrow().cost()) ? 1 : 0;
      }
    }
    assertThat(refuted).isGreaterThan(problems / 4);
  }

  /** Whether the cost below that of the optimum is refuted case by case. */
  private static boolean requireSound(Problem problem, Fraction optimum) {
    NetworkProfile profile = NetworkProfile.of(problem.network());
    AttainableCosts costs = new AttainableCosts(problem);
    Partners partners =
        new Partners(
            new DeviceSymmetry(problem).kinds().stream().map(DeviceKind::devices).toList());
    ProfileDecisions decisions =
        new ProfileDecisions(problem, profile, costs, partners, new Oracle(Engine.CP_SAT), NOBODY);
    BoundBudget budget = BoundBudget.ofTime(Duration.ofSeconds(60), 1);
    List<Decider> deciders =
        List.of(
            decisions::byColumns,
            decisions::byCases,
            decisions::byAll,
            together(problem, profile, costs)::byRoles);
    boolean refuted =
        !optimum.isZero()
            && decisions.byCases(costs.below(optimum), budget).verdict() == Verdict.REFUTED;
    for (Decider decider : deciders) {
      assertThat(decider.decide(optimum, budget).verdict())
          .as("the optimum %s of %s", optimum, problem.name())
          .isNotEqualTo(Verdict.REFUTED);
    }
    return refuted;
  }

  /** Decisions that keep no group apart until roles do. */
  private static ProfileDecisions together(
      Problem problem, NetworkProfile profile, AttainableCosts costs) {
    List<Integer> all = IntStream.range(0, problem.deviceCount()).boxed().toList();
    return new ProfileDecisions(
        problem, profile, costs, new Partners(List.of(all)), new Oracle(Engine.CP_SAT), NOBODY);
  }
}
