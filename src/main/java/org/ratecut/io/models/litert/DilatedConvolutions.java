package org.ratecut.io.models.litert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.litert.StoredModel.StoredOperator;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Padding;

/**
 * Dilated convolutions as TensorFlow writes them: positions that are a block apart become samples,
 * an undilated convolution without padding works on each, and the samples become positions again.
 * Together that is one convolution, whose dilation is the block.
 */
final class DilatedConvolutions {

  private final StoredModel model;
  private final Map<Integer, Integer> readers = new HashMap<>();
  private final Map<Integer, StoredOperator> readerOf = new HashMap<>();

  private DilatedConvolutions(StoredModel model) {
    this.model = model;
    for (StoredOperator operator : model.operators()) {
      for (int tensor : operator.inputs()) {
        readers.merge(tensor, 1, Integer::sum);
        readerOf.put(tensor, operator);
      }
    }
    model.outputs().forEach(tensor -> readers.merge(tensor, 1, Integer::sum));
  }

  /** The operators of a model, with each such group of three as one. */
  static List<StoredOperator> joined(StoredModel model) {
    return new DilatedConvolutions(model).join();
  }

  private List<StoredOperator> join() {
    Map<StoredOperator, StoredOperator> whole = new HashMap<>();
    Set<StoredOperator> dropped = new HashSet<>();
    for (StoredOperator first : model.operators()) {
      if (first.code() == BuiltinOperator.SPACE_TO_BATCH_ND) {
        Optional<StoredOperator> second = soleReader(first).filter(this::isPlain);
        Optional<StoredOperator> third =
            second
                .flatMap(this::soleReader)
                .filter(each -> each.code() == BuiltinOperator.BATCH_TO_SPACE_ND);
        if (third.isPresent()) {
          dilated(first, second.get(), third.get())
              .ifPresent(
                  one -> {
                    whole.put(second.get(), one);
                    dropped.add(first);
                    dropped.add(third.get());
                  });
        }
      }
    }
    List<StoredOperator> result = new ArrayList<>();
    for (StoredOperator operator : model.operators()) {
      if (!dropped.contains(operator)) {
        result.add(whole.getOrDefault(operator, operator));
      }
    }
    return result;
  }

  private Optional<StoredOperator> soleReader(StoredOperator operator) {
    if (operator.outputs().size() != 1) {
      return Optional.empty();
    }
    int tensor = operator.outputs().get(0);
    return readers.getOrDefault(tensor, 0) == 1
        ? Optional.ofNullable(readerOf.get(tensor))
        : Optional.empty();
  }

  private boolean isPlain(StoredOperator operator) {
    boolean convolves =
        operator.code() == BuiltinOperator.CONV_2D
            || operator.code() == BuiltinOperator.DEPTHWISE_CONV_2D;
    return convolves
        && operator.options().getOrDefault(Option.PADDING, -1) == (int) Padding.VALID
        && isOne(operator, Option.STRIDE_HEIGHT)
        && isOne(operator, Option.STRIDE_WIDTH)
        && isOne(operator, Option.DILATION_HEIGHT)
        && isOne(operator, Option.DILATION_WIDTH);
  }

  private static boolean isOne(StoredOperator operator, Option option) {
    return operator.options().getOrDefault(option, 1) == 1;
  }

  /** One convolution for all three, if their numbers say that it is the same. */
  private Optional<StoredOperator> dilated(
      StoredOperator toSamples, StoredOperator convolution, StoredOperator toPositions) {
    List<Long> block = numbers(toSamples, 1, 2);
    List<Long> pads = numbers(toSamples, 2, 4);
    List<Long> crops = numbers(toPositions, 2, 4);
    boolean fits =
        !block.isEmpty()
            && !pads.isEmpty()
            && !crops.isEmpty()
            && block.equals(numbers(toPositions, 1, 2))
            && block.stream().allMatch(size -> size > 0 && size < 1 << 20);
    if (!fits) {
      return Optional.empty();
    }
    Map<Option, Integer> options = new EnumMap<>(convolution.options());
    options.put(Option.DILATION_HEIGHT, block.get(0).intValue());
    options.put(Option.DILATION_WIDTH, block.get(1).intValue());
    Option[] sides = {Option.PAD_TOP, Option.PAD_BOTTOM, Option.PAD_LEFT, Option.PAD_RIGHT};
    for (int i = 0; i < sides.length; i++) {
      long padding = pads.get(i) - crops.get(i);
      if (padding < 0 || padding > 1 << 24) {
        return Optional.empty();
      }
      options.put(sides[i], (int) padding);
    }
    List<Integer> inputs = new ArrayList<>(convolution.inputs());
    inputs.set(0, toSamples.inputs().get(0));
    return Optional.of(
        new StoredOperator(
            convolution.code(),
            convolution.name(),
            inputs,
            toPositions.outputs(),
            options,
            convolution.text()));
  }

  /** The numbers of a stored input, if they are known and so many. */
  private List<Long> numbers(StoredOperator operator, int input, int count) {
    if (input >= operator.inputs().size()) {
      return List.of();
    }
    int tensor = operator.inputs().get(input);
    if (tensor < 0 || tensor >= model.tensors().size()) {
      return List.of();
    }
    List<Number> numbers = model.tensors().get(tensor).numbers().orElse(List.of());
    boolean whole = numbers.stream().allMatch(Long.class::isInstance);
    return whole && numbers.size() == count
        ? numbers.stream().map(Number::longValue).toList()
        : List.of();
  }
}
