package org.ratecut.solver.anneal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.solver.anneal.Starts.Start;
import org.ratecut.testing.PaperProblems;

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
    List<Start> inRegions = Starts.inRegions(0, lenet(PaperProblems.samg55x4()));
    assertThat(firstRound(new Starts(1, true, inRegions)))
        .containsExactly(
            Start.scattered(0),
            Start.hot(0),
            new Start(0, Opening.REGIONS, 2),
            new Start(0, Opening.REGIONS, 3),
            new Start(0, Opening.REGIONS, 4));
  }

  @Test
  void positionsAreSpreadWhereEachCanHaveADeviceAndSomeAreLeft() {
    assertThat(Starts.inRegions(0, lenet(PaperProblems.stm32l151x56())))
        .contains(new Start(0, Opening.SPREAD, 25));
    assertThat(Starts.inRegions(0, lenet(PaperProblems.hetx24())))
        .noneMatch(start -> start.opening() == Opening.SPREAD);
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
      starts.succeeded(next.get(i), next.get(i).opening() == Opening.HOT ? 1 : 2);
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
    Starts starts = new Starts(3, true, Starts.inRegions(1, lenet(PaperProblems.stm32f469x2())));
    List<Start> before = firstRound(starts);
    starts.failed(before.get(before.size() - 1));
    assertThat(starts.isFirstRound()).isFalse();
  }

  private static Problem lenet(Cluster cluster) {
    return PaperProblems.free(PaperProblems.lenet1to1(), cluster);
  }

  private static List<Start> firstRound(Starts starts) {
    List<Start> tried = new ArrayList<>();
    while (starts.isFirstRound()) {
      tried.add(starts.next());
    }
    return tried;
  }
}
