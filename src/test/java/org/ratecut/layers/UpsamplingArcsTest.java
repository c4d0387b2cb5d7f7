package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.layers.ArcsByDefinition.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.layers.operation.window.Resizing;
import org.ratecut.layers.operation.window.TransposedConvolution;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.ResizedAxis;
import org.ratecut.layers.shape.ResizedAxis.Scale;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.shape.TransposedAxis;
import org.ratecut.model.exact.InvalidModelException;

/** What enlarged grids read, against the sums and weights of their definitions. */
class UpsamplingArcsTest {

  static Stream<Integer> seeds() {
    return IntStream.range(0, 120).boxed();
  }

  /** Input by input, each tap of the kernel lands on an output. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aTransposedConvolutionReadsWhatLandsOnIt(int seed) {
    Random random = new Random(seed);
    int groups = 1 + random.nextInt(2);
    Shape input =
        new Shape(1 + random.nextInt(3), 1 + random.nextInt(3), groups * (1 + random.nextInt(2)));
    int[] kernel = {1 + random.nextInt(3), 1 + random.nextInt(3)};
    int[] stride = {1 + random.nextInt(3), 1 + random.nextInt(3)};
    int[] dilation = {1 + random.nextInt(2), 1 + random.nextInt(2)};
    int[] before = {random.nextInt(2), random.nextInt(2)};
    int[] more = {random.nextInt(2), random.nextInt(2)};
    int channels = groups * (1 + random.nextInt(2));
    TransposedConvolution operation =
        new TransposedConvolution(
            Window.of(kernel[0], kernel[1])
                .withStride(stride[0], stride[1])
                .withDilation(dilation[0], dilation[1])
                .withPadding(new Padding.Explicit(before[0], 0, before[1], 0)),
            more[0],
            more[1],
            channels,
            groups,
            true);
    int[] full = {
      (input.height() - 1) * stride[0] + (kernel[0] - 1) * dilation[0] + 1 - before[0] + more[0],
      (input.width() - 1) * stride[1] + (kernel[1] - 1) * dilation[1] + 1 - before[1] + more[1]
    };
    if (full[0] < 1 || full[1] < 1) {
      assertThatThrownBy(() -> operation.outputShape(List.of(input)))
          .isInstanceOf(InvalidModelException.class);
      return;
    }

    assertThat(operation.outputShape(List.of(input)))
        .isEqualTo(new Shape(full[0], full[1], channels));
    check(
        random,
        operation,
        List.of(input),
        (output, i, value) ->
            lands(value.row(), output.row(), kernel[0], stride[0], dilation[0], before[0])
                && lands(
                    value.column(), output.column(), kernel[1], stride[1], dilation[1], before[1])
                && output.channel() / (channels / groups)
                    == value.channel() / (input.channels() / groups));
  }

  private static boolean lands(
      int input, int output, int kernel, int stride, int dilation, int before) {
    return IntStream.range(0, kernel)
        .anyMatch(tap -> input * stride + tap * dilation - before == output);
  }

  /** Any arguments within the limits, far larger than grids of the test above. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aRunOfOutputsReadsTheUnionOfEach(int seed) {
    Random random = new Random(seed);
    TransposedAxis axis =
        new TransposedAxis(
            1 + random.nextInt(40),
            1 + random.nextInt(120),
            1 + random.nextInt(9),
            1 + random.nextInt(5),
            1 + random.nextInt(4),
            random.nextInt(6));
    int first = random.nextInt(axis.outputs());
    int end = first + 1 + random.nextInt(axis.outputs() - first);

    int[] expected =
        IntStream.range(0, axis.inputs())
            .filter(
                input ->
                    IntStream.range(first, end)
                        .anyMatch(
                            output ->
                                lands(
                                    input,
                                    output,
                                    axis.kernel(),
                                    axis.stride(),
                                    axis.dilation(),
                                    axis.before())))
            .toArray();
    assertThat(axis.readBy(first, end)).isEqualTo(expected);
  }

  @Test
  void multiplyAccumulatesAreInputsTimesKernelTimesChannels() {
    TransposedConvolution operation =
        new TransposedConvolution(Window.square(3).withStride(2), 0, 0, 6, 2, false);
    List<Shape> input = List.of(new Shape(5, 4, 8));

    assertThat(operation.macs(input)).isEqualTo(5 * 4 * 8 * 9 * 6 / 2);
    assertThat(operation.parameters(input).count()).isEqualTo(8 * 9 * 6 / 2);
    assertThat(operation.outputShape(input)).isEqualTo(new Shape(11, 9, 6));
    // 11 x 9 positions do not divide 2 x 4,320: each costs the quotient, rounded up.
    assertThat(operation.costs(input).computation()).isEqualTo(88);
  }

  @Test
  void samePaddingMakesTheOutputStrideTimesAsLarge() {
    TransposedConvolution operation =
        new TransposedConvolution(
            Window.of(3, 2).withStride(2, 4).withPadding(Padding.SAME), 0, 0, 1, 1, true);
    assertThat(operation.outputShape(List.of(new Shape(5, 3, 1)))).isEqualTo(new Shape(10, 12, 1));
  }

  /** The weights of the textbook formulas with floating point; the class uses whole numbers. */
  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aResizedAxisReadsThePositionsOfWeight(Interpolation interpolation) {
    for (Alignment alignment : Alignment.values()) {
      for (int inputs = 1; inputs <= 7; inputs++) {
        for (int outputs = 1; outputs <= 17; outputs++) {
          ResizedAxis axis =
              new ResizedAxis(inputs, Scale.of(outputs, inputs), interpolation, alignment);
          for (int o = 0; o < outputs; o++) {
            assertThat(axis.readBy(o, o + 1))
                .as("%d of %d from %d, %s", o, outputs, inputs, alignment)
                .isEqualTo(weighty(interpolation, place(alignment, o, inputs, outputs), inputs));
          }
        }
      }
    }
  }

