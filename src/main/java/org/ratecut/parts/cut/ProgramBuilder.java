package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.ProgramStep;
import org.ratecut.parts.graph.ProgramValue;
import org.ratecut.parts.graph.StageProgram;

/**
 * Writes the program of one stage: what it is given, and each piece of each operator with what must
 * be taken apart or put together before it.
 */
final class ProgramBuilder {

  /** More boxes are given as the one around them all. */
  private static final int MAX_BOXES = 4;

  private final ModelGraph graph;
  private final DeviceShare share;
  private final List<ProgramValue> values = new ArrayList<>();
  private final List<ProgramStep> steps = new ArrayList<>();
  private final List<Integer> inputs = new ArrayList<>();

  /** By number of the tensor: what the stage is given of it. */
  private final Map<Integer, ElementSet> given = new LinkedHashMap<>();

  /** By number of the tensor: boxes and values, those that are computed here. */
  private final Map<Integer, Sources> computed = new HashMap<>();

  private final Map<Integer, Sources> received = new HashMap<>();
  private final Map<ProgramValue, Integer> numbers = new HashMap<>();

  /**
   * Writes the program of some operators of a device, except what others need of it.
   *
   * @param operators in order
   */
  ProgramBuilder(ModelGraph graph, DeviceShare share, List<Integer> operators) {
    this.graph = graph;
    this.share = share;
    findGiven(operators);
    given.forEach(this::addInputs);
    operators.forEach(this::compute);
  }

  /** What the stage is given of each tensor, and reads. */
  Map<Integer, ElementSet> given() {
    return given;
  }

  /** The boxes that the stage computes of a tensor, with their values. */
  Sources computed(int tensor) {
    return computed.getOrDefault(tensor, new Sources(List.of(), List.of()));
  }

  /** The tensors that the stage computes some of, in no order. */
  Iterable<Integer> tensors() {
    return computed.keySet();
  }

  /** The program, with the values that others need, and without what they are not made of. */
  StageProgram program(String name, List<Integer> outputs) {
    Set<Integer> needed = new HashSet<>(outputs);
    List<ProgramStep> useful = new ArrayList<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).writes().stream().anyMatch(needed::contains)) {
        useful.add(steps.get(i));
        needed.addAll(steps.get(i).reads());
      }
    }
    Collections.reverse(useful);
    return new StageProgram(
        name, values, useful, inputs.stream().filter(needed::contains).toList(), outputs);
  }

  private void findGiven(List<Integer> operators) {
    Map<Integer, ElementSet> local = new HashMap<>();
    for (int number : operators) {
      GraphOperator operator = graph.operators().get(number);
      for (Region region : share.pieces(number)) {
        List<Optional<Region>> reads = operator.cut().reads(region);
        for (int i : graph.activations(operator)) {
          reads.get(i).ifPresent(part -> set(given, operator.inputs().get(i)).add(part));
        }
      }
      List<Integer> outputs = operator.outputs();
      for (int output : outputs) {
        share
            .pieces(number)
            .forEach(
                region -> set(local, output).add(outputs.size() == 1 ? region : whole(output)));
      }
    }
    local.forEach((tensor, there) -> set(given, tensor).removeAll(there));
    given.values().removeIf(ElementSet::isEmpty);
  }

  private ElementSet set(Map<Integer, ElementSet> sets, int tensor) {
    return sets.computeIfAbsent(tensor, each -> new ElementSet(graph.tensor(each).sizes()));
  }

  private Region whole(int tensor) {
    return Region.whole(graph.tensor(tensor).sizes());
  }

  private void addInputs(int tensor, ElementSet read) {
    List<Region> boxes = Cover.of(read);
    List<Integer> ofBoxes = new ArrayList<>();
    boolean together = boxes.size() > MAX_BOXES;
    for (Region region : together ? List.of(read.hull().orElseThrow()) : boxes) {
      inputs.add(value(tensor, region));
      ofBoxes.add(values.size() - 1);
    }
    received.put(
        tensor,
        new Sources(
            boxes, together ? boxes.stream().map(box -> ofBoxes.get(0)).toList() : ofBoxes));
  }

  private int value(int tensor, Region region) {
    values.add(new ProgramValue(tensor, region));
    numbers.put(values.get(values.size() - 1), values.size() - 1);
    return values.size() - 1;
  }

  private void compute(int number) {
    GraphOperator operator = graph.operators().get(number);
    for (Region region : share.pieces(number)) {
      List<Optional<Region>> reads = operator.cut().reads(region);
      List<OptionalInt> parts = new ArrayList<>();
      for (int i = 0; i < operator.inputs().size(); i++) {
        int tensor = operator.inputs().get(i);
        boolean needed = graph.isComputed(tensor) && reads.get(i).isPresent();
        parts.add(
            needed ? OptionalInt.of(assemble(tensor, reads.get(i).get())) : OptionalInt.empty());
      }
      List<Integer> outputs = new ArrayList<>();
      for (int output : operator.outputs()) {
        Region brought = operator.outputs().size() == 1 ? region : whole(output);
        outputs.add(value(output, brought));
        addComputed(output, brought);
      }
      steps.add(new ProgramStep.Compute(number, parts, outputs));
    }
  }

  private void addComputed(int tensor, Region region) {
    Sources known =
        computed.computeIfAbsent(tensor, each -> new Sources(new ArrayList<>(), new ArrayList<>()));
    known.boxes().add(region);
    known.values().add(values.size() - 1);
  }

  /** The number of a value that is exactly a region of a tensor. */
  private int assemble(int tensor, Region region) {
    Integer known = numbers.get(new ProgramValue(tensor, region));
    if (known != null) {
      return known;
    }
    ElementSet fromOutside = given.get(tensor);
    Sources outside = received.getOrDefault(tensor, new Sources(List.of(), List.of()));
    if (fromOutside != null && fromOutside.containsAll(region)) {
      for (int value : outside.values()) {
        if (values.get(value).region().contains(region)) {
          return slice(value, tensor, region);
        }
      }
    }
    Sources here = computed(tensor).of(region);
    Sources there = outside.of(region);
    List<Region> boxes = new ArrayList<>(here.boxes());
    boxes.addAll(there.boxes());
    List<Integer> ofBoxes = new ArrayList<>(here.values());
    ofBoxes.addAll(there.values());
    return assemble(tensor, region, new Sources(boxes, ofBoxes));
  }

  private int assemble(int tensor, Region region, Sources sources) {
    Integer known = numbers.get(new ProgramValue(tensor, region));
    if (known != null) {
      return known;
    }
    for (int i = 0; i < sources.boxes().size(); i++) {
      if (sources.boxes().get(i).contains(region)) {
        return slice(sources.values().get(i), tensor, region);
      }
    }
    Sources.Lines cut = sources.lines(region);
    List<Integer> parts = new ArrayList<>();
    int begin = region.begin(cut.dimension());
    for (int end : append(cut.lines(), region.end(cut.dimension()))) {
      Region part = region.with(cut.dimension(), begin, end);
      parts.add(assemble(tensor, part, sources.of(part)));
      begin = end;
    }
    int joined = value(tensor, region);
    steps.add(new ProgramStep.Join(parts, cut.dimension(), joined));
    return joined;
  }

  private static List<Integer> append(List<Integer> numbers, int last) {
    List<Integer> longer = new ArrayList<>(numbers);
    longer.add(last);
    return longer;
  }

  private int slice(int from, int tensor, Region region) {
    if (values.get(from).region().equals(region)) {
      return from;
    }
    int part = value(tensor, region);
    steps.add(new ProgramStep.Slice(from, part));
    return part;
  }
}
