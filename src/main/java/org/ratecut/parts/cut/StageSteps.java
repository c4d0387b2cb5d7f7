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
 * Finds the stages of a device: an operator begins a new one if it needs from others what none
 * before it has needed. A stage waits for what its first operator needs, which operators before
 * that one compute, each in a stage that began before; so no two stages wait for each other.
 */
final class StageSteps {

  private final ModelGraph graph;
  private final DeviceShare share;
  private final Map<Integer, ElementSet> received = new HashMap<>();

  private StageSteps(ModelGraph graph, DeviceShare share) {
    this.graph = graph;
    this.share = share;
  }

  /** The operators of each stage, in order. */
  static List<List<Integer>> of(ModelGraph graph, DeviceShare share) {
    StageSteps finder = new StageSteps(graph, share);
    List<List<Integer>> stages = new ArrayList<>();
    for (int operator : share.operators()) {
      boolean isNew = finder.receive(operator);
      if (isNew || stages.isEmpty()) {
        stages.add(new ArrayList<>());
      }
      stages.get(stages.size() - 1).add(operator);
    }
    return stages;
  }

  /** Notes what an operator needs from others, and says whether any of it is new. */
  private boolean receive(int number) {
    GraphOperator operator = graph.operators().get(number);
    boolean isNew = false;
    for (Region region : share.pieces(number)) {
      List<Optional<Region>> reads = operator.cut().reads(region);
      for (int i : graph.activations(operator)) {
        if (reads.get(i).isPresent()) {
          isNew |= receive(operator.inputs().get(i), reads.get(i).get());
        }
      }
    }
    return isNew;
  }

  private boolean receive(int tensor, Region region) {
    ElementSet known = received.computeIfAbsent(tensor, each -> share.there(each).copy());
    if (known.containsAll(region)) {
      return false;
    }
    known.add(region);
    return true;
  }
}
