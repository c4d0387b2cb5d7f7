package org.ratecut.solver.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.testing.PaperProblems;

/** A busy machine is a clock on which two seconds pass between looks: no real one is asked. */
class SeedTurnsTest {

  private static final Duration LIMIT = Duration.ofSeconds(100);

  private static Budget onABusyMachine() {
    AtomicLong seconds = new AtomicLong();
    return Budget.ofTime(LIMIT, () -> Duration.ofSeconds(seconds.addAndGet(2)).toNanos());
  }

  private static Incumbent run(Solver solver, Problem problem, Budget budget) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver.solve(problem, budget, incumbent);
    return incumbent;
  }

  /** A fifth of the time is over before they begin. */
  @Test
  void bandsHaveTheirTurnOnABusyMachine() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    List<String> sources = new ArrayList<>();
    Incumbent incumbent = new Incumbent(problem, onIncumbent(sources::add));
    SeedTurns.inTime(problem).solve(problem, onABusyMachine(), incumbent);
    assertThat(sources).contains("bands");
  }

  @ParameterizedTest(name = "{0} layers of {1} vertices on {2} devices, {3}")
  @CsvSource({
    "3, 1, 2, SHARED",
    "3, 1, 200, LINKS",
    "3, 1, 1024, SHARED",
    "2, 2, 300, LINE",
    "5, 6, 200, LINKS",
    "5, 6, 1024, SHARED",
    "200, 1, 200, SHARED",
    "4, 500, 2, LINKS",
    "4, 500, 64, SHARED",
    "600, 2, 4, LINKS"
  })
  void noShapeEndsWorseThanAnySeedInItsFirstTurn(int layers, int width, int devices, Links links) {
    Problem problem =
        Problem.of("shape", network(layers, width), cluster(devices, links, layers * width));
    Incumbent together = run(SeedTurns.inTime(problem), problem, onABusyMachine());
    int valid = 0;
    for (Solver seed : List.of(Seeds.perLayer(), Seeds.roundRobin(), Seeds.bestFit())) {
      Incumbent alone = run(seed, problem, Budget.ofSteps(10));
      valid += alone.cost().isPresent() ? 1 : 0;
      alone
          .cost()
          .ifPresent(cost -> assertThat(together.cost().orElseThrow()).isLessThanOrEqualTo(cost));
    }
    assertThat(valid).isPositive();
  }

  @Test
  void theCheapestSeedIsFirst() {
    Problem wide = Problem.of("wide", network(2, 500), cluster(4, Links.SHARED, 1000));
    Problem deep = Problem.of("deep", network(50, 1), cluster(500, Links.SHARED, 50));
    assertThat(SeedTurns.guaranteed(wide)).first().extracting(Solver::name).isEqualTo("per-layer");
    assertThat(SeedTurns.guaranteed(deep)).last().extracting(Solver::name).isEqualTo("per-layer");
  }

  private static Listener onIncumbent(Consumer<String> action) {
    return new Listener() {
      @Override
      public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
        action.accept(source);
      }
    };
  }

  private static Network network(int layers, int width) {
    NetworkBuilder builder = Network.builder("layers");
    Layer last = null;
    for (int l = 0; l < layers; l++) {
      Layer next = builder.addLayer("l" + l, 1, width, 1, new Vertex(2, 3, 1));
      if (last != null) {
        builder.addArcs(last, next);
      }
      last = next;
    }
    return builder.build();
  }

  private enum Links {
    SHARED,
    LINKS,
    LINE
  }

  /** Each device holds a part of the vertices with room to spare. */
  private static Cluster cluster(int count, Links links, int vertices) {
    long memory = 8 + 4L * vertices / count;
    List<Device> devices =
        IntStream.range(0, count).mapToObj(d -> new Device("d" + d, memory, 100)).toList();
    List<Channel> channels = new ArrayList<>();
    if (links == Links.SHARED) {
      channels.add(
          Channel.shared("medium", Fraction.of(1000), IntStream.range(0, count).boxed().toList()));
    }
    for (int a = 0; a < count && links != Links.SHARED; a++) {
      int end = links == Links.LINE ? Math.min(count, a + 2) : count;
      for (int b = a + 1; b < end; b++) {
        channels.add(Channel.halfDuplex(a + "-" + b, Fraction.of(50), a, b));
      }
    }
    return new Cluster("cluster", devices, channels);
  }
}
