package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/** ONNX models on whole numbers: scales and zero points are no parameters. */
class QuantizedModelsTest {

  private static final int UINT8 = TensorProto.DataType.UINT8_VALUE;
  private static final int INT8 = TensorProto.DataType.INT8_VALUE;
  private static final int INT32 = TensorProto.DataType.INT32_VALUE;
  private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;

  @TempDir private Path folder;

  private static OnnxModels settings(OnnxModels model) {
    return model
        .tensor(OnnxModels.weightsOf("s", FLOAT, 4))
        .tensor(OnnxModels.weightsOf("z", UINT8, 1))
        .tensor(OnnxModels.weightsOf("zw", INT8, 1));
  }

  @Test
  void aConvolutionHasValuesOfOneByteAndBiasesOfFour() {
    ImportedModel model =
        settings(new OnnxModels().dataType(UINT8).input("x", 1, 3, 8, 8))
            .tensor(OnnxModels.weightsOf("w", INT8, 1, 4, 3, 3, 3))
            .tensor(OnnxModels.weightsOf("b", INT32, 4, 4))
            .node("QLinearConv", "y", "x s z w s zw s z b")
            .read(folder);

    assertThat(kinds(model)).containsExactly("Input", "Convolution");
    assertThat(model.summary().parameters()).isEqualTo(112);
    assertThat(model.summary().macs()).isEqualTo(3888);
    assertThat(model.description().bitsPerValue()).isEqualTo(8);
    Network network = Networks.cut(model, new Granularity.Rows(1));
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(108 + 4 * 4);
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(3 * 64 + 4 * 36);
  }

  @Test
  void matricesOfWholeNumbersMakeThirtyTwoBits() {
    ImportedModel model =
        settings(new OnnxModels().input("x", 1, 16))
            .tensor(OnnxModels.weightsOf("w", INT8, 1, 16, 4))
            .node("DynamicQuantizeLinear", "xq", "x", node -> node.addOutput("xs").addOutput("xz"))
            .node("MatMulInteger", "m", "xq w xz zw")
            .node("Cast", "f", "m", node -> node.addAttribute(number("to", 1)))
            .node("Mul", "y", "f xs")
            .read(folder);

    assertThat(model.summary().parameters()).isEqualTo(64);
    assertThat(model.summary().macs()).isEqualTo(64);
    Network network = Networks.cut(model, new Granularity.Whole());
    // The input, its scale, the quantized input, four results of 32 bits, and their product.
    assertThat(network.output(2)).isEqualTo(16);
    assertThat(network.output(3)).isEqualTo(4 * 4);
  }

  @Test
  void weightsMayBeQuantizedInTheGraph() {
    ImportedModel model =
        settings(new OnnxModels().dataType(FLOAT).input("x", 1, 16))
            .weights("w", 16, 4)
            .node("QuantizeLinear", "wq", "w s zw")
            .node("DequantizeLinear", "wf", "wq s zw")
            .node("MatMul", "y", "x wf")
            .read(folder);

    assertThat(model.summary().parameters()).isEqualTo(64);
    assertThat(model.description().bitsPerValue()).isEqualTo(8);
  }

  @Test
  void qonnxSaysTheBitsOfWeightsAndValues() {
    TensorProto bits =
        TensorProto.newBuilder()
            .setName("bits")
            .setDataType(FLOAT)
            .setRawData(ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 0x40}))
            .build();
    ImportedModel model =
        settings(new OnnxModels().input("x", 1, 16))
            .tensor(bits)
            .tensor(OnnxModels.weightsOf("zero", FLOAT, 4))
            .dataType(FLOAT)
            .weights("w", 16, 4)
            .node("MatMul", "m", "x w")
            .node("Quant", "y", "m s zero bits", node -> node.setDomain("qonnx.custom_op.general"))
            .read(folder);

    // Four values of four bits where the input has sixteen of thirty-two.
    Network network = Networks.cut(model, new Granularity.Whole());
    assertThat(network.output(0)).isEqualTo(16 * 8);
    assertThat(network.output(1)).isEqualTo(4);
  }
}
