package org.ratecut.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.io.InputException;

class SplitTest {

  private static final List<String> PROBLEMS = List.of("a", "b", "c", "d");

  @Test
  void sidesShareNothingAndHaveAll() {
    for (long seed = 0; seed < 50; seed++) {
      Split split = Split.parse(PROBLEMS, "0.5", seed);
      assertThat(split.holdOut()).hasSize(2).doesNotContainAnyElementsOf(split.tuning());
      assertThat(split.tuning()).hasSize(2).isSubsetOf(PROBLEMS);
    }
  }

  @Test
  void eachSideHasAtLeastOne() {
    assertThat(Split.parse(PROBLEMS, "0.01", 1).holdOut()).hasSize(1);
    assertThat(Split.parse(PROBLEMS, ".99", 1).tuning()).hasSize(1);
  }

  @Test
  void namedProblemsAreHeldOut() {
    Split split = Split.parse(PROBLEMS, "d,b", 1);
    assertThat(split.holdOut()).containsExactly("d", "b");
    assertThat(split.tuning()).containsExactly("a", "c");
  }

  @Test
  void commonProblemsAreRefused() {
    assertThatThrownBy(() -> new Split(List.of("a", "b"), List.of("b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatLeavesNothingToTuneWithIsRefused() {
    assertThatThrownBy(() -> Split.parse(PROBLEMS, "a,b,c,d", 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none remains");
    assertThatThrownBy(() -> Split.parse(List.of("a"), "0.5", 1))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Split.parse(PROBLEMS, "1.5", 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> Split.parse(PROBLEMS, "e", 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such problem");
  }
}
