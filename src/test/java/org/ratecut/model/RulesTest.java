package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void asksNothingUnlessTold() {
    assertThat(Rules.NONE.isEmpty()).isTrue();
    assertThat(Rules.NONE.withMaxDevices(2).isEmpty()).isFalse();
    assertThat(Rules.NONE.withContiguous(true).isEmpty()).isFalse();
    assertThat(Rules.NONE.withColocated(List.of(VertexSet.of(0, 1))).isEmpty()).isFalse();
    assertThat(Rules.NONE.withColocated(List.of(VertexSet.of(4))).isEmpty())
        .as("one vertex is always with itself")
        .isTrue();
  }

  @Test
  void keepsOneRuleWhileAnotherChanges() {
    Rules rules =
        Rules.NONE
            .withColocated(List.of(VertexSet.of(3, 5)))
            .withMaxDevices(2)
            .withContiguous(true)
            .withMaxDevices(4);
    assertThat(rules.maxDevices()).hasValue(4);
    assertThat(rules.contiguous()).isTrue();
    assertThat(rules.colocated()).containsExactly(VertexSet.of(3, 5));
  }

  @Test
  void joinsSetsWithACommonVertex() {
    Rules rules =
        Rules.NONE.withColocated(
            List.of(
                VertexSet.of(8, 9), VertexSet.of(2, 4), VertexSet.of(6, 7), VertexSet.of(4, 6)));
    assertThat(rules.colocated()).containsExactly(VertexSet.of(2, 4, 6, 7), VertexSet.of(8, 9));
    assertThat(rules.groupOfVertex(10)).containsExactly(-1, -1, 0, -1, 0, -1, 0, 0, 1, 1);
  }

  @Test
  void joinsAChainThatIsGivenFromItsEnd() {
    Rules rules =
        Rules.NONE.withColocated(
            List.of(
                VertexSet.of(4, 5), VertexSet.of(3, 4), VertexSet.of(2, 3), VertexSet.of(1, 5)));
    assertThat(rules.colocated()).containsExactly(VertexSet.of(1, 2, 3, 4, 5));
  }

  @Test
  void refusesToUseNoDevice() {
    assertThatThrownBy(() -> Rules.NONE.withMaxDevices(0))
        .hasMessageContaining("largest number of devices in use (0) must be positive");
  }
}
