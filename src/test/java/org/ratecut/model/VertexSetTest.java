package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VertexSetTest {

  @Test
  void sortsAndCountsEachOnce() {
    VertexSet set = VertexSet.of(5, 1, 5, 3, 1);
    assertThat(set.toArray()).containsExactly(1, 3, 5);
    assertThat(set.size()).isEqualTo(3);
    assertThat(set.first()).isEqualTo(1);
    assertThat(set.last()).isEqualTo(5);
    assertThat(set.get(1)).isEqualTo(3);
    assertThat(VertexSet.of(2, 2).toArray()).containsExactly(2);
  }

  @Test
  void doesNotSeeLaterChangesOfTheArray() {
    int[] increasing = {1, 2};
    VertexSet set = VertexSet.of(increasing);
    increasing[0] = 9;
    assertThat(set.contains(1)).isTrue();
    assertThat(set.contains(9)).isFalse();
  }

  @Test
  void isEqualToASetOfTheSameVertices() {
    assertThat(VertexSet.of(3, 2)).isEqualTo(VertexSet.range(2, 4));
    assertThat(VertexSet.of(3, 2)).hasSameHashCodeAs(VertexSet.range(2, 4));
    assertThat(VertexSet.of(3)).isNotEqualTo(VertexSet.of(4)).isNotEqualTo("[3]");
    assertThat(VertexSet.of(3).hashCode()).isNotEqualTo(VertexSet.of(4).hashCode());
    assertThat(VertexSet.of(3, 2)).hasToString("[2, 3]");
  }

  @Test
  void isEmptyWithoutAVertex() {
    assertThat(VertexSet.empty().isEmpty()).isTrue();
    assertThat(VertexSet.of()).isEqualTo(VertexSet.empty());
    assertThat(VertexSet.of(0).isEmpty()).isFalse();
  }

  @Test
  void visitsInIncreasingOrder() {
    List<Integer> visited = new ArrayList<>();
    VertexSet.of(7, 4).forEachInt(visited::add);
    for (int vertex : VertexSet.of(7, 4)) {
      visited.add(vertex);
    }
    assertThat(visited).containsExactly(4, 7, 4, 7);
    int[] target = new int[4];
    assertThat(VertexSet.of(7, 4).copyTo(target, 1)).isEqualTo(3);
    assertThat(target).containsExactly(0, 4, 7, 0);
  }
}
