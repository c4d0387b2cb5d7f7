package org.ratecut.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Cluster;
import org.ratecut.model.Device;
import org.ratecut.model.Fraction;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.model.Solution;
import org.ratecut.solver.Budget;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

class DiagnoserTest {

  static LongStream infeasibleSeeds() {
    return LongStream.range(0, 150)
        .filter(seed -> ExhaustiveSearch.optimum(RandomProblems.tiny(seed)).isEmpty())
        .limit(25);
  }

  @ParameterizedTest
  @MethodSource("infeasibleSeeds")
  void coresAreImpossibleAndNoLayerCanBeLeftOut(long seed) {
    Problem problem = RandomProblems.tiny(seed);
    Diagnosis diagnosis = diagnose(problem, Duration.ofMinutes(1));
    assertThat(diagnosis).isInstanceOf(Diagnosis.Infeasible.class);
    Core core = ((Diagnosis.Infeasible) diagnosis).core();
    Demands demands = demandsOf(core);
    assertThat(isPossible(problem, demands)).isFalse();
    assertThat(core.minimal()).isTrue();
    if (demands.layers().size() > 1) {
      assertThat(demands.layers())
          .allSatisfy(l -> assertThat(isPossible(problem, demands.withoutLayer(l))).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("infeasibleSeeds")
  void memoryThatIsEnoughIsEnoughAndLessIsNot(long seed) {
    Problem problem = RandomProblems.tiny(seed);
    Diagnosis.Infeasible diagnosis =
        (Diagnosis.Infeasible) diagnose(problem, Duration.ofMinutes(1));
    for (Repair repair : diagnosis.repairs()) {
      if (repair instanceof Repair.MoreMemory more) {
        assertThat(isPossibleWith(problem, more.enough())).isTrue();
        assertThat(isPossibleWith(problem, more.atLeast() - 1)).isFalse();
      }
      if (repair instanceof Repair.NoPins) {
        Demands all = Demands.allOf(problem);
        assertThat(isPossible(problem, all.withoutPins())).isTrue();
      }
    }
  }

  @Test
  void leNetOnThreeSmallDevicesFailsAtItsDenseLayer() {
    Problem eleven = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32l433x11());
    Problem problem =
        Problem.of(
            "three",
            eleven.network(),
            new Cluster("three", eleven.cluster().devices().subList(0, 3), List.of()));
    Core core = new CoreFinder(problem, Budget.ofTime(Duration.ofMinutes(2))).find().orElseThrow();
    assertThat(core.layers()).extracting(Layer::name).containsExactly("C5");
    assertThat(core.devices()).extracting(Device::memory).containsExactly(8_192L, 8_192L, 8_192L);
    assertThat(core.needed()).isEqualTo(48_240);
    assertThat(core.missing()).isEqualTo(23_664);
    assertThat(core.isVerified()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("feasibleSeeds")
  void aChangeNeverHurtsAndNothingExceedsItsBound(long seed) {
    Problem problem = RandomProblems.tiny(seed);
    Diagnosis diagnosis = diagnose(problem, Duration.ofSeconds(20));
    assertThat(diagnosis).isInstanceOf(Diagnosis.Limited.class);
    Diagnosis.Limited limited = (Diagnosis.Limited) diagnosis;
    Fraction before = cost(limited.solution());
    assertThat(limited.whatIfs())
        .allSatisfy(
            each -> {
              assertThat(cost(each.solution())).isLessThanOrEqualTo(before);
              assertThat(each.solution().costBound()).isLessThanOrEqualTo(optimum(each));
            });
  }

  static LongStream feasibleSeeds() {
    return LongStream.range(0, 150)
        .filter(seed -> ExhaustiveSearch.optimum(RandomProblems.tiny(seed)).isPresent())
        .limit(8);
  }

  private static Diagnosis diagnose(Problem problem, Duration time) {
    return new Diagnoser(problem, Budget.ofTime(time)).diagnose();
  }

  private static Fraction cost(Solution solution) {
    return Evaluator.evaluate(solution.problem(), solution.assignment().orElseThrow())
        .cost(solution.problem().objective());
  }

  private static Fraction optimum(WhatIf whatIf) {
    return ExhaustiveSearch.optimum(whatIf.solution().problem()).orElseThrow().cost();
  }

  private static Demands demandsOf(Core core) {
    Problem problem = core.problem();
    return new Demands(
        core.layers().stream().map(problem.network().layers()::indexOf).toList(),
        core.devices().stream().map(problem.cluster().devices()::indexOf).toList(),
        core.missingChannels(),
        core.pins());
  }

  private static boolean isPossible(Problem problem, Demands demands) {
    return ExhaustiveSearch.optimum(Excerpt.of(problem, demands)).isPresent();
  }

  private static boolean isPossibleWith(Problem problem, long more) {
    return ExhaustiveSearch.optimum(Clusters.withMemory(problem, old -> old + more)).isPresent();
  }
}
