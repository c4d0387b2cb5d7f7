package org.ratecut.io.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Operators that select, sort or scatter values, as behind detectors and classifiers: one vertex
 * each, of a size that is known.
 */
final class OnnxSelectionOperators {

  private final ModelTools tools;

  OnnxSelectionOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("ArgMax", this::extreme);
    operators.put("ArgMin", this::extreme);
    operators.put("TopK", this::largest);
    operators.put("NonMaxSuppression", this::suppress);
    operators.put("OneHot", this::encode);
    for (String name :
        List.of(
            "ScatterND",
            "ScatterElements",
            "CumSum",
            "Trilu",
            "ReverseSequence",
            "Hardmax",
            "Det")) {
      operators.put(name, node -> made(node, node.input(0).dimensions(), node.input(0).type()));
    }
    operators.put(
        "GatherElements", node -> made(node, node.input(1).dimensions(), node.input(0).type()));
    operators.put("GatherND", this::gather);
    operators.put("RoiAlign", this::align);
    operators.put("GridSample", this::sample);
  }

  private List<Tensor> made(OnnxNode node, Dimensions sizes, ElementType type) {
    Constant output = node.place().locate(() -> Constant.ofSize("", sizes, type));
    return List.copyOf(tools.opaque().addByValues(node, List.of(output)));
  }

  private List<Tensor> extreme(OnnxNode node) {
    Dimensions from = node.activation(0).dimensions();
    int axis = from.dimension(node.number("axis", 0));
    return made(node, reduced(node, from, axis), ElementType.INT64);
  }

  private static Dimensions reduced(OnnxNode node, Dimensions from, int axis) {
    if (node.number("keepdims", 1) != 0) {
      return from.with(axis, 1);
    }
    List<Integer> sizes = new ArrayList<>(from.sizes());
    sizes.remove(axis);
    return new Dimensions(sizes);
  }

  private List<Tensor> largest(OnnxNode node) {
    Activation tensor = node.activation(0);
    int axis = tensor.dimensions().dimension(node.number("axis", -1));
    long count = node.hasAttribute("k") ? node.number("k", 0) : node.singleNumber(1);
    if (count < 0 || count > tensor.size(axis)) {
      throw node.fail("It takes %d of %d values.".formatted(count, tensor.size(axis)));
    }
    Dimensions sizes = tensor.dimensions().with(axis, (int) count);
    return List.copyOf(
        tools
            .opaque()
            .addByValues(
                node,
                List.of(
                    Constant.ofSize("", sizes, tensor.type()),
                    Constant.ofSize("", sizes, ElementType.INT64))));
  }

  /** As many boxes as there may be: of each sample and class so many, or all. */
  private List<Tensor> suppress(OnnxNode node) {
    Dimensions boxes = node.input(0).dimensions();
    Dimensions scores = node.input(1).dimensions();
    if (boxes.rank() != 3 || scores.rank() != 3) {
      throw node.fail("It selects from boxes of %s and scores of %s.".formatted(boxes, scores));
    }
    long asked = node.has(2) ? node.singleNumber(2) : 0;
    long ofClass = Math.max(1, Math.min(asked, boxes.size(1)));
    long count =
        Math.multiplyExact(
            ofClass, Math.multiplyExact((long) scores.size(0), (long) scores.size(1)));
    Dimensions sizes = Dimensions.ofLongs(List.of(count, 3L));
    return made(node, sizes, ElementType.INT64);
  }

  private List<Tensor> encode(OnnxNode node) {
    Dimensions from = node.activation(0).dimensions();
    int axis = (int) node.number("axis", -1);
    List<Integer> sizes = new ArrayList<>(from.sizes());
    int place = axis < 0 ? axis + sizes.size() + 1 : axis;
    if (place < 0 || place > sizes.size()) {
      throw node.fail("It has the axis %d for %s.".formatted(axis, from));
    }
    List<Long> depth = List.of(node.singleNumber(1));
    sizes.add(place, node.place().locate(() -> Dimensions.ofLongs(depth)).size(0));
    return made(node, new Dimensions(sizes), node.input(2).type());
  }

  private List<Tensor> gather(OnnxNode node) {
    Dimensions data = node.input(0).dimensions();
    Dimensions indices = node.input(1).dimensions();
    int shared = node.size("batch_dims", 0);
    int named = indices.rank() == 0 ? 0 : indices.size(indices.rank() - 1);
    if (indices.rank() == 0 || shared + (long) named > data.rank()) {
      throw node.fail("It takes %s of %s.".formatted(indices, data));
    }
    List<Integer> sizes = new ArrayList<>(indices.sizes().subList(0, indices.rank() - 1));
    sizes.addAll(data.sizes().subList(shared + named, data.rank()));
    return made(node, new Dimensions(sizes), node.input(0).type());
  }

  private List<Tensor> align(OnnxNode node) {
    Dimensions grid = node.input(0).dimensions();
    Dimensions boxes = node.input(1).dimensions();
    if (grid.rank() != 4 || boxes.rank() != 2) {
      throw node.fail("It takes boxes of %s of %s.".formatted(boxes, grid));
    }
    Dimensions sizes =
        Dimensions.of(
            boxes.size(0),
            grid.size(1),
            node.size("output_height", 1),
            node.size("output_width", 1));
    return made(node, sizes, node.input(0).type());
  }

  private List<Tensor> sample(OnnxNode node) {
    Dimensions grid = node.input(0).dimensions();
    Dimensions places = node.input(1).dimensions();
    if (grid.rank() < 3 || places.rank() != grid.rank()) {
      throw node.fail("It takes places of %s of %s.".formatted(places, grid));
    }
    List<Integer> sizes = new ArrayList<>(List.of(grid.size(0), grid.size(1)));
    sizes.addAll(places.sizes().subList(1, places.rank() - 1));
    return made(node, new Dimensions(sizes), node.input(0).type());
  }
}
