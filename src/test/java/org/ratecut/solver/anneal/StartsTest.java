package org.ratecut.solver.anneal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.solver.anneal.Starts.Start;

class StartsTest {

  @Test
  void theThreeCoarsestLevelsAreTriedFirstCoolAndHot() {
    Starts starts = new Starts(5);
    List<Start> tried = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tried.add(starts.next());
    }
    assertThat(tried)
        .containsExactly(
            new Start(4, false),
            new Start(4, true),
            new Start(3, false),
            new Start(3, true),
            new Start(2, false),
            new Start(2, true));
  }

  @Test
  void everyOtherStartIsTheBestOnAverageAndTheOthersKeepTheirTurns() {
    Starts starts = new Starts(1);
    Start cool = starts.next();
    starts.succeeded(cool, 2);
    Start hot = starts.next();
    starts.succeeded(hot, 1);
    List<Start> next = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      next.add(starts.next());
      starts.succeeded(next.get(i), next.get(i).isHot() ? 1 : 2);
    }
    assertThat(next).containsExactly(hot, hot, cool, hot);
  }

  @Test
  void wherePlacementFailsFinerLevelsAreTried() {
    Starts starts = new Starts(5);
    starts.failed(starts.next());
    assertThat(starts.next().level()).isEqualTo(3);
  }

  @Test
  void theFinestLevelIsTriedAgain() {
    Starts starts = new Starts(1);
    starts.failed(starts.next());
    assertThat(starts.next().level()).isZero();
  }
}
