package org.ratecut.bound.profile.counts;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.network.VertexClass;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;

/**
 * The variables of the relaxation that count vertices: how many of each class are on each device,
 * with memory and load, which are exact functions of the counts, and the totals.
 */
public final class CountVariables {

  private record On(int device, List<Integer> classes) {}

  private final CpModel model;
  private final Problem problem;
  private final List<VertexClass> classes;
  private final CountRanges ranges;
  private final IntVar[][] counts;
  private final Map<On, IntVar> sums = new HashMap<>();
  private final Map<On, BoolVar> presences = new HashMap<>();

  public CountVariables(
      CpModel model,
      Problem problem,
      List<VertexClass> classes,
      CostLimits limits,
      CountRanges ranges,
      List<Integer> devices) {
    this.model = model;
    this.problem = problem;
    this.classes = classes;
    this.ranges = ranges;
    this.counts = new IntVar[problem.deviceCount()][classes.size()];
    for (int d : devices) {
      for (int k = 0; k < classes.size(); k++) {
        counts[d][k] =
            model.newIntVar(ranges.least(d, k), ranges.most(d, k), "n%d_%d".formatted(d, k));
      }
      for (MemoryLimit limit : problem.network().memoryLimits()) {
        limitMemory(limit, d);
      }
      limitLoad(d, limits.load(d));
    }
  }

  /** Each vertex is on one of the devices. */
  public void stateTotals() {
    for (int k = 0; k < classes.size(); k++) {
      LinearExprBuilder total = LinearExpr.newBuilder();
      for (int d = 0; d < problem.deviceCount(); d++) {
        total.add(counts[d][k]);
      }
      model.addEquality(total, classes.get(k).size());
    }
  }

  private void limitMemory(MemoryLimit limit, int d) {
    LinearExprBuilder memory = LinearExpr.newBuilder();
    for (int k = 0; k < classes.size(); k++) {
      memory.addTerm(
          counts[d][k], problem.network().memory(limit, classes.get(k).vertices().first()));
    }
    List<ParameterGroup> groups = problem.network().parameterGroups();
    for (int g = 0; g < groups.size(); g++) {
      if (groups.get(g).memory() == limit.kind()) {
        memory.addTerm(presence(d, classesWith(g)), groups.get(g).size());
      }
    }
    model.addLessOrEqual(memory, problem.cluster().device(d).memory(limit.kind()));
  }

  /** The classes whose vertices are members of a parameter group. */
  private List<Integer> classesWith(int group) {
    return IntStream.range(0, classes.size())
        .filter(k -> classes.get(k).groups().contains(group))
        .boxed()
        .toList();
  }

  private void limitLoad(int d, long limit) {
    LinearExprBuilder load = LinearExpr.newBuilder();
    for (int k = 0; k < classes.size(); k++) {
      load.addTerm(counts[d][k], classes.get(k).computation());
    }
    model.addLessOrEqual(load, limit);
  }

  public IntVar count(int device, int index) {
    return counts[device][index];
  }

  /** How many vertices of some classes are on a device. */
  public IntVar sum(int device, List<Integer> of) {
    if (of.size() == 1) {
      return counts[device][of.get(0)];
    }
    return sums.computeIfAbsent(new On(device, of), this::newSum);
  }

  private IntVar newSum(On on) {
    IntVar sum = model.newIntVar(0, ranges.most(on.device, on.classes), "");
    LinearExprBuilder terms = LinearExpr.newBuilder();
    on.classes.forEach(k -> terms.add(counts[on.device][k]));
    model.addEquality(sum, terms);
    return sum;
  }

  /** Whether a device holds a vertex of some classes. */
  public BoolVar presence(int device, List<Integer> of) {
    return presences.computeIfAbsent(new On(device, of), this::newPresence);
  }

  private BoolVar newPresence(On on) {
    BoolVar present = model.newBoolVar("");
    IntVar sum = sum(on.device, on.classes);
    model.addGreaterOrEqual(sum, 1).onlyEnforceIf(present);
    model.addEquality(sum, 0).onlyEnforceIf(present.not());
    return present;
  }
}
