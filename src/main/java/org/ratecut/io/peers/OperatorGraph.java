package org.ratecut.io.peers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.VertexSet;

/** The nodes of a file, numbered in its order, and who reads the output of each. */
final class OperatorGraph {

  private final List<Operator> operators = new ArrayList<>();
  private final Map<Long, Integer> numberOf = new HashMap<>();
  private final Map<Integer, TreeSet<Integer>> readers = new TreeMap<>();
  private final Map<Integer, BigDecimal> outputCost = new HashMap<>();

  OperatorGraph(JsonValue root) {
    for (JsonValue node : root.field("nodes").items()) {
      add(Operator.read(node));
    }
    if (operators.isEmpty()) {
      throw root.field("nodes").fail("There are no nodes.", "List at least one.");
    }
    root.field("edges").items().forEach(this::connect);
  }

  private void add(Operator operator) {
    if (numberOf.putIfAbsent(operator.id(), operators.size()) != null) {
      throw operator
          .place()
          .fail(
              "There are two nodes with the id %d.".formatted(operator.id()), "Number them anew.");
    }
    operators.add(operator);
  }

  private void connect(JsonValue edge) {
    int from = node(edge.field("sourceId"));
    int to = node(edge.field("destId"));
    BigDecimal cost = Operator.cost(edge.field("cost"));
    BigDecimal before = outputCost.putIfAbsent(from, cost);
    if (before != null && before.compareTo(cost) != 0) {
      throw edge.field("cost")
          .fail(
              "The output of node %d costs %s here and %s on another edge; it is one output, sent once."
                  .formatted(operators.get(from).id(), cost, before),
              "Give all edges from a node the same cost.");
    }
    readers.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
  }

  private int node(JsonValue id) {
    Integer number = id.isNumber() ? numberOf.get(longOf(id)) : null;
    if (number == null) {
      throw id.fail("No node has the id %s.".formatted(id.show()), "Name a node of the file.");
    }
    return number;
  }

  /** The number if it can be an id, and otherwise one that is none. */
  private static Long longOf(JsonValue id) {
    BigDecimal value = id.decimal().stripTrailingZeros();
    return value.scale() <= 0 && value.precision() - value.scale() <= Long.SIZE / 4
        ? Long.valueOf(value.longValueExact())
        : Long.valueOf(Long.MIN_VALUE);
  }

  List<Operator> operators() {
    return List.copyOf(operators);
  }

  /** What sending or receiving the output of a node costs in milliseconds; 0 if nobody reads it. */
  BigDecimal outputCost(int node) {
    return outputCost.getOrDefault(node, BigDecimal.ZERO);
  }

  /** The nodes that read the output of a node, if there are any. */
  Optional<VertexSet> readersOf(int node) {
    return Optional.ofNullable(readers.get(node))
        .map(each -> VertexSet.of(each.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** The nodes of each colour that has several. */
  List<VertexSet> colourClasses() {
    Map<Long, List<Integer>> members = new TreeMap<>();
    for (int v = 0; v < operators.size(); v++) {
      int node = v;
      operators
          .get(v)
          .colour()
          .ifPresent(colour -> members.computeIfAbsent(colour, key -> new ArrayList<>()).add(node));
    }
    return members.values().stream()
        .filter(each -> each.size() > 1)
        .map(each -> VertexSet.of(each.stream().mapToInt(Integer::intValue).toArray()))
        .toList();
  }
}
