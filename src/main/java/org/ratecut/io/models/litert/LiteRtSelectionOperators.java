package org.ratecut.io.models.litert;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.tensorflow.lite.schema.BuiltinOperator;

/**
 * Operators that select, sort or transform values as a whole: one vertex each, of the sizes that
 * the file states.
 */
final class LiteRtSelectionOperators {

  private static final List<Integer> BUILTIN =
      List.of(
          BuiltinOperator.ARG_MAX,
          BuiltinOperator.ARG_MIN,
          BuiltinOperator.TOPK_V2,
          BuiltinOperator.NON_MAX_SUPPRESSION_V4,
          BuiltinOperator.NON_MAX_SUPPRESSION_V5,
          BuiltinOperator.ONE_HOT,
          BuiltinOperator.SCATTER_ND,
          BuiltinOperator.GATHER_ND,
          BuiltinOperator.CUMSUM,
          BuiltinOperator.REVERSE_V2,
          BuiltinOperator.REVERSE_SEQUENCE,
          BuiltinOperator.RFFT2D,
          BuiltinOperator.DYNAMIC_UPDATE_SLICE,
          BuiltinOperator.SPARSE_TO_DENSE,
          BuiltinOperator.SEGMENT_SUM,
          BuiltinOperator.MATRIX_DIAG,
          BuiltinOperator.UNIQUE);

  /** Operators of TensorFlow Lite and of tflite-micro that have no number in the schema. */
  private static final List<String> CUSTOM =
      List.of(
          "PosenetDecoderOp",
          "SignalWindow",
          "SignalFftAutoScale",
          "SignalRfft",
          "SignalEnergy",
          "SignalFilterBank",
          "SignalFilterBankSquareRoot",
          "SignalFilterBankSpectralSubtraction",
          "SignalFilterBankLog",
          "SignalPCAN",
          "SignalStacker",
          "SignalFramer",
          "SignalOverlapAdd",
          "SignalDelay",
          "SignalIrfft",
          "CIRCULAR_BUFFER",
          "AudioSpectrogram",
          "Mfcc");

  private final ModelTools tools;

  LiteRtSelectionOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators, Map<String, LiteRtOperator> customs) {
    BUILTIN.forEach(code -> operators.put(code, this::translate));
    CUSTOM.forEach(name -> customs.put(name, this::translate));
    customs.put("TFLite_Detection_PostProcess", this::detect);
  }

  private List<Tensor> translate(LiteRtNode node) {
    return List.copyOf(tools.opaque().addByValues(node, node.outputs()));
  }

  /** Boxes, classes and scores of so many objects, and their number; files may leave sizes open. */
  private List<Tensor> detect(LiteRtNode node) {
    int objects = node.option(Option.MAX_DETECTIONS, 0);
    boolean open = node.outputs().stream().anyMatch(output -> output.dimensions().rank() == 0);
    if (!open || objects < 1 || node.outputs().size() != 4) {
      return translate(node);
    }
    List<Dimensions> sizes =
        List.of(
            Dimensions.of(1, objects, 4),
            Dimensions.of(1, objects),
            Dimensions.of(1, objects),
            Dimensions.of(1));
    List<Constant> outputs =
        IntStream.range(0, 4)
            .mapToObj(i -> Constant.ofSize("", sizes.get(i), node.outputs().get(i).type()))
            .toList();
    return List.copyOf(tools.opaque().addByValues(node, outputs));
  }
}