  private static double place(Alignment alignment, int output, int inputs, int outputs) {
    double ratio = (double) inputs / outputs;
    return switch (alignment) {
      case HALF_PIXEL -> (output + 0.5) * ratio - 0.5;
      case ASYMMETRIC -> output * ratio;
      case CORNERS -> outputs == 1 ? 0 : (double) output * (inputs - 1) / (outputs - 1);
    };
  }

  private static int[] weighty(Interpolation interpolation, double exact, int inputs) {
    double place = Math.rint(exact * 1e9) / 1e9;
    int floor = (int) Math.floor(place);
    double rest = place - floor;
    IntStream neighbours =
        switch (interpolation) {
          case NEAREST -> IntStream.of(rest > 0.5 ? floor + 1 : floor);
          case NEAREST_AFTER -> IntStream.of(rest >= 0.5 ? floor + 1 : floor);
          case FLOOR -> IntStream.of(floor);
          case CEIL -> IntStream.of(rest > 0 ? floor + 1 : floor);
          case LINEAR -> IntStream.rangeClosed(floor, rest > 0 ? floor + 1 : floor);
          case CUBIC ->
              IntStream.rangeClosed(rest > 0 ? floor - 1 : floor, rest > 0 ? floor + 2 : floor);
        };
    return neighbours
        .map(position -> Math.max(0, Math.min(inputs - 1, position)))
        .distinct()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aResizedGridReadsItsOwnChannelOnly(int seed) {
    Random random = new Random(seed);
    Shape input = ArcsByDefinition.shape(random);
    Interpolation interpolation = any(random, Interpolation.class);
    Alignment alignment = any(random, Alignment.class);
    int height = 1 + random.nextInt(8);
    int width = 1 + random.nextInt(8);
    check(
        random,
        new Resizing(
            Scale.of(height, input.height()),
            Scale.of(width, input.width()),
            interpolation,
            alignment),
        List.of(input),
        (output, i, value) ->
            value.channel() == output.channel()
                && contains(
                    weighty(
                        interpolation,
                        place(alignment, output.row(), input.height(), height),
                        input.height()),
                    value.row())
                && contains(
                    weighty(
                        interpolation,
                        place(alignment, output.column(), input.width(), width),
                        input.width()),
                    value.column()));
  }

  private static <E extends Enum<E>> E any(Random random, Class<E> choices) {
    List<E> all = List.copyOf(EnumSet.allOf(choices));
    return all.get(random.nextInt(all.size()));
  }

  private static boolean contains(int[] numbers, int number) {
    return Arrays.stream(numbers).anyMatch(each -> each == number);
  }

  @Test
  void sizesBeyondAnyNetworkAreRefusedAtOnce() {
    int huge = Integer.MAX_VALUE;
    assertThatThrownBy(() -> new TransposedAxis(huge, 1, 1, 1, 1, 0))
        .isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(() -> TransposedAxis.padded(2, huge, huge, huge, 0, 0))
        .isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(
            () -> new ResizedAxis(1, Scale.of(huge, 1), Interpolation.LINEAR, Alignment.HALF_PIXEL))
        .isInstanceOf(InvalidModelException.class);
    assertThat(new TransposedAxis(1, 10, 3, huge, huge, 0).readBy(0, 10)).containsExactly(0);
  }
}
