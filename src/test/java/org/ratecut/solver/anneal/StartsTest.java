package org.ratecut.solver.anneal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.solver.anneal.Starts.Kind;
import org.ratecut.solver.anneal.Starts.Start;

class StartsTest {

  @Test
  void theThreeCoarsestLevelsAreTriedFirstCoolAndHot() {
    assertThat(firstRound(new Starts(5, true, List.of())))
        .containsExactly(
            Start.scattered(4),
            Start.hot(4),
            Start.scattered(3),
            Start.hot(3),
            Start.scattered(2),
            Start.hot(2));
  }

  @Test
  void hotStartsCanBeLeftOut() {
    assertThat(firstRound(new Starts(2, false, List.of())))
        .containsExactly(Start.scattered(1), Start.scattered(0));
  }

  @Test
  void regionsComeAfterThemUpToOneForEachDevice() {
    assertThat(firstRound(new Starts(1, true, Starts.inRegions(0, 4))))
        .containsExactly(
            Start.scattered(0),
            Start.hot(0),
            Start.inRegions(0, 2),
            Start.inRegions(0, 3),
            Start.inRegions(0, 4));
  }

  @Test
  void everyOtherStartIsTheBestOnAverageAndTheOthersKeepTheirTurns() {
    Starts starts = new Starts(1, true, List.of());
    Start cool = starts.next();
    starts.succeeded(cool, 2);
    Start hot = starts.next();
    starts.succeeded(hot, 1);
    List<Start> next = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      next.add(starts.next());
      starts.succeeded(next.get(i), next.get(i).kind() == Kind.HOT ? 1 : 2);
    }
    assertThat(next).containsExactly(hot, hot, cool, hot);
  }

  @Test
  void wherePlacementFailsFinerLevelsAreTried() {
    Starts starts = new Starts(5, true, List.of());
    starts.failed(starts.next());
    assertThat(starts.next().level()).isEqualTo(3);
  }

  @Test
  void theFinestLevelIsTriedAgain() {
    Starts starts = new Starts(1, true, List.of());
    starts.failed(starts.next());
    assertThat(starts.next().level()).isZero();
  }

  @Test
  void regionsThatFailDoNotCostTheOthersTheirTurns() {
    Starts starts = new Starts(3, true, Starts.inRegions(1, 2));
    List<Start> before = firstRound(starts);
    starts.failed(before.get(before.size() - 1));
    assertThat(starts.isFirstRound()).isFalse();
  }

  private static List<Start> firstRound(Starts starts) {
    List<Start> tried = new ArrayList<>();
    while (starts.isFirstRound()) {
      tried.add(starts.next());
    }
    return tried;
  }
}
