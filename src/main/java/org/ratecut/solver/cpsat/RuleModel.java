package org.ratecut.solver.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;

/**
 * The rules of a problem as constraints. A vertex that a rule is about is a unit of its own, so
 * that there is a literal for it on each device.
 */
final class RuleModel {

  private final CpModel model;
  private final Problem problem;
  private final UnitCounts counts;
  private final Map<Integer, Integer> unitOf = new HashMap<>();

  RuleModel(CpModel model, Problem problem, UnitCounts counts) {
    this.model = model;
    this.problem = problem;
    this.counts = counts;
  }

  void add() {
    if (problem.rules().isEmpty()) {
      return;
    }
    for (int u = 0; u < counts.units().size(); u++) {
      for (int v : counts.unit(u).vertices()) {
        unitOf.put(v, u);
      }
    }
    problem.rules().maxDevices().ifPresent(this::limitDevices);
    problem.rules().colocated().forEach(this::keepTogether);
    if (problem.rules().contiguous()) {
      for (int d = 0; d < problem.deviceCount(); d++) {
        keepContiguous(d);
      }
    }
  }

  private void limitDevices(int max) {
    boolean[] certain = new boolean[problem.deviceCount()];
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (!counts.freedom().isFree(v)) {
        certain[counts.freedom().deviceOf(v)] = true;
      }
    }
    LinearExprBuilder used = LinearExpr.newBuilder();
    for (int d = 0; d < certain.length; d++) {
      if (certain[d]) {
        used.add(1);
      }
    }
    for (int d : counts.freedom().devices()) {
      if (!certain[d]) {
        BoolVar any = model.newBoolVar("");
        for (int u = 0; u < counts.units().size(); u++) {
          model.addLessOrEqual(counts.count(u, d), LinearExpr.term(any, counts.unit(u).size()));
        }
        used.add(any);
      }
    }
    model.addLessOrEqual(used, max);
  }

  private void keepTogether(VertexSet set) {
    for (int v : set.toArray()) {
      for (int d = 0; d < problem.deviceCount(); d++) {
        model.addEquality(isOn(v, d), isOn(set.first(), d));
      }
    }
  }

  /** Whether a vertex is on a device: a literal, or one that is always or never true. */
  private Literal isOn(int vertex, int device) {
    if (!counts.freedom().isFree(vertex)) {
      return counts.freedom().deviceOf(vertex) == device
          ? model.trueLiteral()
          : model.falseLiteral();
    }
    boolean isPossible = Arrays.stream(counts.freedom().devices()).anyMatch(d -> d == device);
    return isPossible ? (BoolVar) counts.count(unitOf.get(vertex), device) : model.falseLiteral();
  }

  /**
   * Marks the vertices elsewhere that need, directly or not, the output of a vertex on the device.
   * None on the device may need the output of one of these. What is known of the producers of a
   * broadcast is passed on by two literals.
   */
  private void keepContiguous(int device) {
    Network network = problem.network().ofOneInference();
    int broadcasts = network.broadcasts().size();
    Literal[] fromDevice = new Literal[broadcasts];
    Literal[] fromBehind = new Literal[broadcasts];
    for (int b = 0; b < broadcasts; b++) {
      fromDevice[b] = model.newBoolVar("");
      fromBehind[b] = model.newBoolVar("");
      for (int producer : network.broadcasts().get(b).producers().toArray()) {
        model.addImplication(isOn(producer, device), fromDevice[b]);
      }
    }
    for (int vertex : ExecutionOrder.of(network)) {
      int[] incoming = network.incomingBroadcasts(vertex).toArray();
      if (incoming.length == 0) {
        continue;
      }
      BoolVar behind = model.newBoolVar("");
      Literal here = isOn(vertex, device);
      model.addImplication(behind, here.not());
      for (int b : incoming) {
        model.addImplication(fromBehind[b], behind);
        model.addBoolOr(new Literal[] {fromDevice[b].not(), here, behind});
      }
      int outgoing = network.outgoingBroadcast(vertex);
      if (outgoing >= 0) {
        model.addImplication(behind, fromBehind[outgoing]);
      }
    }
  }
}
