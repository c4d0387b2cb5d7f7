package org.ratecut.pipeline.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.order.LayerPieces;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineStep;

/**
 * Finds out what an assignment makes devices compute and send in each inference. One look at each
 * producer and consumer of a broadcast, however many arcs it stands for.
 */
public final class PipelineBuilder {

  private final Problem problem;
  private final Network network;
  private final Assignment assignment;
  private final int[] stepOf;
  private final List<PipelineStep> steps;

  /** The last broadcast in which each step has values to send. */
  private final int[] sentIn;

  /** From step to step of the same device. */
  private final Arcs local = new Arcs();

  /** From step to step of another device, with values to send. */
  private final Arcs remote = new Arcs();

  /** From step to step of another device, where an output has no values. */
  private final Arcs signals = new Arcs();

  /** The same from an inference to the next. */
  private final Arcs nextLocal = new Arcs();

  private final Arcs nextRemote = new Arcs();
  private final Arcs nextSignals = new Arcs();

  /** From vertex to the devices that get its output. */
  private final Arcs sent = new Arcs();

  private PipelineBuilder(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.network = problem.network();
    this.assignment = assignment.requireFitting(problem);
    this.stepOf = new int[network.vertexCount()];
    this.steps = steps();
    this.sentIn = new int[steps.size()];
    Arrays.fill(sentIn, -1);
    for (int b = 0; b < network.broadcasts().size(); b++) {
      add(b, network.broadcasts().get(b));
    }
  }

  /**
   * All operations of an assignment, which may need more memory than there is.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if it has not one existing device for
   *     each vertex, or sends where no channel is
   */
  public static Operations build(Problem problem, Assignment assignment) {
    return new PipelineBuilder(problem, assignment).build();
  }

  /** Vertices of a device in a piece of a layer are a step. */
  private List<PipelineStep> steps() {
    int[] pieces = LayerPieces.of(network);
    long devices = problem.deviceCount();
    long[] keys = new long[stepOf.length];
    Arrays.setAll(keys, v -> pieces[v] * devices + assignment.deviceOf(v));
    long[] distinct = LongStream.of(keys).sorted().distinct().toArray();
    VertexGroups members = new VertexGroups(distinct.length);
    for (int v = 0; v < keys.length; v++) {
      stepOf[v] = Arrays.binarySearch(distinct, keys[v]);
      members.add(stepOf[v], v);
    }
    List<PipelineStep> list = new ArrayList<>();
    for (int s = 0; s < distinct.length; s++) {
      VertexSet vertices = members.get(s);
      int first = vertices.first();
      list.add(new PipelineStep(assignment.deviceOf(first), network.layerOf(first), vertices));
    }
    return list;
  }

  private void add(int number, Broadcast broadcast) {
    VertexSet fedBack = network.feedbackReaders();
    int[] readers = steps(broadcast.consumers().stream().filter(v -> !fedBack.contains(v)));
    int[] nextReaders = steps(broadcast.consumers().stream().filter(fedBack::contains));
    int[] receivers =
        Arrays.stream(steps(broadcast.consumers().stream()))
            .map(s -> steps.get(s).device())
            .sorted()
            .distinct()
            .toArray();
    for (int producer : broadcast.producers()) {
      if (network.output(producer) > 0) {
        sentIn[stepOf[producer]] = number;
        for (int receiver : receivers) {
          if (receiver != assignment.deviceOf(producer)) {
            sent.add(producer, receiver);
          }
        }
      }
    }
    for (int writer : steps(broadcast.producers().stream())) {
      boolean hasValues = sentIn[writer] == number;
      for (int reader : readers) {
        kind(writer, reader, hasValues, local, remote, signals).add(writer, reader);
      }
      for (int reader : nextReaders) {
        kind(writer, reader, hasValues, nextLocal, nextRemote, nextSignals).add(writer, reader);
      }
    }
  }

  private int[] steps(IntStream vertices) {
    return vertices.map(v -> stepOf[v]).distinct().toArray();
  }

  private Arcs kind(
      int writer, int reader, boolean hasValues, Arcs onDevice, Arcs sentThere, Arcs noValues) {
    if (steps.get(writer).device() == steps.get(reader).device()) {
      return onDevice;
    }
    return hasValues ? sentThere : noValues;
  }

  private Operations build() {
    TransferIndex index = new TransferIndex(problem, steps, stepOf, sent);
    OperationTimes operationTimes = new OperationTimes(problem);
    List<Fraction> seconds = new ArrayList<>();
    steps.forEach(step -> seconds.add(operationTimes.of(step)));
    index.transfers().forEach(transfer -> seconds.add(operationTimes.of(transfer)));
    Fraction period = Evaluator.evaluate(problem, assignment).period();
    List<Fraction> times = new ArrayList<>(seconds);
    // A loop over several inferences may take a fraction of what all operations are multiples of.
    times.add(period);
    TimeUnit unit = TimeUnit.of(times, period);
    List<Long> durations = seconds.stream().map(unit::ticks).toList();
    Pipeline pipeline = new Pipeline(steps, index.transfers(), unit.seconds(), durations);
    int[][] readers = index.dataArcs(local, remote).targets(durations.size());
    Arcs all = index.dataArcs(local, remote);
    signals.forEach(all::add);
    Arcs nextData = index.readArcs(nextLocal, nextRemote);
    int[][] nextReaders = nextData.targets(durations.size());
    Arcs feedback = index.readArcs(nextLocal, nextRemote);
    nextSignals.forEach(feedback::add);
    return new Operations(
        pipeline,
        operationTimes.resourceCount(),
        resources(operationTimes, pipeline),
        all,
        feedback,
        new Buffers(network, pipeline, readers, nextReaders).all(),
        OutputPlaces.constantMemory(problem, assignment));
  }

  private static int[] resources(OperationTimes times, Pipeline pipeline) {
    return IntStream.range(0, pipeline.operationCount())
        .map(
            i ->
                pipeline.isStep(i)
                    ? times.resourceOf(pipeline.steps().get(i))
                    : times.resourceOf(pipeline.transfer(i)))
        .toArray();
  }
}
