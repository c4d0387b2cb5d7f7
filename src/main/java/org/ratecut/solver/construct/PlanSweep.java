package org.ratecut.solver.construct;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.bound.PlacementPlan;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;

/**
 * Makes assignments of a plan, which says how many vertices of each class a device holds but not
 * which ones. A line sweeps over all layers in one direction, and the devices take their vertices
 * one after the other in the order in which the line meets them, so that each device gets a strip
 * and the strips of neighbouring layers lie over each other.
 */
public final class PlanSweep {

  private static final int DIRECTIONS = 64;

  /** Turns the line a little, so that it meets no two vertices of a grid at once. */
  private static final double TILT = 1e-4;

  private final Problem problem;
  private final PlacementPlan plan;

  public PlanSweep(Problem problem, PlacementPlan plan) {
    this.problem = problem;
    this.plan = plan;
  }

  /**
   * An assignment for each of several directions that has the counts of the plan, which fit in the
   * memories; without those that would need a channel that is not there.
   */
  public Stream<Assignment> assignments() {
    Stream<Assignment> all =
        IntStream.range(0, DIRECTIONS).mapToObj(i -> sweep(i * 2 * Math.PI / DIRECTIONS + TILT));
    boolean isCertain =
        isEveryPairLinked() && problem.rules().isEmpty() && !problem.network().isPipelined();
    return isCertain ? all : all.filter(this::isValid);
  }

  private boolean isEveryPairLinked() {
    Cluster cluster = problem.cluster();
    long pairs = cluster.channels().stream().mapToLong(channel -> channel.pairs().size()).sum();
    return pairs == (long) cluster.deviceCount() * (cluster.deviceCount() - 1);
  }

  private boolean isValid(Assignment assignment) {
    return Evaluator.evaluate(problem, assignment).isValid();
  }

  private Assignment sweep(double angle) {
    int[] devices = new int[problem.vertexCount()];
    for (int k = 0; k < plan.classes().size(); k++) {
      place(plan.classes().get(k), k, angle, devices);
    }
    return Assignment.of(devices);
  }

  private void place(VertexSet vertices, int vertexClass, double angle, int[] devices) {
    int[] left = plan.counts().stream().mapToInt(row -> row.get(vertexClass)).toArray();
    vertices.forEachInt(
        v -> {
          if (problem.pins().isPinned(v)) {
            devices[v] = problem.pins().deviceOf(v);
            left[devices[v]]--;
          }
        });
    List<Integer> free =
        vertices.stream()
            .filter(v -> !problem.pins().isPinned(v))
            .boxed()
            .sorted(Comparator.comparingDouble(v -> turnOf(v, angle)))
            .toList();
    int device = 0;
    for (int v : free) {
      while (left[device] <= 0) {
        device++;
      }
      devices[v] = device;
      left[device]--;
    }
  }

  /** How late the line meets a vertex; all layers have the same size. */
  private double turnOf(int vertex, double angle) {
    Layer layer = problem.network().layers().get(problem.network().layerOf(vertex));
    double row = (layer.rowOf(vertex) + 0.5) / layer.height();
    double column = (layer.columnOf(vertex) + 0.5) / layer.width();
    return row * Math.sin(angle) + column * Math.cos(angle);
  }
}
