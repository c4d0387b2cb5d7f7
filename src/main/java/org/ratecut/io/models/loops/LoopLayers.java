package org.ratecut.io.models.loops;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.BodyCosts;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.loops.LoopReader.Loop;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.OpaqueOperators.Known;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** Makes one vertex of a loop that has been read. */
public final class LoopLayers {

  private final Assembly assembly;
  private final ModelTools tools;
  private final Node place;
  private final Loop loop;
  private final BodyCosts costs;

  public LoopLayers(ModelTools tools, Node place, Loop loop) {
    this.assembly = tools.assembly();
    this.tools = tools;
    this.place = place;
    this.loop = loop;
    this.costs = BodyCosts.of(place, loop.typical().layers());
  }

  /**
   * The outputs of the loop: the carried values after the last step, then what the steps added.
   *
   * @param carried what the first step gets
   * @param kept positions of carried values that no step changes
   * @param read everything that the steps compute from
   * @param axes where an output that has a part for each step has its steps
   * @param isRead whether something reads an output
   */
  public List<Tensor> add(
      List<Tensor> carried,
      Set<Integer> kept,
      List<Activation> read,
      List<Integer> axes,
      IntPredicate isRead) {
    List<Tensor> outputs = new ArrayList<>();
    for (int i = 0; i < carried.size(); i++) {
      outputs.add(kept.contains(i) ? carried.get(i) : after(i, carried.get(i)));
    }
    for (int i = 0; i < axes.size(); i++) {
      outputs.add(joined(loop.typical().scanned().get(i), axes.get(i)));
    }
    List<Integer> made = made(computed(kept), isRead);
    if (made.isEmpty() || read.isEmpty()) {
      throw place.unsupported("Nothing that it computes depends on the input of the model.");
    }
    warn();
    List<Activation> parts =
        tools
            .opaque()
            .addKnown(place, List.copyOf(new LinkedHashSet<>(read)), known(), sizes(outputs, made));
    for (int i = 0; i < made.size(); i++) {
      outputs.set(made.get(i), parts.get(i));
    }
    return outputs;
  }

  private Tensor after(int position, Tensor before) {
    Tensor after = loop.typical().carried().get(position);
    if (loop.counters().contains(position)) {
      return unknown(after.dimensions(), after);
    }
    if (!after.dimensions().equals(before.dimensions())) {
      throw place.fail(
          "A value that it carries is %s before a step and %s after it."
              .formatted(before.dimensions(), after.dimensions()),
          "Export the model without this loop: sizes must not change from step to step.");
    }
    return unknown(after.dimensions(), after);
  }

  /** Stands for an output until it is known whether something reads it. */
  private static Constant unknown(Dimensions dimensions, Tensor tensor) {
    return new Constant(List.of(), dimensions, tensor.type(), Optional.empty());
  }

  private Tensor joined(Tensor part, int axis) {
    List<Long> sizes =
        new ArrayList<>(part.dimensions().sizes().stream().map(Integer::longValue).toList());
    if (axis < 0 || axis > sizes.size()) {
      throw place.fail(
          "It joins parts of %s along dimension %d.".formatted(part.dimensions(), axis),
          "Correct the model, or export it again.");
    }
    sizes.add(axis, loop.steps());
    Dimensions all = place.locate(() -> Dimensions.ofLongs(sizes));
    return unknown(all, part);
  }

  private List<Integer> computed(Set<Integer> kept) {
    List<Tensor> ofStep = new ArrayList<>(loop.typical().carried());
    ofStep.addAll(loop.typical().scanned());
    return IntStream.range(0, ofStep.size())
        .filter(i -> !kept.contains(i) && ofStep.get(i) instanceof Activation)
        .boxed()
        .toList();
  }

  /** Only outputs that something reads take room. */
  private static List<Integer> made(List<Integer> computed, IntPredicate isRead) {
    List<Integer> read = computed.stream().filter(isRead::test).toList();
    return read.isEmpty() && !computed.isEmpty() ? computed.subList(0, 1) : read;
  }

  private static List<Constant> sizes(List<Tensor> outputs, List<Integer> made) {
    return made.stream()
        .map(outputs::get)
        .map(output -> Constant.ofSize("", output.dimensions(), output.type()))
        .toList();
  }

  private Known known() {
    return place.locate(
        () ->
            new Known(
                costs.weights(),
                costs.biases(),
                Math.multiplyExact(costs.macs(), loop.steps()),
                Math.multiplyExact(costs.flop(), loop.steps()),
                costs.bits()));
  }

  private void warn() {
    loop.typical().warnings().forEach(assembly.options().warnings());
    for (int i = 0; i < costs.opaque(); i++) {
      assembly.countOpaque();
    }
    assembly
        .options()
        .warnings()
        .accept(
            "Node %s (%s) is a loop: one vertex that does all its steps, %d of them."
                .formatted(place.name(), place.operator(), loop.steps()));
  }
}
