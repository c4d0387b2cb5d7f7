package org.ratecut.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.testing.PaperProblems;

/** How many moves a second a search can try: made, evaluated and undone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssignmentStateBenchmark {

  private static final int MOVES = 1 << 14;

  @Param({"lenet-2to1_x4", "lenet-2to1_x11", "lenet-2to1_x63", "lenet-1to1_x11", "dense_x16"})
  private String problem;

  /** Vertices in runs of equal length, as good assignments have them, or dealt out in turn. */
  @Param({"runs", "dealt"})
  private String start;

  private AssignmentState state;
  private int[] vertices;
  private int[] devices;
  private int next;

  /** Draws the moves beforehand, so that only moving is measured. */
  @Setup
  public void prepare() {
    Problem chosen = problem();
    int vertexCount = chosen.vertexCount();
    int deviceCount = chosen.deviceCount();
    int run = (vertexCount + deviceCount - 1) / deviceCount;
    int[] assigned =
        IntStream.range(0, vertexCount)
            .map(v -> start.equals("runs") ? v / run : v % deviceCount)
            .toArray();
    state = new AssignmentState(chosen, Assignment.of(assigned));
    Random random = new Random(1);
    vertices = random.ints(MOVES, 0, vertexCount).toArray();
    devices = random.ints(MOVES, 0, deviceCount).toArray();
  }

  /** Moves a vertex, reads the period and moves it back. */
  @Benchmark
  public double period() {
    int vertex = vertices[next];
    int home = state.deviceOf(vertex);
    state.move(vertex, devices[next]);
    double period = state.seconds(state.bottleneck());
    state.move(vertex, home);
    next = (next + 1) & (MOVES - 1);
    return period;
  }

  /** Moves a vertex, reads only the resources that changed and moves it back. */
  @Benchmark
  public double changes() {
    int vertex = vertices[next];
    int home = state.deviceOf(vertex);
    state.mark();
    state.move(vertex, devices[next]);
    double sum = 0;
    for (int i = 0; i < state.touchedCount(); i++) {
      sum += state.seconds(state.touchedResource(i));
    }
    state.move(vertex, home);
    next = (next + 1) & (MOVES - 1);
    return sum;
  }

  private Problem problem() {
    Network lenet = PaperProblems.lenet2to1();
    return switch (problem) {
      case "lenet-2to1_x4" -> PaperProblems.free(lenet, PaperProblems.samg55x4());
      case "lenet-2to1_x11" -> PaperProblems.free(lenet, PaperProblems.stm32l433x11());
      case "lenet-2to1_x63" -> PaperProblems.free(lenet, PaperProblems.stm32l151x63());
      case "lenet-1to1_x11" ->
          PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.stm32l433x11());
      default -> dense();
    };
  }

  /** The dense part of AlexNet on the sixteen devices that the paper gives it. */
  private static Problem dense() {
    NetworkBuilder builder = Network.builder("dense");
    Layer pool5 = builder.addLayer("pool5", 6, 6, 256, new Vertex(256, 2_304, 256));
    Layer fc6 = builder.addLayer("fc6", 1, 4_096, 1, new Vertex(9_218, 18_434, 1));
    Layer fc7 = builder.addLayer("fc7", 1, 4_096, 1, new Vertex(4_098, 8_194, 1));
    Layer fc8 = builder.addLayer("fc8", 1, 1_000, 1, new Vertex(4_098, 8_193, 0));
    builder.addArcs(pool5, fc6).addArcs(fc6, fc7).addArcs(fc7, fc8);
    return PaperProblems.free(
        builder.build(), PaperProblems.equal("alexnet-x16", 16, 8_000_000, 39_000_000, 9_375_000));
  }
}
