package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import org.ratecut.evaluation.AssignmentState;

/**
 * Values placements for Timefold, move by move, on an {@link AssignmentState}. Hard: memory and
 * traffic that have no place. Medium: the period, or the total traffic. Soft: a smooth guide over
 * all devices and channels, which tells placements of the same period apart.
 */
public final class PlacementScoreCalculator
    implements IncrementalScoreCalculator<Placement, HardMediumSoftLongScore> {

  private ScoreScale scale;
  private AssignmentState state;
  private long guide;

  @Override
  public void resetWorkingSolution(Placement placement) {
    scale = placement.scale();
    state = new AssignmentState(placement.problem(), placement.toAssignment());
    guide = 0;
    for (int r = 0; r < state.resourceCount(); r++) {
      guide += scale.guide(r, state.usage(r));
    }
  }

  @Override
  public void afterVariableChanged(Object entity, String variable) {
    PlacedVertex vertex = (PlacedVertex) entity;
    state.move(vertex.getNumber(), vertex.getDevice());
  }

  @Override
  public HardMediumSoftLongScore calculateScore() {
    updateGuide();
    return HardMediumSoftLongScore.of(-ScoreScale.violations(state), -scale.cost(state), -guide);
  }

  private void updateGuide() {
    for (int i = 0; i < state.touchedCount(); i++) {
      int r = state.touchedResource(i);
      long before = state.usageAtMark(r);
      long after = state.usage(r);
      if (before != after) {
        guide += scale.guide(r, after) - scale.guide(r, before);
      }
    }
    state.mark();
  }

  @Override
  public void beforeVariableChanged(Object entity, String variable) {
    // The state knows where the vertex was.
  }

  @Override
  public void beforeEntityAdded(Object entity) {
    throw fixed();
  }

  @Override
  public void afterEntityAdded(Object entity) {
    throw fixed();
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    throw fixed();
  }

  @Override
  public void afterEntityRemoved(Object entity) {
    throw fixed();
  }

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("The vertices of a network do not change.");
  }
}
