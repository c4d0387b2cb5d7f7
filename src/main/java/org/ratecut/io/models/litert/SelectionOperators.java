package org.ratecut.io.models.litert;

import java.util.List;
import java.util.Map;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Tensor;
import org.tensorflow.lite.schema.BuiltinOperator;

/**
 * Operators that select, sort or transform values as a whole: one vertex each, of the sizes that
 * the file states.
 */
final class SelectionOperators {

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
          "TFLite_Detection_PostProcess",
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

  SelectionOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators, Map<String, LiteRtOperator> customs) {
    BUILTIN.forEach(code -> operators.put(code, this::translate));
    CUSTOM.forEach(name -> customs.put(name, this::translate));
  }

  private List<Tensor> translate(LiteRtNode node) {
    return List.copyOf(tools.opaque().addByValues(node, node.outputs()));
  }
}
