package org.ratecut.bound.profile.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.profile.DeviceUse;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Holds the ranges against all assignments of tiny problems that keep the limits. */
class CountRangesTest {

  private static final int PROBLEMS = 120;

  private record Priced(Assignment assignment, Fraction cost) {}

  @Test
  void everyAssignmentWithinTheCostIsWithinTheRanges() {
    int narrowed = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      NetworkProfile profile = NetworkProfile.of(problem.network());
      List<Priced> valid = valid(problem);
      for (int i = 0; i < valid.size(); i += 1 + valid.size() / 2) {
        Fraction cost = valid.get(i).cost;
        CountRanges ranges = ranges(problem, profile, cost);
        assertThat(ranges.areEmpty()).as(problem.name()).isFalse();
        for (Priced each : within(valid, cost)) {
          requireAllowed(problem, profile, ranges, each.assignment);
        }
        narrowed += isNarrow(problem, profile, ranges) ? 1 : 0;
      }
    }
    assertThat(narrowed).isGreaterThan(PROBLEMS / 4);
  }

  @Test
  void aSplitPutsEachAssignmentInExactlyOneHalf() {
    int split = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      NetworkProfile profile = NetworkProfile.of(problem.network());
      List<Priced> valid = valid(problem);
      if (!valid.isEmpty()) {
        Fraction cost = valid.get(valid.size() / 2).cost;
        List<CountRanges> leaves =
            leaves(ranges(problem, profile, cost), problem, profile, new Random(seed), 4);
        for (Priced each : within(valid, cost)) {
          List<CountRanges> homes =
              leaves.stream()
                  .filter(leaf -> allows(problem, profile, leaf, each.assignment))
                  .toList();
          assertThat(homes).as(problem.name()).hasSize(1);
          assertThat(homes.get(0).areEmpty()).isFalse();
          split++;
        }
      }
    }
    assertThat(split).isGreaterThan(PROBLEMS);
  }

  /** What is said of several devices at once narrows the ranges of all, and loses no assignment. */
  @Test
  void aCaseKeepsEachAssignmentThatItSpeaksOf() {
    int kept = 0;
    int empty = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      NetworkProfile profile = NetworkProfile.of(problem.network());
      List<Priced> valid = valid(problem);
      if (!valid.isEmpty()) {
        Fraction cost = valid.get(valid.size() / 2).cost;
        Random random = new Random(seed);
        int k = random.nextInt(profile.classes().size());
        int threshold = 1 + random.nextInt(profile.classes().get(k).size());
        List<Integer> devices =
            IntStream.range(0, problem.deviceCount())
                .filter(d -> random.nextBoolean())
                .boxed()
                .toList();
        CountRanges whole = ranges(problem, profile, cost);
        CountRanges holding = whole.withAtLeast(devices, k, threshold);
        CountRanges lacking = whole.withAtMost(devices, k, threshold - 1);
        for (Priced each : within(valid, cost)) {
          DeviceUse use = new DeviceUse(problem, profile, Partners.of(problem));
          long holders =
              devices.stream()
                  .filter(d -> use.column(each.assignment, d).count(k) >= threshold)
                  .count();
          if (holders == devices.size()) {
            requireAllowed(problem, profile, holding, each.assignment);
            kept++;
          }
          if (holders == 0) {
            requireAllowed(problem, profile, lacking, each.assignment);
            kept++;
          }
        }
        empty += holding.areEmpty() || lacking.areEmpty() ? 1 : 0;
      }
    }
    assertThat(kept).isGreaterThan(PROBLEMS);
    assertThat(empty).isGreaterThan(0);
  }

  /** Splits at random, also where a half has nothing in it. */
  private static List<CountRanges> leaves(
      CountRanges ranges, Problem problem, NetworkProfile profile, Random random, int depth) {
    if (depth == 0) {
      return List.of(ranges);
    }
    int vertexClass = random.nextInt(profile.classes().size());
    CountSplit at =
        new CountSplit(
            random.nextInt(problem.deviceCount()),
            vertexClass,
            random.nextInt(profile.classes().get(vertexClass).size() + 1));
    List<CountRanges> leaves = new ArrayList<>();
    for (CountRanges half : ranges.split(at)) {
      leaves.addAll(leaves(half, problem, profile, random, depth - 1));
    }
    return leaves;
  }

  private static CountRanges ranges(Problem problem, NetworkProfile profile, Fraction cost) {
    return CountRanges.of(problem, profile, new AttainableCosts(problem).limitsAt(cost));
  }

  private static boolean isNarrow(Problem problem, NetworkProfile profile, CountRanges ranges) {
    return IntStream.range(0, profile.classes().size())
        .anyMatch(
            k ->
                IntStream.range(0, problem.deviceCount())
                    .anyMatch(d -> ranges.most(d, k) < profile.classes().get(k).size()));
  }

  private static List<Priced> valid(Problem problem) {
    List<Priced> valid = new ArrayList<>();
    ExhaustiveSearch.forEach(
        problem,
        (assignment, evaluation) -> {
          if (evaluation.isValid()) {
            valid.add(new Priced(assignment, evaluation.cost(problem.objective())));
          }
        });
    valid.sort((a, b) -> a.cost.compareTo(b.cost));
    return valid;
  }

  private static List<Priced> within(List<Priced> valid, Fraction cost) {
    return valid.stream().filter(each -> each.cost.compareTo(cost) <= 0).toList();
  }

  private static boolean allows(
      Problem problem, NetworkProfile profile, CountRanges ranges, Assignment assignment) {
    DeviceUse use = new DeviceUse(problem, profile, Partners.of(problem));
    return IntStream.range(0, problem.deviceCount())
        .allMatch(d -> ranges.allow(d, use.column(assignment, d)));
  }

  /** The range of each class by itself, so that a failure names it. */
  private static void requireAllowed(
      Problem problem, NetworkProfile profile, CountRanges ranges, Assignment assignment) {
    DeviceUse use = new DeviceUse(problem, profile, Partners.of(problem));
    for (int d = 0; d < problem.deviceCount(); d++) {
      Column column = use.column(assignment, d);
      for (int k = 0; k < profile.classes().size(); k++) {
        assertThat(column.count(k))
            .as("class %d on device %d in %s of %s", k, d, assignment, problem.name())
            .isBetween(ranges.least(d, k), ranges.most(d, k));
      }
    }
  }
}
