package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ratecut.io.models.onnx.graph.OnnxTypes;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.window.PoolingKind;

/** Operators on single values, on tensors value by value, and along dimensions. */
final class ValueOperators {

  /** Functions of one value, each counted as one operation. */
  private static final List<String> FUNCTIONS =
      List.of(
          "Abs",
          "Celu",
          "Ceil",
          "Clip",
          "Cos",
          "Elu",
          "Erf",
          "Exp",
          "Floor",
          "Gelu",
          "HardSigmoid",
          "HardSwish",
          "LeakyRelu",
          "Log",
          "Mish",
          "Neg",
          "BitwiseNot",
          "Not",
          "Reciprocal",
          "Relu",
          "Round",
          "Selu",
          "Sigmoid",
          "Sign",
          "Sin",
          "Softplus",
          "Softsign",
          "Sqrt",
          "Tanh",
          "ThresholdedRelu",
          "Acos",
          "Acosh",
          "Asin",
          "Asinh",
          "Atan",
          "Atanh",
          "Cosh",
          "IsInf",
          "IsNaN",
          "Shrink",
          "Sinh",
          "Swish",
          "Tan");

  private final ModelTools tools;

  ValueOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    FUNCTIONS.forEach(name -> operators.put(name, single(this::apply)));
    operators.put("PRelu", single(this::slope));
    operators.put("Cast", single(this::cast));
    operators.put("QuantizeLinear", single(this::quantize));
    operators.put("DequantizeLinear", single(node -> node.activation(0)));
    for (String name : List.of("Add", "Sub", "Sum", "Max", "Min", "Mean")) {
      Mergeable mergeable =
          name.equals("Max") || name.equals("Min") ? Mergeable.NO : Mergeable.SHIFT;
      operators.put(name, single(node -> tools.combinations().add(node, mergeable)));
    }
    for (String name : List.of("Mul", "Div", "Pow")) {
      Mergeable mergeable = name.equals("Pow") ? Mergeable.NO : Mergeable.SCALE;
      operators.put(name, single(node -> tools.combinations().multiply(node, mergeable)));
    }
    for (String name :
        List.of("Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Xor")) {
      operators.put(name, single(node -> tools.combinations().compare(node)));
    }
    for (String name : List.of("BitwiseAnd", "BitwiseOr", "BitwiseXor", "BitShift")) {
      operators.put(name, single(node -> tools.combinations().add(node, Mergeable.NO)));
    }
    operators.put("Where", single(node -> tools.combinations().select(node)));
    operators.put("Mod", single(node -> tools.combinations().add(node, Mergeable.NO)));
    operators.put("Concat", single(this::concatenate));
    operators.put("ReduceMean", single(node -> reduce(node, PoolingKind.AVERAGE)));
    operators.put("ReduceSum", single(node -> reduce(node, PoolingKind.AVERAGE)));
    for (String name :
        List.of(
            "ReduceMax",
            "ReduceMin",
            "ReduceProd",
            "ReduceL1",
            "ReduceL2",
            "ReduceLogSum",
            "ReduceLogSumExp",
            "ReduceSumSquare")) {
      operators.put(name, single(node -> reduce(node, PoolingKind.MAX)));
    }
    operators.put("Softmax", single(this::softmax));
    operators.put("LogSoftmax", single(this::softmax));
  }

  private Tensor apply(OnnxNode node) {
    Activation tensor = node.activation(0);
    return tools.functions().apply(node.place(), tensor, 1, tensor.type());
  }

  /** Before version 7 of the operators, a slope for each channel had one dimension. */
  private Tensor slope(OnnxNode node) {
    Activation tensor = node.activation(0);
    if (node.input(1) instanceof Activation slopes) {
      return tools.joins().multiply(node.place(), List.of(tensor, slopes));
    }
    Constant slopes = node.constant(1);
    boolean perChannel =
        node.version() < 7
            && slopes.dimensions().rank() == 1
            && tensor.rank() > 2
            && slopes.dimensions().size(0) == tensor.size(1);
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(Math.max(0, tensor.rank() - 1), 1));
    if (perChannel) {
      sizes.set(0, tensor.size(1));
    }
    return tools
        .functions()
        .applyConstants(
            node.place(),
            tensor,
            1,
            Mergeable.NO,
            List.of(perChannel ? slopes.withDimensions(new Dimensions(sizes)) : slopes),
            node.isSoleReader(0));
  }

  private Tensor cast(OnnxNode node) {
    ElementType type = node.place().locate(() -> OnnxTypes.of((int) node.number("to", 0)));
    return tools.functions().convert(node.place(), node.activation(0), type);
  }

  /** What follows is stored and sent as the quantized type, also where it is dequantized again. */
  private Tensor quantize(OnnxNode node) {
    ElementType type = node.has(2) ? node.constant(2).type() : ElementType.UINT8;
    return tools.functions().convert(node.place(), node.activation(0), type);
  }

  private Tensor concatenate(OnnxNode node) {
    if (!node.hasAttribute("axis")) {
      throw node.fail("Its attribute \"axis\" is missing.");
    }
    return tools.joins().concatenateAll(node.place(), node.inputs(), node.number("axis", 0));
  }

  private Tensor reduce(OnnxNode node, PoolingKind kind) {
    List<Long> axes = node.numbers("axes", 1).orElse(List.of());
    boolean keep = node.number("keepdims", 1) != 0;
    return tools.reductions().reduce(node.place(), node.activation(0), axes, keep, kind);
  }

  /** Up to version 12 of the operators, softmax goes over all dimensions from its axis on. */
  private Tensor softmax(OnnxNode node) {
    Activation tensor = node.activation(0);
    boolean flattens = node.version() < 13;
    long given = node.number("axis", flattens ? 1 : -1);
    int axis = node.place().locate(() -> tensor.dimensions().dimension(given));
    List<Long> axes =
        flattens ? LongStream.range(axis, tensor.rank()).boxed().toList() : List.of((long) axis);
    return tools.reductions().softmax(node.place(), tensor, axes);
  }
}
