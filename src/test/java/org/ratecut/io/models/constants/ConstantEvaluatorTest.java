package org.ratecut.io.models.constants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.model.exact.InvalidModelException;

class ConstantEvaluatorTest {

  private final ConstantEvaluator evaluator = ConstantEvaluator.create();

  /** 0, 1, 2, ... in some sizes. */
  private static Constant counting(int... sizes) {
    Dimensions dimensions = Dimensions.of(sizes);
    List<Number> numbers = new ArrayList<>();
    LongStream.range(0, dimensions.count()).forEach(numbers::add);
    return Constant.stored("c", dimensions, ElementType.INT64, Optional.of(numbers));
  }

  private static Constant list(Long... numbers) {
    return Constant.ofList(List.of(numbers));
  }

  private Constant combine(String function, Constant... inputs) {
    return evaluator
        .math()
        .combine(
            List.of(inputs), ElementType.INT64, evaluator.functions().find(function).orElseThrow());
  }

  @Test
  void sidesOfOneStretch() {
    Constant sum = combine("add", counting(2, 1), counting(1, 3));
    assertThat(sum.dimensions()).isEqualTo(Dimensions.of(2, 3));
    assertThat(sum.values()).contains(List.of(0L, 1L, 2L, 1L, 2L, 3L));
    assertThatThrownBy(() -> combine("add", counting(2), counting(3)))
        .isInstanceOf(InvalidModelException.class);
  }

  @Test
  void functionsHaveTheirUsualMeaning() {
    assertThat(combine("floordiv", list(-7L), list(2L)).values()).contains(List.of(-4L));
    assertThat(combine("mod", list(-7L), list(3L)).values()).contains(List.of(2L));
    assertThat(combine("pow", list(3L), list(4L)).values()).contains(List.of(81L));
    assertThat(combine("pow", list(1L), list(Long.MAX_VALUE)).values()).contains(List.of(1L));
    assertThat(combine("where", list(1L, 0L), list(5L), list(6L)).values())
        .contains(List.of(5L, 6L));
    assertThat(combine("lessequal", list(1L, 2L, 3L), list(2L)).values())
        .contains(List.of(1L, 1L, 0L));
    assertThat(combine("not", list(0L, 9L)).values()).contains(List.of(1L, 0L));
    assertThatThrownBy(() -> combine("mul", list(Long.MAX_VALUE), list(2L)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void layoutsMoveNumbers() {
    ConstantLayouts layouts = evaluator.layouts();
    assertThat(layouts.transpose(counting(2, 3), List.of(1, 0)).values())
        .contains(List.of(0L, 3L, 1L, 4L, 2L, 5L));
    assertThat(layouts.tile(counting(2), List.of(2L)).values()).contains(List.of(0L, 1L, 0L, 1L));
    assertThat(layouts.expand(counting(2, 1), Dimensions.of(2, 2)).values())
        .contains(List.of(0L, 0L, 1L, 1L));
    assertThat(layouts.gather(counting(3, 2), 0, list(2L, -3L)).values())
        .contains(List.of(4L, 5L, 0L, 1L));
    assertThat(layouts.slice(counting(5), 0, 4, -2, 3).values()).contains(List.of(4L, 2L, 0L));
    assertThat(layouts.concatenate(List.of(counting(2, 1), counting(2, 2)), 1).values())
        .contains(List.of(0L, 0L, 1L, 1L, 2L, 3L));
    assertThatThrownBy(() -> layouts.gather(counting(3), 0, list(3L)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("3 of 3");
  }

  @Test
  void dimensionsAreReduced() {
    Constant product =
        evaluator
            .math()
            .reduce(
                counting(2, 3), List.of(1), false, evaluator.functions().find("add").orElseThrow());
    assertThat(product.dimensions()).isEqualTo(Dimensions.of(2));
    assertThat(product.values()).contains(List.of(3L, 12L));
  }

  @Test
  void rangesCountUpAndDown() {
    assertThat(evaluator.math().range(list(5L), list(0L), list(-2L)).values())
        .contains(List.of(5L, 3L, 1L));
    assertThatThrownBy(() -> evaluator.math().range(list(0L), list(1L), list(0L)))
        .isInstanceOf(InvalidModelException.class);
  }

  /** Sizes stay exact where numbers are too many to keep. */
  @Test
  void manyNumbersAreForgottenButNotTheirSizesAndSources() {
    Constant large = evaluator.layouts().tile(counting(2), List.of(1_000_000L));
    assertThat(large.dimensions()).isEqualTo(Dimensions.of(2_000_000));
    assertThat(large.numbers()).isEmpty();
    assertThat(large.sources()).containsExactly(new Constant.Source("c", 2));
    assertThat(combine("add", large, list(1L)).numbers()).isEmpty();
  }

  /** A graph of many small computations keeps no more than the limit for a model. */
  @Test
  void allNumbersOfAModelTogetherAreBounded() {
    Constant block = counting(1024);
    Constant sum = block;
    for (int i = 0; i < 4096; i++) {
      sum = combine("max", sum, block);
    }
    assertThat(sum.numbers()).isPresent();
    assertThat(combine("max", sum, block).numbers()).isEmpty();
  }
}
