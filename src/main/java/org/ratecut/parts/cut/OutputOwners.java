package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.ModelGraph;

/**
 * Which device answers which values of the outputs of the network: the one whose vertices they
 * belong to; where they belong to none, the one that has the first value they are made of.
 */
final class OutputOwners {

  private final ModelGraph graph;
  private final Ownership owners;
  private final int deviceCount;

  private OutputOwners(ModelGraph graph, Ownership owners, int deviceCount) {
    this.graph = graph;
    this.owners = owners;
    this.deviceCount = deviceCount;
  }

  /** For each device, what it answers of each output. */
  static List<Map<Integer, ElementSet>> of(ModelGraph graph, Ownership owners, int deviceCount) {
    OutputOwners answers = new OutputOwners(graph, owners, deviceCount);
    List<Map<Integer, ElementSet>> all = new ArrayList<>();
    for (int d = 0; d < deviceCount; d++) {
      all.add(new HashMap<>());
    }
    graph.outputs().stream().distinct().forEach(output -> answers.add(output, all));
    return all;
  }

  private void add(int output, List<Map<Integer, ElementSet>> all) {
    if (owners.isPlaced(output)) {
      for (int d = 0; d < all.size(); d++) {
        if (!owners.of(output, d).isEmpty()) {
          all.get(d).put(output, owners.of(output, d));
        }
      }
      return;
    }
    List<Integer> sizes = graph.tensor(output).sizes();
    ElementSet whole = ElementSet.of(sizes, List.of(Region.whole(sizes)));
    all.get(firstOwner(output)).put(output, whole);
  }

  private int firstOwner(int tensor) {
    if (owners.isPlaced(tensor)) {
      for (int d = 0; d < deviceCount; d++) {
        if (owners.of(tensor, d).contains(0)) {
          return d;
        }
      }
    }
    for (GraphOperator operator : graph.operators()) {
      if (operator.outputs().contains(tensor)) {
        return graph.activations(operator).stream()
            .findFirst()
            .map(i -> firstOwner(operator.inputs().get(i)))
            .orElse(0);
      }
    }
    return 0;
  }
}
