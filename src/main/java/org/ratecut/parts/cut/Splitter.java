package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.layers.tiling.Tiling;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.parts.graph.CuttableModel;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.StageProgram;

/** Cuts a model into the stages of its devices. */
public final class Splitter {

  private final CuttableModel model;
  private final ModelGraph graph;
  private final Problem problem;
  private final Assignment assignment;
  private final Ownership owners;
  private final List<Map<Integer, ElementSet>> answers;
  private final List<DeviceShare> shares = new ArrayList<>();

  /** The stages of each device, from the last to the first. */
  private final List<List<StagePlan>> stages = new ArrayList<>();

  /** For each device, what stages that have been planned need of it, and what it answers. */
  private final List<Map<Integer, ElementSet>> needed = new ArrayList<>();

  /** For each device, what its stages need from others. */
  private final List<Map<Integer, ElementSet>> received = new ArrayList<>();

  private Splitter(
      CuttableModel model, Problem problem, Map<String, Tiling> tilings, Assignment assignment) {
    this.model = model;
    this.graph = model.graph();
    this.problem = problem;
    this.assignment = assignment;
    this.owners = new Ownership(graph, problem.network(), tilings, assignment);
    this.answers = OutputOwners.of(graph, owners, problem.deviceCount());
  }

  /**
   * The parts of a model under an assignment, valid or not.
   *
   * @param problem whose network is made of the model
   * @param tilings where the layers of the network are cut, by name
   * @throws org.ratecut.io.InputException if the format cannot write a part
   */
  public static Parts split(
      CuttableModel model, Problem problem, Map<String, Tiling> tilings, Assignment assignment) {
    return new Splitter(model, problem, tilings, assignment.requireFitting(problem)).split();
  }

  private Parts split() {
    for (int d = 0; d < problem.deviceCount(); d++) {
      shares.add(new DeviceShare(graph, owners, d, answers.get(d)));
      stages.add(new ArrayList<>());
      received.add(new HashMap<>());
      needed.add(new HashMap<>());
      int device = d;
      answers.get(d).forEach((tensor, set) -> add(needed.get(device), tensor, set));
    }
    candidates().forEach(this::plan);
    List<List<StagePlan>> numbered = stages.stream().map(Splitter::numbered).toList();
    Wiring wiring = new Wiring(graph, owners, received, numbered);
    return new PartsWriter(model, problem, assignment, wiring, numbered, answers).write(pieces());
  }

  /** Some operators of a device that are a stage if anybody needs what they compute. */
  private record Candidate(DeviceShare share, List<Integer> operators) {

    int position() {
      return share.position(operators.get(0));
    }
  }

  /** Each before those that compute what it reads. */
  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (DeviceShare share : shares) {
      List<List<Integer>> ofDevice = StageSteps.of(graph, share);
      Collections.reverse(ofDevice);
      ofDevice.forEach(operators -> candidates.add(new Candidate(share, operators)));
    }
    candidates.sort(Comparator.comparingInt(Candidate::position).reversed());
    return candidates;
  }

  private void plan(Candidate candidate) {
    DeviceShare share = candidate.share();
    ProgramBuilder builder = new ProgramBuilder(graph, share, candidate.operators());
    List<Integer> outputs = outputs(builder, candidate.operators(), needed.get(share.device()));
    if (outputs.isEmpty()) {
      return;
    }
    StageProgram program = builder.program(name(share.device()), outputs);
    Map<Integer, ElementSet> given = builder.given(program);
    stages
        .get(share.device())
        .add(new StagePlan(share.device(), 0, candidate.operators(), program, given));
    given.forEach((tensor, values) -> need(share, tensor, values));
  }

  /** Values that a stage is given come from earlier ones of its device, or from others. */
  private void need(DeviceShare share, int tensor, ElementSet values) {
    add(needed.get(share.device()), tensor, values.meet(share.there(tensor)));
    ElementSet remote = values.without(share.there(tensor));
    if (remote.isEmpty()) {
      return;
    }
    add(received.get(share.device()), tensor, remote);
    for (DeviceShare other : shares) {
      if (other != share && owners.isOwned(tensor)) {
        add(needed.get(other.device()), tensor, remote.meet(owners.of(tensor, other.device())));
      }
    }
  }

  private static void add(Map<Integer, ElementSet> sets, int tensor, ElementSet values) {
    sets.computeIfAbsent(tensor, each -> new ElementSet(values.sizes())).addAll(values);
  }

  /** In the order in which they run. */
  private static List<StagePlan> numbered(List<StagePlan> fromLast) {
    List<StagePlan> plans = new ArrayList<>(fromLast);
    Collections.reverse(plans);
    return IntStream.range(0, plans.size()).mapToObj(i -> plans.get(i).numbered(i)).toList();
  }

  private String name(int device) {
    return "Part of %s for %s".formatted(model.fileName(), problem.cluster().device(device).name());
  }

  private List<Integer> outputs(
      ProgramBuilder builder, List<Integer> operators, Map<Integer, ElementSet> needed) {
    List<Integer> outputs = new ArrayList<>();
    for (int operator : operators) {
      for (int tensor : graph.operators().get(operator).outputs()) {
        Sources computed = builder.computed(tensor);
        for (int i = 0; i < computed.boxes().size() && needed.containsKey(tensor); i++) {
          if (needed.get(tensor).containsAny(computed.boxes().get(i))) {
            outputs.add(computed.values().get(i));
          }
        }
      }
    }
    return outputs;
  }

  /** How many pieces the operators of each layer fell into at most. */
  private Map<String, Integer> pieces() {
    Map<String, Integer> pieces = new LinkedHashMap<>();
    for (int i = 0; i < graph.operators().size(); i++) {
      GraphOperator operator = graph.operators().get(i);
      int output = operator.outputs().get(0);
      if (!owners.isOwned(output)) {
        continue;
      }
      int number = i;
      int count =
          shares.stream()
              .filter(share -> share.operators().contains(number))
              .mapToInt(share -> share.pieces(number).size())
              .sum();
      pieces.merge(graph.tensor(output).place().orElseThrow().layer(), count, Math::max);
    }
    return pieces;
  }
}
