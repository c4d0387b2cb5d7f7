package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.window.PoolingKind;

/**
 * Operators on whole numbers with scales and zero points, which are settings and no parameters: in
 * ONNX itself, in ONNX Runtime's extension, and in QONNX.
 */
final class QuantizedOperators {

  private static final String MICROSOFT = "com.microsoft:";
  private static final List<String> QONNX =
      List.of("qonnx.custom_op.general:", "onnx.brevitas:", "finn.custom_op.general:");

  private final ModelTools tools;
  private final GridOperators grids;

  QuantizedOperators(ModelTools tools, GridOperators grids) {
    this.tools = tools;
    this.grids = grids;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("QLinearConv", single(this::convolve));
    operators.put("ConvInteger", single(this::convolveIntegers));
    operators.put("QLinearMatMul", single(node -> multiply(node, 3, typeOf(node, 7))));
    operators.put("MatMulInteger", single(node -> multiply(node, 1, ElementType.INT32)));
    operators.put("DynamicQuantizeLinear", this::quantize);
    operators.put(MICROSOFT + "QLinearAdd", single(node -> combine(node, false)));
    operators.put(MICROSOFT + "QLinearMul", single(node -> combine(node, true)));
    for (String name : List.of("QLinearSigmoid", "QLinearLeakyRelu", "QLinearSoftmax")) {
      operators.put(MICROSOFT + name, single(this::apply));
    }
    operators.put(MICROSOFT + "QLinearGlobalAveragePool", single(this::poolAll));
    operators.put(MICROSOFT + "QLinearAveragePool", single(this::pool));
    operators.put(MICROSOFT + "QLinearConcat", single(this::concatenate));
    operators.put(MICROSOFT + "DynamicQuantizeMatMul", single(this::multiplyDynamically));
    for (String domain : QONNX) {
      for (String name : List.of("Quant", "BipolarQuant", "Trunc")) {
        operators.put(domain + name, single(this::simulate));
      }
    }
  }

  private Tensor convolve(OnnxNode node) {
    Optional<Constant> biases = node.optionalConstant(8);
    return grids.convolve(node, node.constant(3), biases).withType(typeOf(node, 7));
  }

  private Tensor convolveIntegers(OnnxNode node) {
    return grids.convolve(node, node.constant(1), Optional.empty()).withType(ElementType.INT32);
  }

  private Tensor multiply(OnnxNode node, int right, ElementType type) {
    return tools.products().multiply(node.place(), node.input(0), node.input(right)).withType(type);
  }

  /** Outputs are stored as their zero point is. */
  private static ElementType typeOf(OnnxNode node, int zeroPoint) {
    return node.has(zeroPoint) ? node.input(zeroPoint).type() : ElementType.UINT8;
  }

  /** A scale of all values, which is an output like the zero point, and the values by it. */
  private List<Tensor> quantize(OnnxNode node) {
    Activation tensor = node.activation(0);
    Node place = node.place().named(node.place().name() + ", scale");
    Activation scale = tools.reductions().reduce(place, tensor, List.of(), false, PoolingKind.MAX);
    Activation quantized = tools.joins().multiply(node.place(), List.of(tensor, scale));
    return List.of(quantized.withType(ElementType.UINT8), scale, scale.withType(ElementType.UINT8));
  }

  /** The inputs are two tensors, each followed by its scale and zero point. */
  private Tensor combine(OnnxNode node, boolean multiplies) {
    ElementType type = typeOf(node, 7);
    if (node.input(0) instanceof Activation left && node.input(3) instanceof Activation right) {
      List<Activation> both = List.of(left, right);
      return (multiplies
              ? tools.joins().multiply(node.place(), both)
              : tools.joins().add(node.place(), both))
          .withType(type);
    }
    int computed = node.input(0) instanceof Activation ? 0 : 3;
    return tools
        .functions()
        .applyConstants(
            node.place(),
            node.activation(computed),
            1,
            Mergeable.NO,
            List.of(node.constant(3 - computed)),
            false)
        .withType(type);
  }

  private Tensor apply(OnnxNode node) {
    Activation tensor = node.activation(0);
    return tools.functions().apply(node.place(), tensor, 1, typeOf(node, 4));
  }

  private Tensor pool(OnnxNode node) {
    if (node.number("channels_last", 0) != 0) {
      throw node.place().unsupported("It has the channels in the last dimension.");
    }
    return grids.pool(node, PoolingKind.AVERAGE).withType(typeOf(node, 4));
  }

  private Tensor poolAll(OnnxNode node) {
    Activation tensor = node.activation(0);
    List<Long> axes = new ArrayList<>();
    for (long axis = 2; axis < tensor.rank(); axis++) {
      axes.add(axis);
    }
    return tools
        .reductions()
        .reduce(node.place(), tensor, axes, true, PoolingKind.AVERAGE)
        .withType(typeOf(node, 4));
  }

  /** The inputs are a scale and a zero point of the output, then each tensor with its own. */
  private Tensor concatenate(OnnxNode node) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 2; i < node.inputCount(); i += 3) {
      tensors.add(node.input(i));
    }
    return tools
        .joins()
        .concatenateAll(node.place(), tensors, node.number("axis", 0))
        .withType(typeOf(node, 1));
  }

  private Tensor multiplyDynamically(OnnxNode node) {
    Activation product = tools.products().multiply(node.place(), node.input(0), node.input(1));
    return node.has(4)
        ? tools
            .functions()
            .applyConstants(
                node.place().named(node.place().name() + ", sum"),
                product,
                1,
                Mergeable.SHIFT,
                List.of(node.constant(4)),
                true)
        : product;
  }

  /** Quantization as QONNX simulates it: values of so many bits, kept in whole bytes or halves. */
  private Tensor simulate(OnnxNode node) {
    int bitWidth = node.proto().getOpType().equals("BipolarQuant") ? 2 : 3;
    double bits =
        bitWidth == 3 && node.has(3) && node.input(3) instanceof Constant
            ? node.reals(3).stream().findFirst().orElse(4.0)
            : 4;
    ElementType type =
        bits <= 4
            ? ElementType.INT4
            : bits <= 8 ? ElementType.INT8 : bits <= 16 ? ElementType.INT16 : ElementType.INT32;
    return tools.functions().convert(node.place(), node.activation(0), type);
  }

  /** The same of a constant: weights of so many bits. */
  static boolean simulates(OnnxNode node) {
    return QONNX.contains(node.proto().getDomain() + ":");
  }
}
