package org.ratecut.solver.timefold;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.construct.ValidStart;
import org.ratecut.testing.RandomProblems;

class PlacementScoreCalculatorTest {

  @Test
  void moveByMoveIsWorthTheSameAsFromScratch() {
    for (long seed = 1; seed <= 60; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Placement placement = randomPlacement(problem, new Random(seed));
      PlacementScoreCalculator incremental = new PlacementScoreCalculator();
      incremental.resetWorkingSolution(placement);
      Random random = new Random(seed);
      for (int move = 0; move < 50; move++) {
        moveOne(placement, incremental, random);
        if (move % 3 == 0) {
          assertThat(incremental.calculateScore()).isEqualTo(scoreFromScratch(placement));
        }
      }
    }
  }

  @Test
  void validityAndOrderAreThoseOfTheReferee() {
    for (long seed = 1; seed <= 60; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Random random = new Random(seed);
      Placement placement = randomPlacement(problem, random);
      PlacementScoreCalculator incremental = new PlacementScoreCalculator();
      incremental.resetWorkingSolution(placement);
      for (int move = 0; move < 30; move++) {
        Fraction costBefore = cost(placement);
        HardMediumSoftLongScore before = incremental.calculateScore();
        moveOne(placement, incremental, random);
        HardMediumSoftLongScore after = incremental.calculateScore();
        assertThat(after.hardScore() == 0).isEqualTo(referee(placement).isValid());
        if (after.mediumScore() > before.mediumScore()) {
          assertThat(cost(placement)).isLessThan(costBefore);
        }
      }
    }
  }

  @Test
  void theCostAtTheStartIsABillion() {
    Problem problem = RandomProblems.tiny(3);
    Placement placement = randomPlacement(problem, new Random(3));
    long cost = -scoreFromScratch(placement).mediumScore();
    assertThat(cost).isBetween(ScoreScale.COST_AT_START, ScoreScale.COST_AT_START + 1);
  }

  private static void moveOne(
      Placement placement, PlacementScoreCalculator calculator, Random random) {
    PlacedVertex vertex =
        placement.getVertices().get(random.nextInt(placement.getVertices().size()));
    calculator.beforeVariableChanged(vertex, PlacedVertex.DEVICE);
    vertex.setDevice(random.nextInt(placement.getDevices().size()));
    calculator.afterVariableChanged(vertex, PlacedVertex.DEVICE);
  }

  private static HardMediumSoftLongScore scoreFromScratch(Placement placement) {
    PlacementScoreCalculator fresh = new PlacementScoreCalculator();
    fresh.resetWorkingSolution(placement);
    return fresh.calculateScore();
  }

  /** Pins are Timefold's to keep and none of the score's business. */
  private static Evaluation referee(Placement placement) {
    Problem free = placement.problem();
    return Evaluator.evaluate(
        free.withPins(Pins.none(free.vertexCount())), placement.toAssignment());
  }

  private static Fraction cost(Placement placement) {
    return new AssignmentState(placement.problem(), placement.toAssignment())
        .cost(placement.problem().objective());
  }

  private static Placement randomPlacement(Problem problem, Random random) {
    Assignment start = new ValidStart(problem).random(random);
    ScoreScale scale = ScoreScale.at(new AssignmentState(problem, start), problem.objective());
    return Placement.of(problem, scale, start);
  }
}
