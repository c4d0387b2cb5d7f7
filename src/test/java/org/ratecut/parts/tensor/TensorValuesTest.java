package org.ratecut.parts.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.Region;

class TensorValuesTest {

  @Test
  void aRegionHasTheNumbersAtItsIndices() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      List<Integer> shape = new ArrayList<>();
      int[] begin = new int[random.nextInt(5)];
      int[] end = new int[begin.length];
      for (int k = 0; k < begin.length; k++) {
        shape.add(1 + random.nextInt(4));
        begin[k] = random.nextInt(shape.get(k));
        end[k] = begin[k] + 1 + random.nextInt(shape.get(k) - begin[k]);
      }
      TensorValues whole = counting(shape);
      Region region = Region.between(begin, end);

      TensorValues part = whole.slice(region);

      assertThat(part.shape()).isEqualTo(region.size());
      for (int i = 0; i < part.count(); i++) {
        assertThat(part.bytes().getInt(4 * i)).isEqualTo(flatIndex(i, shape, region));
      }
    }
  }

  @Test
  void regionsPutTogetherAreTheWhole() {
    TensorValues whole = counting(List.of(3, 4, 5));
    TensorAssembly assembly = new TensorAssembly(ElementType.INT32, whole.shape());
    for (int row = 0; row < 3; row++) {
      Region left = Region.between(new int[] {row, 0, 0}, new int[] {row + 1, 4, 2});
      Region right = Region.between(new int[] {row, 0, 2}, new int[] {row + 1, 4, 5});
      assembly.paste(whole.slice(left), left).paste(whole.slice(right), right);
    }

    assertThat(assembly.finish()).isEqualTo(whole);
  }

  @Test
  void whatIsNotThereIsRefused() {
    TensorValues whole = counting(List.of(3, 4));
    Region outside = Region.between(new int[] {2, 0}, new int[] {4, 4});

    assertThatThrownBy(() -> whole.slice(outside)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TensorValues.of(ElementType.INT8, List.of(3), new byte[4]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int flatIndex(int index, List<Integer> shape, Region region) {
    int flat = 0;
    int stride = 1;
    int rest = index;
    for (int k = shape.size() - 1; k >= 0; k--) {
      flat += (region.begin(k) + rest % region.size(k)) * stride;
      rest /= region.size(k);
      stride *= shape.get(k);
    }
    return flat;
  }

  private static TensorValues counting(List<Integer> shape) {
    int count = shape.stream().reduce(1, (a, b) -> a * b);
    byte[] bytes = new byte[4 * count];
    for (int i = 0; i < count; i++) {
      bytes[4 * i] = (byte) i;
    }
    return TensorValues.of(ElementType.INT32, shape, bytes);
  }
}
