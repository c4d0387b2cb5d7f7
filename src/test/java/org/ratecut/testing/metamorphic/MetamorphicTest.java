package org.ratecut.testing.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Problem;

/** A share of what {@link LongRun} does, in every build. */
@Tag("slow")
class MetamorphicTest {

  /**
   * Problems about which {@code cpsat} (the first four) or {@code layer-profile} was wrong as long
   * as presolve summed in 32 bits, and some of each kind.
   */
  private static final List<Long> NUMBERS =
      List.of(260L, 339L, 878L, 1017L, 111L, 885L, 1L, 2L, 4L, 5L, 6L, 7L, 10L, 11L);

  /** One with each feature first. */
  private static final List<Long> NUMBERS_WITH_RESOURCES = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);

  @Test
  void whatIsKnownOfAChangedOptimumIsTrue() {
    assertThat(compareOptima(Problems::small, 60)).isGreaterThan(250);
  }

  @Test
  void whatIsKnownOfAChangedOptimumIsTrueWithEveryKindOfResource() {
    assertThat(compareOptima(Problems::withResources, 120)).isGreaterThan(500);
  }

  private static int compareOptima(LongFunction<Problem> problems, int count) {
    int compared = 0;
    for (long number = 1; number <= count; number++) {
      Problem problem = problems.apply(number);
      Known known = Known.of(problem);
      List<Case> changed = new ArrayList<>();
      for (Change change : Trial.CHANGES) {
        Optional<Changed> each = Trial.apply(change, known, new Random(number));
        each.ifPresent(
            one ->
                changed.add(
                    new Case(change.name(), Known.of(one.problem()), one.relation(), List.of())));
      }
      Case original = new Case("none", known, Relation.SAME, List.of());
      assertThat(new Judge(original, changed).findings()).isEmpty();
      compared += (int) changed.stream().filter(each -> each.known().isSearched()).count();
    }
    return compared;
  }

  @Test
  void noClaimOfAnySolverOrBoundContradictsAChange() {
    requireAgreement(Problems::small, NUMBERS);
  }

  @Test
  void noClaimContradictsAChangeWithEveryKindOfResource() {
    requireAgreement(Problems::withResources, NUMBERS_WITH_RESOURCES);
  }

  /** One change for each problem, in turn. */
  private static void requireAgreement(LongFunction<Problem> problems, List<Long> numbers) {
    Tally tally = new Tally();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Change change = Trial.CHANGES.get(i % Trial.CHANGES.size());
      Trial trial = new Trial(Subjects.all(), List.of(change), tally);
      long number = numbers.get(i);
      findings.addAll(trial.run(problems.apply(number), new Random(number)));
    }
    assertThat(findings).as("%s", tally).isEmpty();
    // Tiny problems leave nothing open, changed or not.
    assertThat(tally.proofs("enumerate")).isGreaterThan(numbers.size());
    assertThat(tally.proofs("cpsat")).isGreaterThan(numbers.size());
    assertThat(tally.proofs("portfolio")).isGreaterThan(numbers.size());
  }

  /** What takes no chances, and compares amounts only with each other, knows no unit. */
  @Test
  void constructionsAndCapacityBoundsFollowAPowerOfTwoExactly() {
    Set<String> scaleFree =
        Set.of("best-fit", "per-layer", "round-robin", "bands", "bound-capacity");
    List<Subject> subjects =
        Subjects.all().stream().filter(each -> scaleFree.contains(each.name())).toList();
    assertThat(subjects).hasSameSizeAs(scaleFree);
    for (long number = 1; number <= 40; number++) {
      Problem problem = Problems.small(number);
      Changed changed = timesPowerOfTwo(problem, 1L << (1 + number % 6));
      for (Subject subject : subjects) {
        Claim before = subject.ask(problem);
        Claim after = subject.ask(changed.problem());
        assertThat(after.assignment()).as(problem.name()).isEqualTo(before.assignment());
        assertThat(after.isInfeasible()).as(problem.name()).isEqualTo(before.isInfeasible());
        Ratio expected = changed.relation().factor().times(Ratio.of(before.bound().orElseThrow()));
        assertThat(Ratio.of(after.bound().orElseThrow()))
            .as(problem.name() + ", " + subject.name())
            .isEqualByComparingTo(expected);
      }
    }
  }

  private static Changed timesPowerOfTwo(Problem problem, long factor) {
    return new Scaling(problem, new Random(1), false)
        .memory(factor)
        .computation(factor)
        .performance(factor)
        .outputs(factor)
        .bandwidth(factor)
        .build();
  }
}
