package org.ratecut.io.models;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.onnx.OnnxFormat;

/** Builds small ONNX models, a node at a time; weights are zeros. */
public final class OnnxModels {

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private int dataType = TensorProto.DataType.FLOAT_VALUE;
  private long version = 13;

  /** The type of inputs and weights from now on. */
  public OnnxModels dataType(int type) {
    dataType = type;
    return this;
  }

  /** The version of ONNX's operators. */
  public OnnxModels version(long number) {
    version = number;
    return this;
  }

  /** An input whose dimensions are numbers, or names where they are open. */
  public OnnxModels input(String name, Object... dimensions) {
    graph.addInput(value(name, dimensions));
    return this;
  }

  public OnnxModels output(String name) {
    graph.addOutput(ValueInfoProto.newBuilder().setName(name));
    return this;
  }

  /** A stated shape of a tensor inside. */
  public OnnxModels stated(String name, Object... dimensions) {
    graph.addValueInfo(value(name, dimensions));
    return this;
  }

  private ValueInfoProto value(String name, Object... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dimension : dimensions) {
      if (dimension instanceof Integer size) {
        shape.addDimBuilder().setDimValue(size);
      } else {
        shape.addDimBuilder().setDimParam((String) dimension);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(dataType).setShape(shape)))
        .build();
  }

  /** Weights of the current type. */
  public OnnxModels weights(String name, long... dimensions) {
    return tensor(weightsOf(name, dataType, bytesOf(dataType), dimensions));
  }

  public OnnxModels tensor(TensorProto tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  /** A list of whole numbers. */
  public OnnxModels numbers(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor(tensor.build());
  }

  private static int bytesOf(int type) {
    return switch (type) {
      case TensorProto.DataType.DOUBLE_VALUE -> 8;
      case TensorProto.DataType.FLOAT_VALUE -> 4;
      default -> 1;
    };
  }

  public static TensorProto weightsOf(String name, int type, int bytes, long... dimensions) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
    long count = bytes;
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
      count *= dimension;
    }
    return tensor.setRawData(ByteString.copyFrom(new byte[(int) count])).build();
  }

  /**
   * A node.
   *
   * @param inputs names, separated by blanks
   */
  public OnnxModels node(
      String operator, String output, String inputs, UnaryOperator<NodeProto.Builder> attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output);
    for (String input : inputs.isEmpty() ? new String[0] : inputs.split(" ")) {
      node.addInput(input.equals("-") ? "" : input);
    }
    graph.addNode(attributes.apply(node));
    return this;
  }

  public OnnxModels node(String operator, String output, String inputs) {
    return node(operator, output, inputs, node -> node);
  }

  public static AttributeProto.Builder ints(String name, long... values) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.setType(AttributeProto.AttributeType.INTS);
  }

  public static AttributeProto.Builder number(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setI(value)
        .setType(AttributeProto.AttributeType.INT);
  }

  /** A subgraph: the nodes, weights and outputs of another model. */
  public static AttributeProto.Builder graph(String name, OnnxModels body) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setG(body.graph.clone().clearInput())
        .setType(AttributeProto.AttributeType.GRAPH);
  }

  /** A subgraph with the inputs that each of its runs gets. */
  public static AttributeProto.Builder body(OnnxModels body) {
    return AttributeProto.newBuilder()
        .setName("body")
        .setG(body.graph.clone())
        .setType(AttributeProto.AttributeType.GRAPH);
  }

  public static AttributeProto.Builder text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setS(ByteString.copyFromUtf8(value))
        .setType(AttributeProto.AttributeType.STRING);
  }

  public ModelProto build() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version))
        .setGraph(graph)
        .build();
  }

  /** Writes the model, with the output of the last node as its output if it has none. */
  public Path write(Path folder) {
    if (graph.getOutputCount() == 0) {
      output(graph.getNode(graph.getNodeCount() - 1).getOutput(0));
    }
    try {
      return Files.write(folder.resolve("test.onnx"), build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ImportedModel read(Path folder, ModelOptions options) {
    return new OnnxFormat(options).readModel(new FileSource(write(folder)));
  }

  public ImportedModel read(Path folder) {
    return read(folder, ModelOptions.STANDARD);
  }

  /** The kinds of the layers of a model, in order. */
  public static List<String> kinds(ImportedModel model) {
    return model.description().layers().stream()
        .map(layer -> layer.operation().getClass().getSimpleName())
        .toList();
  }
}
