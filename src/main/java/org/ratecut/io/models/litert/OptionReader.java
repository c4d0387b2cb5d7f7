package org.ratecut.io.models.litert;

import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffers;
import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BatchMatMulOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthToSpaceOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.DivOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.GatherOptions;
import org.tensorflow.lite.schema.LocalResponseNormalizationOptions;
import org.tensorflow.lite.schema.MirrorPadOptions;
import org.tensorflow.lite.schema.MulOptions;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.PackOptions;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.ReducerOptions;
import org.tensorflow.lite.schema.ResizeBilinearOptions;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptions;
import org.tensorflow.lite.schema.SVDFOptions;
import org.tensorflow.lite.schema.SpaceToDepthOptions;
import org.tensorflow.lite.schema.StridedSliceOptions;
import org.tensorflow.lite.schema.SubOptions;
import org.tensorflow.lite.schema.TransposeConvOptions;
import org.tensorflow.lite.schema.UnpackOptions;
import org.tensorflow.lite.schema.WhileOptions;

/** Reads the settings of operators that matter here. */
final class OptionReader {

  /** Settings of a custom operator are a few numbers. */
  private static final int MAX_CUSTOM = 1 << 16;

  private final Operator operator;
  private final Map<Option, Integer> options = new EnumMap<>(Option.class);

  private OptionReader(Operator operator) {
    this.operator = operator;
  }

  /** All that are set for an operator; none for operators of other kinds. */
  static Map<Option, Integer> read(Operator operator) {
    OptionReader reader = new OptionReader(operator);
    reader.readAll();
    reader.readCustom();
    return Map.copyOf(reader.options);
  }

  private void readAll() {
    switch (operator.builtinOptionsType()) {
      case BuiltinOptions.Conv2DOptions -> readConvolution(table(new Conv2DOptions()));
      case BuiltinOptions.DepthwiseConv2DOptions ->
          readDepthwise(table(new DepthwiseConv2DOptions()));
      case BuiltinOptions.Pool2DOptions -> readPooling(table(new Pool2DOptions()));
      case BuiltinOptions.FullyConnectedOptions -> {
        FullyConnectedOptions dense = table(new FullyConnectedOptions());
        options.put(Option.ACTIVATION, (int) dense.fusedActivationFunction());
        options.put(Option.KEEP_DIMENSIONS, dense.keepNumDims() ? 1 : 0);
      }
      case BuiltinOptions.AddOptions ->
          activation(table(new AddOptions()).fusedActivationFunction());
      case BuiltinOptions.SubOptions ->
          activation(table(new SubOptions()).fusedActivationFunction());
      case BuiltinOptions.MulOptions ->
          activation(table(new MulOptions()).fusedActivationFunction());
      case BuiltinOptions.DivOptions ->
          activation(table(new DivOptions()).fusedActivationFunction());
      case BuiltinOptions.ConcatenationOptions -> {
        ConcatenationOptions joined = table(new ConcatenationOptions());
        options.put(Option.AXIS, joined.axis());
        activation(joined.fusedActivationFunction());
      }
      case BuiltinOptions.ReducerOptions ->
          options.put(Option.KEEP_DIMENSIONS, table(new ReducerOptions()).keepDims() ? 1 : 0);
      case BuiltinOptions.LocalResponseNormalizationOptions ->
          options.put(Option.RADIUS, table(new LocalResponseNormalizationOptions()).radius());
      case BuiltinOptions.BatchMatMulOptions -> {
        BatchMatMulOptions product = table(new BatchMatMulOptions());
        options.put(Option.TRANSPOSE_LEFT, product.adjX() ? 1 : 0);
        options.put(Option.TRANSPOSE_RIGHT, product.adjY() ? 1 : 0);
      }
      case BuiltinOptions.StridedSliceOptions -> readStridedSlice(table(new StridedSliceOptions()));
      case BuiltinOptions.PackOptions -> options.put(Option.AXIS, table(new PackOptions()).axis());
      case BuiltinOptions.UnpackOptions ->
          options.put(Option.AXIS, table(new UnpackOptions()).axis());
      case BuiltinOptions.GatherOptions -> {
        GatherOptions gather = table(new GatherOptions());
        options.put(Option.AXIS, gather.axis());
        options.put(Option.BATCH_DIMENSIONS, gather.batchDims());
      }
      case BuiltinOptions.MirrorPadOptions ->
          options.put(Option.MODE, (int) table(new MirrorPadOptions()).mode());
      case BuiltinOptions.SVDFOptions -> options.put(Option.RANK, table(new SVDFOptions()).rank());
      case BuiltinOptions.TransposeConvOptions -> {
        TransposeConvOptions from = table(new TransposeConvOptions());
        window(0, from.padding(), from.strideH(), from.strideW());
      }
      case BuiltinOptions.ResizeBilinearOptions -> {
        ResizeBilinearOptions from = table(new ResizeBilinearOptions());
        options.put(Option.ALIGN_CORNERS, from.alignCorners() ? 1 : 0);
        options.put(Option.HALF_PIXELS, from.halfPixelCenters() ? 1 : 0);
      }
      case BuiltinOptions.ResizeNearestNeighborOptions -> {
        ResizeNearestNeighborOptions from = table(new ResizeNearestNeighborOptions());
        options.put(Option.ALIGN_CORNERS, from.alignCorners() ? 1 : 0);
        options.put(Option.HALF_PIXELS, from.halfPixelCenters() ? 1 : 0);
      }
      case BuiltinOptions.DepthToSpaceOptions ->
          options.put(Option.BLOCK_SIZE, table(new DepthToSpaceOptions()).blockSize());
      case BuiltinOptions.SpaceToDepthOptions ->
          options.put(Option.BLOCK_SIZE, table(new SpaceToDepthOptions()).blockSize());
      case BuiltinOptions.WhileOptions -> {
        WhileOptions loop = table(new WhileOptions());
        options.put(Option.CONDITION, loop.condSubgraphIndex());
        options.put(Option.BODY, loop.bodySubgraphIndex());
      }
      default -> {
        // The operator has no settings that matter.
      }
    }
  }

