package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.cloner.SolutionCloner;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/** A problem with a device for each vertex: Timefold's planning solution. */
@PlanningSolution(solutionCloner = Placement.Cloner.class)
public final class Placement {

  private final Problem problem;
  private final ScoreScale scale;
  private final List<Integer> devices;
  private final List<PlacedVertex> vertices;
  private HardMediumSoftLongScore score;

  private Placement(
      Problem problem, ScoreScale scale, List<Integer> devices, List<PlacedVertex> vertices) {
    this.problem = problem;
    this.scale = scale;
    this.devices = devices;
    this.vertices = vertices;
  }

  /** The placement of an assignment, which keeps the pins; valued on the given scale. */
  static Placement of(Problem problem, ScoreScale scale, Assignment assignment) {
    List<Integer> devices = IntStream.range(0, problem.deviceCount()).boxed().toList();
    List<PlacedVertex> vertices =
        IntStream.range(0, problem.vertexCount())
            .mapToObj(
                v ->
                    new PlacedVertex(
                        v, problem.pins().isPinned(v), devices.get(assignment.deviceOf(v))))
            .toList();
    return new Placement(problem, scale, devices, vertices);
  }

  Problem problem() {
    return problem;
  }

  ScoreScale scale() {
    return scale;
  }

  /** The numbers of the devices. */
  @ValueRangeProvider
  public List<Integer> getDevices() {
    return devices;
  }

  /** All vertices, in the order of their numbers. */
  @PlanningEntityCollectionProperty
  public List<PlacedVertex> getVertices() {
    return vertices;
  }

  /** What Timefold knows of its worth. */
  @PlanningScore
  public HardMediumSoftLongScore getScore() {
    return score;
  }

  public void setScore(HardMediumSoftLongScore score) {
    this.score = score;
  }

  Assignment toAssignment() {
    return Assignment.of(vertices.stream().mapToInt(PlacedVertex::getDevice).toArray());
  }

  /** Copies what changes and shares the rest. */
  public static final class Cloner implements SolutionCloner<Placement> {

    @Override
    public Placement cloneSolution(Placement original) {
      List<PlacedVertex> copies = original.vertices.stream().map(PlacedVertex::copy).toList();
      Placement clone = new Placement(original.problem, original.scale, original.devices, copies);
      clone.score = original.score;
      return clone;
    }
  }
}
