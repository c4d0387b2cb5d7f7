package org.ratecut.parts.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ratecut.parts.Region;

/** Covers of sets of values by boxes. */
class CoverTest {

  private static final List<Integer> SIZES = List.of(1, 5, 6, 4);

  @RepeatedTest(40)
  void boxesHaveEachValueOfTheSetOnce(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    ElementSet set = new ElementSet(SIZES);
    int share = 1 + random.nextInt(9);
    for (int i = 0; i < 120; i++) {
      if (random.nextInt(10) < share) {
        set.add(i);
      }
    }
    ElementSet covered = new ElementSet(SIZES);
    for (Region box : Cover.of(set)) {
      assertThat(covered.containsAny(box)).isFalse();
      assertThat(set.containsAll(box)).isTrue();
      covered.add(box);
    }
    assertThat(covered.count()).isEqualTo(set.count());
  }

  @Test
  void aBoxIsOneAndAnEdgeOfItLessIsTwo() {
    ElementSet set = new ElementSet(SIZES);
    Region box = new Region(List.of(0, 1, 0, 1), List.of(1, 3, 6, 2));
    set.add(box);
    assertThat(Cover.of(set)).containsExactly(box);
    set.remove(new Region(List.of(0, 3, 0, 1), List.of(1, 1, 2, 2)));
    assertThat(Cover.of(set)).hasSize(2);
  }

  @Test
  void nothingIsCoveredByNothingAndASingleValueByItself() {
    assertThat(Cover.of(new ElementSet(SIZES))).isEmpty();
    ElementSet single = new ElementSet(List.of());
    single.add(0);
    assertThat(Cover.of(single)).containsExactly(Region.whole(List.of()));
  }

  @Test
  void alignedBoxesShareAllIndicesOrNone() {
    Region wide = new Region(List.of(0, 0), List.of(1, 6));
    Region narrow = new Region(List.of(1, 2), List.of(1, 2));
    assertThat(BoxAlignment.of(List.of(wide, narrow), 1))
        .containsExactly(
            new Region(List.of(0, 0), List.of(1, 2)),
            new Region(List.of(0, 2), List.of(1, 2)),
            new Region(List.of(0, 4), List.of(1, 2)),
            narrow);
  }
}