  /** How many boxes a detector finds at most, which its stated sizes may leave open. */
  private void readCustom() {
    ByteBuffer bytes = operator.customOptionsAsByteBuffer();
    if (bytes == null || bytes.remaining() < 3 || bytes.remaining() > MAX_CUSTOM) {
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    try {
      FlexBuffers.Map map = FlexBuffers.getRoot(new ArrayReadWriteBuf(copy, copy.length)).asMap();
      int detections = map.get("max_detections").asInt();
      int classes = Math.max(1, map.get("max_classes_per_detection").asInt());
      if (detections > 0) {
        options.put(Option.MAX_DETECTIONS, Math.multiplyExact(detections, classes));
      }
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | NegativeArraySizeException
        | FlexBuffers.FlexBufferException e) {
      // Settings in another form say nothing here.
    }
  }

  private <T extends Table> T table(T empty) {
    Table table = operator.builtinOptions(empty);
    if (table == null) {
      throw new DamagedModelException("The settings of an operator are missing.");
    }
    return empty;
  }

  private void activation(int function) {
    options.put(Option.ACTIVATION, function);
  }

  private void readConvolution(Conv2DOptions from) {
    window(from.fusedActivationFunction(), from.padding(), from.strideH(), from.strideW());
    dilation(from.dilationHFactor(), from.dilationWFactor());
  }

  private void readDepthwise(DepthwiseConv2DOptions from) {
    window(from.fusedActivationFunction(), from.padding(), from.strideH(), from.strideW());
    dilation(from.dilationHFactor(), from.dilationWFactor());
  }

  private void readPooling(Pool2DOptions from) {
    window(from.fusedActivationFunction(), from.padding(), from.strideH(), from.strideW());
    options.put(Option.FILTER_HEIGHT, from.filterHeight());
    options.put(Option.FILTER_WIDTH, from.filterWidth());
  }

  private void readStridedSlice(StridedSliceOptions from) {
    options.put(Option.BEGIN_MASK, from.beginMask());
    options.put(Option.END_MASK, from.endMask());
    options.put(Option.SHRINK_MASK, from.shrinkAxisMask());
    options.put(Option.ELLIPSIS_MASK, from.ellipsisMask());
    options.put(Option.NEW_AXIS_MASK, from.newAxisMask());
    options.put(Option.ENDS_FROM_BEGIN, from.offset() ? 1 : 0);
  }

  private void window(int activation, int padding, int strideHeight, int strideWidth) {
    activation(activation);
    options.put(Option.PADDING, padding);
    options.put(Option.STRIDE_HEIGHT, strideHeight);
    options.put(Option.STRIDE_WIDTH, strideWidth);
  }

  private void dilation(int height, int width) {
    options.put(Option.DILATION_HEIGHT, height);
    options.put(Option.DILATION_WIDTH, width);
  }
}
