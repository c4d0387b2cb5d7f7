package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Puts one or more vertices on other devices; Timefold remembers how to undo it. */
final class DrawnMove extends AbstractMove<Placement> {

  private final List<PlacedVertex> vertices;
  private final Integer[] targets;

  /**
   * A move of the vertices of the working placement.
   *
   * @param targets where each of the vertices goes, in their order
   */
  DrawnMove(List<PlacedVertex> vertices, Integer[] targets) {
    this.vertices = vertices;
    this.targets = targets;
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<Placement> director) {
    for (int i = 0; i < targets.length; i++) {
      PlacedVertex vertex = vertices.get(i);
      director.beforeVariableChanged(vertex, PlacedVertex.DEVICE);
      vertex.setDevice(targets[i]);
      director.afterVariableChanged(vertex, PlacedVertex.DEVICE);
    }
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<Placement> director) {
    return IntStream.range(0, targets.length)
        .anyMatch(i -> !targets[i].equals(vertices.get(i).getDevice()));
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return vertices;
  }

  @Override
  public Collection<?> getPlanningValues() {
    return new LinkedHashSet<>(Arrays.asList(targets));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DrawnMove that
        && vertices.equals(that.vertices)
        && Arrays.equals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    return 31 * vertices.hashCode() + Arrays.hashCode(targets);
  }

  @Override
  public String toString() {
    return vertices + " -> " + Arrays.toString(targets);
  }
}
