package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.ModelGraph;

/**
 * What a device computes of each operator. It is found from the last operator to the first: a
 * device computes the values that belong to its vertices, and of operators that only move values
 * what it reads itself.
 */
final class DeviceShare {

  /**
   * A share of an operator that falls into more pieces is computed as the box around them: an
   * operator for each would make a part that no runtime takes.
   */
  private static final int MAX_PIECES = 256;

  private final ModelGraph graph;
  private final Ownership owners;
  private final int device;

  /** By number of the operator: regions of its first output that are computed one by one. */
  private final Map<Integer, List<Region>> pieces = new HashMap<>();

  /** By number of the operator: that of the one before which it is done. */
  private final Map<Integer, Integer> positions = new HashMap<>();

  /** By number of the tensor: what is read of it, or answered. */
  private final Map<Integer, ElementSet> wanted = new HashMap<>();

  /** By number of the tensor: what the device computes, or is given as input. */
  private final Map<Integer, ElementSet> there = new HashMap<>();

  private final Map<Integer, Integer> firstReader = new HashMap<>();

  /**
   * Finds the share.
   *
   * @param answered what the device answers of the outputs of the network
   */
  DeviceShare(ModelGraph graph, Ownership owners, int device, Map<Integer, ElementSet> answered) {
    this.graph = graph;
    this.owners = owners;
    this.device = device;
    answered.forEach((tensor, values) -> set(wanted, tensor).addAll(values));
    for (int i = graph.operators().size() - 1; i >= 0; i--) {
      add(i, graph.operators().get(i));
    }
    for (int input : graph.inputs()) {
      if (owners.isOwned(input)) {
        set(there, input).addAll(owners.of(input, device));
      }
    }
  }

  int device() {
    return device;
  }

  /** The operators that the device computes some of, in the order in which it does. */
  List<Integer> operators() {
    List<Integer> order = new ArrayList<>(pieces.keySet());
    order.sort(
        (a, b) ->
            positions.get(a).equals(positions.get(b))
                ? Integer.compare(a, b)
                : Integer.compare(positions.get(a), positions.get(b)));
    return order;
  }

  /** The regions of the first output of an operator that the device computes one by one. */
  List<Region> pieces(int operator) {
    return pieces.get(operator);
  }

  /** The number of the operator before which, or as which, an operator is done. */
  int position(int operator) {
    return positions.get(operator);
  }

  /** What the device computes of a tensor, or is given of an input of the network. */
  ElementSet there(int tensor) {
    return there.getOrDefault(tensor, new ElementSet(graph.tensor(tensor).sizes()));
  }

  private ElementSet set(Map<Integer, ElementSet> sets, int tensor) {
    return sets.computeIfAbsent(tensor, each -> new ElementSet(graph.tensor(each).sizes()));
  }

  private void add(int number, GraphOperator operator) {
    List<Region> computed = computed(operator);
    if (computed.isEmpty()) {
      return;
    }
    pieces.put(number, computed);
    position(number, operator);
    for (Region region : computed) {
      read(number, operator, region);
    }
    if (operator.outputs().size() == 1) {
      set(there, operator.outputs().get(0)).addAll(setOf(operator, computed));
    } else {
      operator.outputs().forEach(output -> set(there, output).add(whole(output)));
    }
  }

  private List<Region> computed(GraphOperator operator) {
    if (operator.outputs().size() != 1) {
      boolean needed = operator.outputs().stream().anyMatch(each -> !own(each).isEmpty());
      return needed ? List.of(whole(operator.outputs().get(0))) : List.of();
    }
    ElementSet own = own(operator.outputs().get(0));
    List<Region> boxes = Cover.of(own);
    if (boxes.size() > MAX_PIECES) {
      boxes = own.hull().stream().toList();
    }
    boxes = enlarged(operator, boxes);
    List<Region> aligned =
        operator.cut().weightDimension().isPresent()
            ? BoxAlignment.of(boxes, operator.cut().weightDimension().getAsInt())
            : boxes;
    return aligned.stream().flatMap(box -> operator.cut().divide(box).stream()).toList();
  }

  /** Boxes that can be computed without the rest; as a last resort, the one around them all. */
  private List<Region> enlarged(GraphOperator operator, List<Region> boxes) {
    List<Region> larger = boxes.stream().map(operator.cut()::enlarge).toList();
    if (larger.equals(boxes)) {
      return boxes;
    }
    ElementSet all = setOf(operator, larger);
    List<Region> apart = Cover.of(all);
    boolean closed = apart.stream().allMatch(box -> operator.cut().enlarge(box).equals(box));
    return closed ? apart : all.hull().map(operator.cut()::enlarge).stream().toList();
  }

  private ElementSet own(int tensor) {
    return owners.isOwned(tensor)
        ? owners.of(tensor, device)
        : wanted.getOrDefault(tensor, new ElementSet(graph.tensor(tensor).sizes()));
  }

  private ElementSet setOf(GraphOperator operator, List<Region> regions) {
    return ElementSet.of(graph.tensor(operator.outputs().get(0)).sizes(), regions);
  }

  private Region whole(int tensor) {
    return Region.whole(graph.tensor(tensor).sizes());
  }

  /** An operator that others do not wait for is done just before the first that reads it. */
  private void position(int number, GraphOperator operator) {
    boolean moves = operator.outputs().stream().noneMatch(owners::isOwned);
    int first =
        operator.outputs().stream()
            .mapToInt(output -> firstReader.getOrDefault(output, number))
            .min()
            .orElse(number);
    int position = moves ? Math.max(number, first) : number;
    positions.put(number, position);
    graph
        .activations(operator)
        .forEach(i -> firstReader.merge(operator.inputs().get(i), position, Math::min));
  }

  private void read(int number, GraphOperator operator, Region region) {
    List<Optional<Region>> reads = operator.cut().reads(region);
    for (int i : graph.activations(graph.operators().get(number))) {
      reads.get(i).ifPresent(part -> set(wanted, operator.inputs().get(i)).add(part));
    }
  }
}
