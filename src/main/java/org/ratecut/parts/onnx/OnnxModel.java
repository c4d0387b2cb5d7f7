package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.io.models.onnx.graph.NodeOrder;
import org.ratecut.parts.PartFormat;
import org.ratecut.parts.graph.CuttableModel;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.GraphTensor;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.PartModel;
import org.ratecut.parts.graph.StageProgram;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/** An ONNX model that can be cut. */
public final class OnnxModel implements CuttableModel {

  private final String fileName;
  private final byte[] bytes;
  private final StoredOnnxModel model;
  private final ModelGraph graph;

  private OnnxModel(String fileName, byte[] bytes, StoredOnnxModel model, ModelGraph graph) {
    this.fileName = fileName;
    this.bytes = bytes;
    this.model = model;
    this.graph = graph;
  }

  /**
   * Reads a model.
   *
   * @param places where its tensors are in the layers, by name
   * @throws InputException if it cannot be cut, or ONNX Runtime does not run it
   */
  public static OnnxModel read(Source file, byte[] bytes, Map<String, TensorPlace> places) {
    return new Reader(file, places).read(bytes);
  }

  @Override
  public PartFormat format() {
    return PartFormat.ONNX;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public ModelGraph graph() {
    return graph;
  }

  @Override
  public PartModel write(StageProgram program) {
    return new OnnxStageWriter(model, graph, program).write();
  }

  /** Makes a graph of a file. */
  private record Reader(Source file, Map<String, TensorPlace> places) {

    /** Whose output depends on the sizes of the input alone. */
    private static final Set<String> OF_SIZES = Set.of("Shape", "Size");

    /** Whose output is another one each time. */
    private static final Set<String> RANDOM =
        Set.of("RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike");

    OnnxModel read(byte[] bytes) {
      ModelProto proto = parse(bytes);
      GraphProto graph = proto.getGraph();
      List<NodeProto> sorted =
          NodeOrder.sorted(graph)
              .orElseThrow(() -> fail("", "Some of its nodes read each other in a circle."));
      Map<String, TensorValues> values = ModelRun.values(file, proto, places);
      Map<String, TensorValues> constants = constants(graph, sorted, values);
      Map<String, TensorSpec> specs = new LinkedHashMap<>();
      for (ValueInfoProto input : graph.getInputList()) {
        specs.put(input.getName(), spec(input.getName(), values, constants));
      }
      constants.keySet().forEach(name -> specs.put(name, spec(name, values, constants)));
      List<NodeProto> computing =
          sorted.stream().filter(node -> !constants.keySet().containsAll(named(node))).toList();
      for (NodeProto node : computing) {
        named(node).forEach(name -> specs.put(name, spec(name, values, constants)));
      }
      OnnxTensors tensors = new OnnxTensors(specs, constants);
      StoredOnnxModel model = model(proto, computing, tensors);
      return new OnnxModel(file.fileName(), bytes, model, graph(graph, model));
    }

    private ModelProto parse(byte[] bytes) {
      try {
        return ModelProto.parseFrom(bytes);
      } catch (InvalidProtocolBufferException e) {
        throw fail("", "This is no ONNX file: %s.".formatted(e.getMessage()));
      }
    }

    private InputException fail(String place, String problem) {
      return new InputException(
          file.name(), place, problem, "Correct the model, or export it again.");
    }

    private static List<String> named(NodeProto node) {
      return node.getOutputList().stream().filter(name -> !name.isEmpty()).toList();
    }

    private Map<String, TensorValues> constants(
        GraphProto graph, List<NodeProto> sorted, Map<String, TensorValues> values) {
      Map<String, TensorValues> constants = new LinkedHashMap<>();
      for (TensorProto tensor : graph.getInitializerList()) {
        constants.put(
            tensor.getName(),
            OnnxTensors.values(tensor)
                .orElseThrow(
                    () ->
                        fail(
                            "stored tensor \"%s\"".formatted(tensor.getName()),
                            "Its values are in another file, or of a type that is not cut.")));
      }
      for (NodeProto node : sorted) {
        boolean isConstant =
            OF_SIZES.contains(node.getOpType())
                || (NodeOrder.readBy(node).stream().allMatch(constants::containsKey)
                    && !RANDOM.contains(node.getOpType()));
        if (isConstant) {
          named(node).forEach(name -> constants.put(name, values.get(name)));
        }
      }
      return constants;
    }

    private TensorSpec spec(
        String name, Map<String, TensorValues> values, Map<String, TensorValues> constants) {
      TensorValues found =
          Optional.ofNullable(constants.get(name)).orElseGet(() -> values.get(name));
      if (found == null) {
        throw fail("tensor \"%s\"".formatted(name), "Its sizes are not known.");
      }
      return new TensorSpec(name, found.type(), found.shape());
    }

    private StoredOnnxModel model(
        ModelProto proto, List<NodeProto> computing, OnnxTensors tensors) {
      List<StoredNode> nodes = new ArrayList<>();
      for (NodeProto node : computing) {
        StoredNode stored = new StoredNode(node, StoredOnnxModel.version(proto), tensors);
        if (stored.hasSubgraph()) {
          throw fail(
              "node \"%s\"".formatted(node.getName()),
              "It has a graph of its own (%s), which is not cut.".formatted(node.getOpType()));
        }
        nodes.add(stored);
      }
      List<String> names = new ArrayList<>(tensors.specs().keySet());
      Map<String, Integer> numbers = new HashMap<>();
      names.forEach(name -> numbers.put(name, numbers.size()));
      return new StoredOnnxModel(proto, nodes, tensors, numbers, names);
    }

    private ModelGraph graph(GraphProto graph, StoredOnnxModel model) {
      List<GraphTensor> tensors = new ArrayList<>();
      OnnxTensors stored = model.tensors();
      stored
          .specs()
          .forEach(
              (name, spec) ->
                  tensors.add(
                      new GraphTensor(
                          name,
                          spec.type(),
                          spec.shape(),
                          stored.constants().containsKey(name),
                          Optional.ofNullable(places.get(name)))));
      List<GraphOperator> operators = new ArrayList<>();
      for (StoredNode node : model.nodes()) {
        operators.add(operator(node, model));
      }
      Set<String> constants = new HashSet<>(stored.constants().keySet());
      return new ModelGraph(
          tensors,
          operators,
          graph.getInputList().stream()
              .map(ValueInfoProto::getName)
              .filter(name -> !constants.contains(name))
              .map(model.numbers()::get)
              .toList(),
          graph.getOutputList().stream()
              .map(ValueInfoProto::getName)
              .map(model.numbers()::get)
              .toList());
    }

    private static GraphOperator operator(StoredNode node, StoredOnnxModel model) {
      List<Integer> inputs = new ArrayList<>();
      for (String input : node.proto().getInputList()) {
        inputs.add(input.isEmpty() ? GraphOperator.LEFT_OUT : model.numbers().get(input));
      }
      return new GraphOperator(
          node.type(),
          inputs,
          node.outputs().stream().map(model.numbers()::get).toList(),
          OnnxCuts.of(node),
          OnnxKind.moves(node.type()));
    }
  }
}
