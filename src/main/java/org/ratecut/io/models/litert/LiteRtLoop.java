package org.ratecut.io.models.litert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.loops.Ancestors;
import org.ratecut.io.models.loops.LoopBody;
import org.ratecut.io.models.loops.LoopLayers;
import org.ratecut.io.models.loops.LoopReader;
import org.ratecut.io.models.loops.LoopReader.Loop;
import org.ratecut.io.models.loops.LoopStep;
import org.ratecut.io.models.loops.StepInputs;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/**
 * A {@code WHILE} whose condition follows from counters. All that its subgraphs read are values
 * that its steps hand on.
 */
final class LiteRtLoop implements LoopBody {

  private final LiteRtTranslation around;
  private final LiteRtNode node;
  private final int conditionNumber;
  private final int bodyNumber;
  private final StoredModel condition;
  private final StoredModel body;
  private final List<Tensor> carried;

  private final Ancestors<Integer> needs = new Ancestors<>();
  private final Ancestors<Integer> needsOfCondition = new Ancestors<>();

  /** Positions of values that all steps hand on as they are. */
  private final Set<Integer> kept = new TreeSet<>();

  LiteRtLoop(LiteRtTranslation around, LiteRtNode node) {
    this.around = around;
    this.node = node;
    this.conditionNumber = node.option(Option.CONDITION, -1);
    this.bodyNumber = node.option(Option.BODY, -1);
    this.condition = subgraph(conditionNumber, 1);
    this.carried = node.inputs();
    this.body = subgraph(bodyNumber, carried.size());
    for (int i = 0; i < carried.size(); i++) {
      if (body.outputs().get(i).equals(body.inputs().get(i))) {
        kept.add(i);
      }
    }
    body.operators().forEach(each -> needs.add(each.outputs(), each.inputs()));
    condition.operators().forEach(each -> needsOfCondition.add(each.outputs(), each.inputs()));
  }

  private StoredModel subgraph(int number, int outputs) {
    StoredModel graph =
        around
            .subgraph(number)
            .orElseThrow(() -> node.fail("There is no subgraph %d.".formatted(number)));
    boolean fits =
        graph.inputs().size() == node.inputs().size() && graph.outputs().size() == outputs;
    if (!fits) {
      throw node.fail(
          "Its subgraph %d has %d inputs and %d outputs, but expected %d and %d."
              .formatted(
                  number,
                  graph.inputs().size(),
                  graph.outputs().size(),
                  node.inputs().size(),
                  outputs));
    }
    return graph;
  }

  List<Tensor> translate() {
    if (around.tools().assembly().samples() > 1) {
      throw node.place().unsupported("Loops are read for one sample at a time.");
    }
    Map<Integer, Tensor> mayCount = new HashMap<>();
    List<Activation> read = new ArrayList<>();
    for (int i = 0; i < carried.size(); i++) {
      if (carried.get(i) instanceof Activation activation) {
        read.add(activation);
      } else if (!kept.contains(i)) {
        mayCount.put(i, carried.get(i));
      }
    }
    LoopReader reader = new LoopReader(node.place(), this, mayCount);
    if (!mayCount.keySet().containsAll(needsOfCondition())) {
      throw LoopReader.dependent(node.place());
    }
    if (!LoopReader.holds(node.place(), goesOn(mayCount))) {
      throw node.place().fail("It does 0 steps.", "Convert the model without this loop.");
    }
    Loop loop = reader.readWhile(OptionalLong.empty());
    return new LoopLayers(around.tools(), node.place(), loop)
        .add(carried, kept, read, List.of(), node::isRead);
  }

  @Override
  public LoopStep read(Map<Integer, Constant> known, long number) {
    around.budget().enter(node.place(), body.operators().size());
    try {
      return step(known);
    } finally {
      around.budget().leave();
    }
  }

  private LoopStep step(Map<Integer, Constant> known) {
    List<String> warnings = new ArrayList<>();
    LiteRtTranslation step = around.within(body, bodyNumber, warnings::add);
    for (int i = 0; i < carried.size(); i++) {
      Tensor seen = isConstant(i) ? carried.get(i) : known.get(i);
      step.bind(body.inputs().get(i), seen == null ? input(step, i, carried.get(i)) : seen);
    }
    step.translateBody();
    List<Tensor> outputs = body.outputs().stream().map(output -> found(step, output)).toList();
    return new LoopStep(outputs, List.of(), step.tools().assembly(), warnings);
  }

  private boolean isConstant(int position) {
    return kept.contains(position) && carried.get(position) instanceof Constant;
  }

  @Override
  public Set<Integer> needsOf(int position) {
    return positions(body, needs.of(List.of(body.outputs().get(position))));
  }

  /** After a step, the condition is that before the next one. */
  @Override
  public Set<Integer> needsOfCondition() {
    Set<Integer> read = needsOfCondition.of(condition.outputs());
    Set<Integer> positions = new TreeSet<>();
    for (int position : positions(condition, read)) {
      positions.add(position);
      positions.addAll(needsOf(position));
    }
    return positions;
  }

  /** Which of the values that a step gets are among some tensors. */
  private Set<Integer> positions(StoredModel graph, Set<Integer> wanted) {
    Set<Integer> positions = new TreeSet<>();
    for (int i = 0; i < carried.size(); i++) {
      if (wanted.contains(graph.inputs().get(i)) && !isConstant(i)) {
        positions.add(i);
      }
    }
    return positions;
  }

  @Override
  public Count count(Map<Integer, Constant> counters, long number) {
    List<Integer> targets = counters.keySet().stream().map(body.outputs()::get).toList();
    StoredModel part = body.making(needs.of(targets));
    around.budget().enter(node.place(), part.operators().size());
    LiteRtTranslation step = around.within(part, bodyNumber, warning -> {});
    for (int i = 0; i < carried.size(); i++) {
      Tensor seen = isConstant(i) ? carried.get(i) : counters.get(i);
      if (seen != null) {
        step.bind(body.inputs().get(i), seen);
      }
    }
    step.translateBody();
    around.budget().leave();
    Map<Integer, Tensor> values = new TreeMap<>();
    counters
        .keySet()
        .forEach(position -> values.put(position, found(step, body.outputs().get(position))));
    boolean decides = counters.keySet().containsAll(needsOfCondition());
    return new Count(values, decides ? Optional.of(goesOn(values)) : Optional.empty());
  }

  /** The condition before a step that gets some numbers. */
  private Tensor goesOn(Map<Integer, Tensor> values) {
    StoredModel part = condition.making(needsOfCondition.of(condition.outputs()));
    around.budget().enter(node.place(), part.operators().size());
    LiteRtTranslation test = around.within(part, conditionNumber, warning -> {});
    for (int i = 0; i < carried.size(); i++) {
      Tensor seen = isConstant(i) ? carried.get(i) : values.get(i);
      if (seen != null) {
        test.bind(condition.inputs().get(i), seen);
      }
    }
    test.translateBody();
    around.budget().leave();
    return found(test, condition.outputs().get(0));
  }

  private Activation input(LiteRtTranslation step, int position, Tensor tensor) {
    Node place = node.place().named("value %d of a step".formatted(position));
    return StepInputs.input(step.tools().assembly(), place, tensor);
  }

  private Tensor found(LiteRtTranslation step, int number) {
    return step.find(number)
        .orElseThrow(() -> node.fail("Its subgraph makes no tensor %d.".formatted(number)));
  }
}
