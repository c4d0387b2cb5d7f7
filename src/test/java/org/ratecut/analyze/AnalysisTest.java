package org.ratecut.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;

/** The parts of an analysis add up to what the referee, or the schedule, says of the whole. */
class AnalysisTest {

  @Test
  void worksAddUpToTheLoadsAndTimesOfDevices() {
    for (long seed = 0; seed < 300; seed++) {
      Problem problem = ResourceProblems.tiny(seed);
      Assignment assignment = assignment(problem, seed);
      Evaluation evaluation = Evaluator.evaluate(problem, assignment);
      Analysis analysis = Analysis.of(problem, assignment, Optional.empty());
      for (int d = 0; d < problem.deviceCount(); d++) {
        int device = d;
        assertThat(
                analysis.works().stream()
                    .filter(each -> each.device() == device)
                    .mapToLong(LayerWork::computation)
                    .sum())
            .as("seed %d", seed)
            .isEqualTo(evaluation.loads().get(d));
        double seconds =
            analysis.works().stream()
                .filter(each -> each.device() == device)
                .mapToDouble(each -> each.time().toDouble())
                .sum();
        double whole = evaluation.deviceTimes().get(d).toDouble();
        if (problem.cluster().device(d).communication().isEmpty()) {
          assertThat(seconds).as("seed %d", seed).isCloseTo(whole, within(1e-9 * whole));
        } else {
          assertThat(seconds).as("seed %d", seed).isLessThanOrEqualTo(whole * (1 + 1e-9));
        }
      }
      assertThat(analysis.works().stream().mapToInt(LayerWork::vertices).sum())
          .isEqualTo(problem.vertexCount());
    }
  }

  @Test
  void whatIsCarriedAddsUpToTheTrafficOfChannels() {
    for (long seed = 0; seed < 300; seed++) {
      Problem problem = ResourceProblems.tiny(seed);
      Assignment assignment = assignment(problem, seed);
      Evaluation evaluation = Evaluator.evaluate(problem, assignment);
      Analysis analysis = Analysis.of(problem, assignment, Optional.empty());
      for (int h = 0; h < problem.cluster().channelCount(); h++) {
        int channel = h;
        assertThat(
                analysis.carried().stream()
                    .filter(each -> each.channel() == channel)
                    .mapToLong(Carried::values)
                    .sum())
            .as("seed %d, channel %d", seed, h)
            .isEqualTo(evaluation.channelTraffic().get(h));
      }
      assertThat(analysis.carried()).allMatch(each -> each.values() > 0);
    }
  }

  @Test
  void whatIsInRamAddsUpToTheFullestMomentOfTheSchedule() {
    int scheduled = 0;
    for (long seed = 0; seed < 60; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Assignment assignment = assignment(problem, seed);
      Evaluation evaluation = Evaluator.evaluate(problem, assignment);
      if (!SchedulePlanner.isPossible(problem, evaluation)) {
        continue;
      }
      scheduled++;
      SchedulePlan plan = new SchedulePlanner(problem, assignment, 1).atModelPeriod(1, () -> false);
      Analysis analysis = Analysis.of(problem, assignment, Optional.of(plan));
      assertThat(analysis.ram())
          .extracting(FullestRam::values)
          .containsExactlyElementsOf(plan.ramAtFullest());
    }
    assertThat(scheduled).isGreaterThan(10);
  }

  private static Assignment assignment(Problem problem, long seed) {
    Random random = new Random(seed);
    return Assignment.of(
        IntStream.range(0, problem.vertexCount())
            .map(v -> random.nextInt(problem.deviceCount()))
            .toArray());
  }
}
