package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.Collections;
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
  private final List<List<StagePlan>> stages = new ArrayList<>();

  private Splitter(
      CuttableModel model, Problem problem, Map<String, Tiling> tilings, Assignment assignment) {
    this.model = model;
    this.graph = model.graph();
    this.problem = problem;
    this.assignment = assignment;
    this.owners = new Ownership(graph, problem.network(), tilings, assignment);
    this.answers = Answers.of(graph, owners, problem.deviceCount());
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
    }
    List<Map<Integer, ElementSet>> others = neededByOthers();
    for (int d = 0; d < problem.deviceCount(); d++) {
      stages.add(stagesOf(shares.get(d), others.get(d)));
    }
    Wiring wiring = new Wiring(graph, owners, shares, stages);
    return new PartsWriter(model, problem, assignment, wiring, stages, answers).write(pieces());
  }

  /** For each device, what others need of it and what it answers. */
  private List<Map<Integer, ElementSet>> neededByOthers() {
    List<Map<Integer, ElementSet>> needed = new ArrayList<>();
    for (int d = 0; d < shares.size(); d++) {
      Map<Integer, ElementSet> ofDevice = new HashMap<>();
      answers.get(d).forEach((tensor, set) -> ofDevice.put(tensor, set.copy()));
      needed.add(ofDevice);
    }
    for (DeviceShare reader : shares) {
      reader
          .missing()
          .forEach(
              (tensor, missing) -> {
                for (int d = 0; d < shares.size(); d++) {
                  if (d != reader.device() && owners.isOwned(tensor)) {
                    ElementSet own = missing.meet(owners.of(tensor, d));
                    needed
                        .get(d)
                        .computeIfAbsent(tensor, each -> new ElementSet(own.sizes()))
                        .addAll(own);
                  }
                }
              });
    }
    return needed;
  }

  /**
   * From the last stage to the first, because what later ones are given is an output too. Those
   * that nobody needs anything of are left out.
   */
  private List<StagePlan> stagesOf(DeviceShare share, Map<Integer, ElementSet> needed) {
    List<List<Integer>> operators = StageSteps.of(graph, share);
    List<StagePlan> plans = new ArrayList<>();
    for (int s = operators.size() - 1; s >= 0; s--) {
      ProgramBuilder builder = new ProgramBuilder(graph, share, operators.get(s));
      List<Integer> outputs = outputs(builder, operators.get(s), needed);
      if (!outputs.isEmpty()) {
        StageProgram program = builder.program(name(share.device()), outputs);
        plans.add(new StagePlan(share.device(), s, operators.get(s), program, builder.given()));
        builder
            .given()
            .forEach(
                (tensor, given) ->
                    needed
                        .computeIfAbsent(tensor, each -> new ElementSet(given.sizes()))
                        .addAll(given));
      }
    }
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
