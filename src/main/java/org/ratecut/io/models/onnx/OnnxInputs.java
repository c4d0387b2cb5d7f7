package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.OpenSizes;
import org.ratecut.io.models.onnx.graph.OnnxTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;

/** Makes layers of the inputs of a model, once the sizes that it leaves open are given. */
final class OnnxInputs {

  private static final Set<String> CHANNELS_FIRST =
      Set.of(
          "Conv",
          "ConvTranspose",
          "QLinearConv",
          "ConvInteger",
          "MaxPool",
          "AveragePool",
          "BatchNormalization",
          "InstanceNormalization",
          "GlobalAveragePool");

  private final String file;
  private final GraphProto graph;
  private final Assembly assembly;

  OnnxInputs(String file, GraphProto graph, Assembly assembly) {
    this.file = file;
    this.graph = graph;
    this.assembly = assembly;
  }

  /** The samples that the first sides of all inputs would count, if they are equal and several. */
  static OptionalInt commonSamples(GraphProto graph) {
    Set<String> stored =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    List<Long> sizes =
        graph.getInputList().stream()
            .filter(input -> !stored.contains(input.getName()))
            .map(input -> input.getType().getTensorType().getShape())
            .filter(shape -> shape.getDimCount() > 1)
            .map(shape -> shape.getDim(0).getDimValue())
            .distinct()
            .toList();
    return sizes.size() == 1 && sizes.get(0) > 1 && sizes.get(0) <= Integer.MAX_VALUE
        ? OptionalInt.of(sizes.get(0).intValue())
        : OptionalInt.empty();
  }

  Activation read(ValueInfoProto input) {
    Node place = new Node(file, input.getName(), "input");
    TypeProto type = input.getType();
    if (!type.hasTensorType() || !type.getTensorType().hasShape()) {
      throw place.fail(
          "It has no tensor shape.", "Export the model with the shapes of its inputs.");
    }
    TensorShapeProto shape = type.getTensorType().getShape();
    List<Long> sizes = new ArrayList<>();
    for (int k = 0; k < shape.getDimCount(); k++) {
      sizes.add(size(place, input.getName(), k, shape.getDim(k)));
    }
    ElementType elements = place.locate(() -> OnnxTypes.of(type.getTensorType().getElemType()));
    Dimensions dimensions = place.locate(() -> Dimensions.ofLongs(sizes));
    requireSamples(place, dimensions);
    return assembly.input(place, dimensions, roles(input.getName(), dimensions), elements);
  }

  /** The value of an input that is a single whole number, if the user gives it like a size. */
  Optional<Constant> given(ValueInfoProto input) {
    TypeProto.Tensor type = input.getType().getTensorType();
    boolean single =
        type.getShape().getDimList().stream().allMatch(dimension -> dimension.getDimValue() == 1);
    Integer value = dimensions().get(input.getName());
    if (value == null || !single) {
      return Optional.empty();
    }
    Node place = new Node(file, input.getName(), "input");
    ElementType elements = place.locate(() -> OnnxTypes.of(type.getElemType()));
    int rank = type.getShape().getDimCount();
    return place.locate(
        () ->
            Optional.of(
                new Constant(
                    List.of(),
                    new Dimensions(Collections.nCopies(rank, 1)),
                    elements,
                    Optional.of(List.of(value.longValue())))));
  }

  /** Whether a size is neither in the model nor given, and is no number of samples. */
  private boolean isOpen(String input, int k, TensorShapeProto.Dimension dimension) {
    boolean stated = dimension.hasDimValue() && dimension.getDimValue() > 0;
    String name = nameOf(input, k, dimension);
    return k > 0 && !stated && !dimensions().containsKey(name) && !samplesNames().contains(name);
  }

  /** What the model calls the number of samples: names of first sides that are left open. */
  private Set<String> samplesNames() {
    return graph.getInputList().stream()
        .map(input -> input.getType().getTensorType().getShape())
        .filter(shape -> shape.getDimCount() > 1 && shape.getDim(0).hasDimParam())
        .map(shape -> shape.getDim(0).getDimParam())
        .collect(Collectors.toSet());
  }

  private Map<String, Integer> dimensions() {
    return assembly.options().dimensions();
  }

  private static String nameOf(String input, int k, TensorShapeProto.Dimension dimension) {
    return dimension.hasDimParam() && !dimension.getDimParam().isBlank()
        ? dimension.getDimParam()
        : input + ":" + k;
  }

  /** The names of all sizes of an input that are still open. */
  List<String> openSizes(ValueInfoProto input) {
    List<TensorShapeProto.Dimension> shape =
        input.getType().getTensorType().getShape().getDimList();
    return IntStream.range(0, shape.size())
        .filter(k -> isOpen(input.getName(), k, shape.get(k)))
        .mapToObj(k -> nameOf(input.getName(), k, shape.get(k)))
        .toList();
  }

  private long size(Node place, String input, int k, TensorShapeProto.Dimension dimension) {
    if (dimension.hasDimValue() && dimension.getDimValue() > 0) {
      return dimension.getDimValue();
    }
    String name = nameOf(input, k, dimension);
    Integer given = dimensions().get(name);
    if (given == null && k > 0 && !samplesNames().contains(name)) {
      throw OpenSizes.fail(place, List.of(name));
    }
    return given == null ? assembly.samples() : given;
  }

  /** With several samples every input counts them first; with one, a first side may be anything. */
  private void requireSamples(Node place, Dimensions dimensions) {
    int samples = assembly.samples();
    if (samples > 1 && dimensions.rank() > 1 && dimensions.size(0) != samples) {
      throw place.fail(
          "Its first dimension is %d, but an inference has %d samples."
              .formatted(dimensions.size(0), samples),
          "Leave out --batch, or export the model with an open first dimension.");
    }
  }

  private Roles roles(String input, Dimensions dimensions) {
    int rank = dimensions.rank();
    if (rank > 1 && dimensions.size(0) != assembly.samples()) {
      return Roles.usual(rank);
    }
    Optional<NodeProto> reader =
        graph.getNodeList().stream().filter(n -> n.getInputList().contains(input)).findFirst();
    boolean first = reader.map(NodeProto::getOpType).filter(CHANNELS_FIRST::contains).isPresent();
    if (rank == 4 && reader.filter(OnnxInputs::movesChannels).isEmpty()) {
      return Roles.of(Role.NONE, Role.CHANNELS, Role.HEIGHT, Role.WIDTH);
    }
    if (rank == 3 && first) {
      return Roles.of(Role.NONE, Role.CHANNELS, Role.WIDTH);
    }
    if (rank < 3) {
      List<Role> vector = new ArrayList<>(Collections.nCopies(rank, Role.NONE));
      if (rank > 0) {
        vector.set(rank - 1, Role.WIDTH);
      }
      return new Roles(vector);
    }
    List<Role> roles = new ArrayList<>(Collections.nCopies(rank, Role.HEIGHT));
    roles.set(0, Role.NONE);
    roles.set(rank - 2, Role.WIDTH);
    roles.set(rank - 1, Role.CHANNELS);
    return new Roles(roles);
  }

  /** TensorFlow's exporter brings the channels from the last to the second dimension at once. */
  private static boolean movesChannels(NodeProto node) {
    return node.getOpType().equals("Transpose")
        && node.getAttributeList().stream()
            .anyMatch(a -> a.getIntsList().equals(List.of(0L, 3L, 1L, 2L)));
  }
}
