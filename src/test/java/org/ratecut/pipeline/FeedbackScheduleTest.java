package org.ratecut.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.FeedbackLoop;
import org.ratecut.model.Assignment;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.testing.FeedbackProblems;
import org.ratecut.testing.RandomProblems;

/** Loops of feedback: referee, schedulers and simulator, which share no code, agree. */
class FeedbackScheduleTest {

  private static final int PROBLEMS = 200;

  @Test
  void schedulesKeepLoopsAndAreNoFasterThanTheirPeriod() {
    int played = 0;
    int limited = 0;
    int reached = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = FeedbackProblems.upTo(12, 4, seed);
      Assignment assignment = RandomProblems.assignment(problem, new Random(seed));
      Evaluation evaluation = Evaluator.evaluate(problem, assignment);
      if (!SchedulePlanner.isPossible(problem, evaluation)) {
        continue;
      }
      SchedulePlanner planner = new SchedulePlanner(problem, assignment, seed);
      long model = planner.operations().modelPeriod();
      assertThat(planner.operations().pipeline().exactSeconds(model))
          .as(problem.name())
          .isEqualTo(evaluation.period());
      SchedulePlan plan = planner.atModelPeriod(6, () -> false);
      SchedulePlan answer =
          plan.keepsFeedback() ? plan : planner.fastest(Long.MAX_VALUE, 2, () -> false);
      assertThat(answer.keepsFeedback()).as(problem.name()).isTrue();
      assertThat(answer.schedule().period()).as(problem.name()).isGreaterThanOrEqualTo(model);
      ScheduleAgreementTest.requireAgreement(problem, assignment, answer);
      played++;
      if (evaluation.bottleneck().filter(Bottleneck.loop()::equals).isPresent()) {
        limited++;
        reached += plan.keepsFeedback() ? 1 : 0;
      }
    }
    assertThat(played).isGreaterThan(PROBLEMS / 3);
    assertThat(limited).isGreaterThan(PROBLEMS / 20);
    assertThat(reached).isGreaterThan(limited * 6 / 10);
  }

  /** In and out in 1 s and 2 s, and 3 s in between: the loop is left after 5 s, not after 6. */
  @Test
  void loopThatWaitsForTheInputKeepsItsPeriod() {
    NetworkBuilder builder = Network.builder("recurrent");
    Layer input = builder.addLayer("input", 1, 1, 1, new Vertex(1, 1, 1));
    Layer state = builder.addLayer("state", 1, 1, 1, new Vertex(1, 0, 1));
    Layer cell = builder.addLayer("cell", 1, 1, 1, new Vertex(1, 3, 1));
    Layer output = builder.addLayer("output", 1, 1, 1, new Vertex(1, 2, 1));
    builder.addArcs(input, cell).addArcs(state, cell).addArcs(cell, output);
    Network network = builder.build().withFeedback(List.of(new Feedback(set(3), set(1))));
    Cluster cluster =
        new Cluster(
            "two",
            List.of(new Device("a", 100, 1), new Device("b", 100, 1)),
            List.of(Channel.halfDuplex("link", Fraction.of(1), 0, 1)));
    Problem problem = Problem.of("recurrent", network, cluster);
    Assignment together = Assignment.of(new int[] {0, 1, 1, 1});
    Assignment apart = Assignment.of(new int[] {0, 0, 0, 1});

    assertThat(Evaluator.evaluate(problem, together).period()).isEqualTo(Fraction.of(5));
    Evaluation evaluation = Evaluator.evaluate(problem, apart);
    assertThat(evaluation.period()).isEqualTo(Fraction.of(3 + 1 + 2 + 1));
    assertThat(evaluation.loop().orElseThrow().steps())
        .containsExactly(
            new FeedbackLoop.Step(1, 0), new FeedbackLoop.Step(2, 0), new FeedbackLoop.Step(3, 1));
    for (Assignment each : List.of(together, apart)) {
      SchedulePlan plan = new SchedulePlanner(problem, each, 1).atModelPeriod(10, () -> false);
      assertThat(plan.keepsFeedback()).isTrue();
      assertThat(plan.fits()).isTrue();
      ScheduleAgreementTest.requireAgreement(problem, each, plan);
    }
  }

  private static VertexSet set(int vertex) {
    return VertexSet.of(vertex);
  }
}
