package org.ratecut.parts.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ratecut.parts.cut.ArenaLayout.Place;
import org.ratecut.parts.graph.LiveTensor;

/** Layouts of the memory of a stage. */
class ArenaLayoutTest {

  @RepeatedTest(20)
  void whatIsThereAtTheSameTimeHasPlacesApart(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    List<LiveTensor> tensors = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int first = random.nextInt(10);
      tensors.add(
          new LiveTensor("t" + i, 1 + random.nextInt(100), first, first + random.nextInt(4)));
    }
    ArenaLayout layout = ArenaLayout.of(tensors);
    assertThat(layout.places()).extracting(Place::tensor).containsExactlyElementsOf(tensors);
    for (Place one : layout.places()) {
      assertThat(one.end()).isLessThanOrEqualTo(layout.bytes());
      assertThat(one.offset() % 16).isZero();
      for (Place other : layout.places()) {
        boolean together =
            one.tensor().first() <= other.tensor().last()
                && other.tensor().first() <= one.tensor().last();
        boolean overlap = one.offset() < other.end() && other.offset() < one.end();
        assertThat(one.equals(other) || !together || !overlap).isTrue();
      }
    }
  }

  @Test
  void whatIsNotThereAtTheSameTimeSharesAPlace() {
    ArenaLayout layout =
        ArenaLayout.of(List.of(new LiveTensor("a", 64, 0, 1), new LiveTensor("b", 64, 2, 3)));
    assertThat(layout.bytes()).isEqualTo(64);
  }
}
