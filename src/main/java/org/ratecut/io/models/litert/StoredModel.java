package org.ratecut.io.models.litert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is needed of a file.
 *
 * @param inputs numbers of tensors
 * @param outputs numbers of tensors
 * @param subgraphs how many the file has; the first is the model
 */
record StoredModel(
    List<StoredTensor> tensors,
    List<StoredOperator> operators,
    List<Integer> inputs,
    List<Integer> outputs,
    int subgraphs) {

  /**
   * A tensor.
   *
   * @param name perhaps cut off
   * @param type the number of the type in the schema
   * @param open whether the size in the first dimension is left open
   * @param bytes how much data the file has for it; 0 for what the model computes
   * @param numbers its numbers, where they are few: {@code Long} or {@code Double}
   */
  record StoredTensor(
      String name,
      int type,
      List<Integer> sizes,
      boolean open,
      long bytes,
      Optional<List<Number>> numbers) {}

  /**
   * An operator.
   *
   * @param code the number of the operator in the schema
   * @param name as the schema has it, or the name of a custom operator
   * @param inputs numbers of tensors, -1 for one that is left out
   * @param outputs numbers of tensors
   */
  record StoredOperator(
      int code,
      String name,
      List<Integer> inputs,
      List<Integer> outputs,
      Map<Option, Integer> options) {}

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
    HALF_PIXELS
  }
}
