package org.ratecut.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Solution;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

@Tag("slow")
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
        assertThat(isPossibleWith(problem, more.kind(), more.enough())).isTrue();
        assertThat(isPossibleWith(problem, more.kind(), more.atLeast() - 1)).isFalse();
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
    assertThat(core.needed(MemoryKind.RAM)).isEqualTo(48_240);
    assertThat(core.missing(MemoryKind.RAM)).isEqualTo(23_664);
    assertThat(core.isVerified()).isTrue();
  }

  @Test
  void saysWhichMemoryIsTooSmall() {
    NetworkBuilder builder = Network.builder("flash");
    builder.addLayer("small", 1, 2, 1, new Vertex(1, 0, 3, 1, 0));
    builder.addLayer("large", 1, 2, 1, new Vertex(1, 0, 5, 1, 0));
    Cluster cluster =
        new Cluster("two", List.of(new Device("x", 9, 1, 4), new Device("y", 9, 1, 7)), List.of());
    Problem problem = Problem.of("flash", builder.build(), cluster);

    Diagnosis diagnosis = diagnose(problem, Duration.ofSeconds(60));

    Diagnosis.Infeasible infeasible = (Diagnosis.Infeasible) diagnosis;
    assertThat(infeasible.core().memories()).containsExactly(MemoryKind.FLASH);
    assertThat(infeasible.core().layers()).extracting(Layer::name).containsExactly("large");
    assertThat(infeasible.core().needed(MemoryKind.FLASH)).isEqualTo(10);
    assertThat(infeasible.core().missing(MemoryKind.FLASH)).isZero();
    // Then both large vertices fit on y, and both small ones on x.
    assertThat(infeasible.repairs()).contains(new Repair.MoreMemory(MemoryKind.FLASH, 3, 3));
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
    return new Diagnoser(problem, Budget.ofTime(time), step -> {}).diagnose();
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
        core.memories(),
        core.missingChannels(),
        core.pins());
  }

  private static boolean isPossible(Problem problem, Demands demands) {
    return ExhaustiveSearch.optimum(Excerpt.of(problem, demands)).isPresent();
  }

  private static boolean isPossibleWith(Problem problem, MemoryKind kind, long more) {
    Problem changed = Clusters.withMemory(problem, kind, old -> old + more);
    return ExhaustiveSearch.optimum(changed).isPresent();
  }
}
