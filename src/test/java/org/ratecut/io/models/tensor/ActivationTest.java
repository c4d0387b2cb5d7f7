package org.ratecut.io.models.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Transposing, slicing and reshaping show the values that they must, against a written-out copy.
 */
class ActivationTest {

  static Stream<Integer> seeds() {
    return IntStream.range(0, 300).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void valuesAreThoseOfACopyThatIsRearranged(int seed) {
    Random random = new Random(seed);
    Activation tensor = whole(2, 6, 4);
    List<Long> values = valuesOf(tensor);
    for (int step = 0; step < 4; step++) {
      if (random.nextBoolean()) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, tensor.rank()).boxed().toList());
        Collections.shuffle(order, random);
        values = transposed(values, tensor.dimensions().sizes(), order);
        tensor = tensor.transposed(order);
      } else {
        Dimensions target = anyShape(random);
        // Without strides for it the values would have to be copied, which another layer does.
        tensor = tensor.reshaped(target).orElse(tensor);
      }
      assertThat(valuesOf(tensor)).isEqualTo(values);
    }
  }

  @Test
  void slicesStartWhereTheySayAndStep() {
    Activation tensor = whole(3, 5).sliced(1, 1, 2, 2).sliced(0, 1, 2, 1);

    assertThat(valuesOf(tensor)).containsExactly(6L, 8L, 11L, 13L);
    assertThatThrownBy(() -> tensor.sliced(1, 1, 2, 1)).isInstanceOf(InvalidModelException.class);
  }

  @Test
  void mergingNeedsNeighboursAndSplittingDoesNot() {
    Activation tensor = whole(4, 6);
    assertThat(tensor.reshaped(Dimensions.of(2, 2, 3, 2))).isPresent();
    assertThat(tensor.reshaped(Dimensions.of(24))).isPresent();
    assertThat(tensor.transposed(List.of(1, 0)).reshaped(Dimensions.of(24))).isEmpty();
    assertThat(tensor.transposed(List.of(1, 0)).reshaped(Dimensions.of(3, 2, 4))).isPresent();
    assertThatThrownBy(() -> tensor.reshaped(Dimensions.of(5, 5)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("5 x 5");
  }

  private static Activation whole(int... sizes) {
    Long[] strides = new Long[sizes.length];
    long stride = 1;
    for (int k = sizes.length - 1; k >= 0; k--) {
      strides[k] = stride;
      stride *= sizes[k];
    }
    return new Activation(0, ElementType.FLOAT32, Dimensions.of(sizes), 0, Arrays.asList(strides));
  }

  private static Dimensions anyShape(Random random) {
    return List.of(
            Dimensions.of(48),
            Dimensions.of(2, 24),
            Dimensions.of(4, 12),
            Dimensions.of(1, 6, 8),
            Dimensions.of(2, 3, 2, 4),
            Dimensions.of(3, 16, 1))
        .get(random.nextInt(6));
  }

  private static List<Long> valuesOf(Activation tensor) {
    List<Long> values = new ArrayList<>(List.of(tensor.offset()));
    for (int k = 0; k < tensor.rank(); k++) {
      List<Long> next = new ArrayList<>();
      for (long value : values) {
        for (int i = 0; i < tensor.size(k); i++) {
          next.add(value + i * tensor.stride(k));
        }
      }
      values = next;
    }
    return values;
  }

  @Test
  void ordersThatNameNoDimensionAreRefused() {
    for (List<Integer> order : List.of(List.of(0, 2), List.of(-1, 0), List.of(1 << 21, 0))) {
      assertThatThrownBy(() -> whole(2, 3).transposed(order))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageContaining("does not name each of 2 dimensions once");
    }
  }

  private static List<Long> transposed(
      List<Long> values, List<Integer> sizes, List<Integer> order) {
    Activation moved =
        whole(sizes.stream().mapToInt(Integer::intValue).toArray()).transposed(order);
    return valuesOf(moved).stream().map(position -> values.get(position.intValue())).toList();
  }
}
