package org.ratecut.io.models.litert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is needed of a file.
 *
 * @param inputs numbers of tensors
 * @param outputs numbers of tensors
 * @param called the subgraphs that loops run, by number; with the model itself only
 */
record StoredModel(
    List<StoredTensor> tensors,
    List<StoredOperator> operators,
    List<Integer> inputs,
    List<Integer> outputs,
    Map<Integer, StoredModel> called) {

  /** The part of it that computes some tensors. */
  StoredModel making(Set<Integer> wanted) {
    List<StoredOperator> needed =
        operators.stream()
            .filter(operator -> operator.outputs().stream().anyMatch(wanted::contains))
            .toList();
    return new StoredModel(tensors, needed, inputs, outputs, called);
  }

  /** The same with the subgraphs that its loops run. */
  StoredModel calling(Map<Integer, StoredModel> subgraphs) {
    return new StoredModel(tensors, operators, inputs, outputs, Map.copyOf(subgraphs));
  }

  /** The samples that the first sides of all inputs would count, if they are equal and several. */
  OptionalInt commonSamples() {
    List<Integer> sizes =
        inputs.stream()
            .filter(number -> number >= 0 && number < tensors.size())
            .map(number -> tensors.get(number).sizes())
            .filter(each -> each.size() > 1)
            .map(each -> each.get(0))
            .distinct()
            .toList();
    return sizes.size() == 1 && sizes.get(0) > 1
        ? OptionalInt.of(sizes.get(0))
        : OptionalInt.empty();
  }

  /**
   * A tensor.
   *
   * @param name perhaps cut off
   * @param type the number of the type in the schema
   * @param signature the sizes again, with -1 where they are open; empty where none is
   * @param variable whether it is kept from one inference to the next
   * @param sparse whether the file leaves zeros of it out
   * @param bytes how much data the file has for it; 0 for what the model computes
   * @param numbers its numbers, where they are few: {@code Long} or {@code Double}
   */
  record StoredTensor(
      String name,
      int type,
      List<Integer> sizes,
      List<Integer> signature,
      boolean variable,
      boolean sparse,
      long bytes,
      Optional<List<Number>> numbers) {

    /** Whether the size in the first dimension is left open. */
    boolean isOpen() {
      return isOpen(0);
    }

    /** Whether the size in a dimension is left open. */
    boolean isOpen(int dimension) {
      return dimension < signature.size() && signature.get(dimension) < 0;
    }
  }

  /**
   * An operator.
   *
   * @param code the number of the operator in the schema
   * @param name as the schema has it, or the name of a custom operator
   * @param inputs numbers of tensors, -1 for one that is left out
   * @param outputs numbers of tensors
   * @param text what a variable is called; empty for other operators
   */
  record StoredOperator(
      int code,
      String name,
      List<Integer> inputs,
      List<Integer> outputs,
      Map<Option, Integer> options,
      String text) {}

  /** Settings of operators. */
  enum Option {
    PADDING,
    STRIDE_HEIGHT,
    STRIDE_WIDTH,
    DILATION_HEIGHT,
    DILATION_WIDTH,
    FILTER_HEIGHT,
    FILTER_WIDTH,
    ACTIVATION,
    AXIS,
    KEEP_DIMENSIONS,
    RADIUS,
    TRANSPOSE_LEFT,
    TRANSPOSE_RIGHT,
    BATCH_DIMENSIONS,
    BEGIN_MASK,
    END_MASK,
    SHRINK_MASK,
    ELLIPSIS_MASK,
    NEW_AXIS_MASK,
    ENDS_FROM_BEGIN,
    BLOCK_SIZE,
    ALIGN_CORNERS,
    HALF_PIXELS,
    RANK,
    MODE,
    PAD_TOP,
    PAD_BOTTOM,
    PAD_LEFT,
    PAD_RIGHT,
    MAX_DETECTIONS,
    CONDITION,
    BODY
  }
}
