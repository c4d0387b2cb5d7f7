package org.ratecut.io.peers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/**
 * Reads the problems of Tarnawski, Phanishayee, Devanur, Mahajan and Nina Paravecino (Efficient
 * Algorithms for Device Placement of DNN Graph Operators, NeurIPS 2020) in the JSON of their
 * program, dnn-partitioning, for pipelined inference.
 *
 * <p>An accelerator computes, sends and receives in turn. Each of its outputs that is needed
 * elsewhere is sent once, and each that it needs from elsewhere received once. A processor pays for
 * no transfer and has memory for all. Nodes of one colour stay together. A unit of their costs is
 * taken for a millisecond; the vertices are the nodes in the order of the file, and the devices the
 * processors and then the accelerators. Outputs and bandwidths are in ticks of {@link PeerCosts}.
 */
public final class DnnPartitioningFile {

  /** Their files have seven; each pair of devices is stored. */
  private static final int MAX_DEVICES = 256;

  private static final int BITS_OF_A_BYTE = 8;

  private final JsonValue root;
  private final OperatorGraph graph;
  private final int processors;
  private final int accelerators;
  private final PeerCosts costs;

  private DnnPartitioningFile(JsonValue root) {
    this.root = root;
    processors = root.field("maxCPUs").integer(0, MAX_DEVICES);
    accelerators = root.field("maxFPGAs").integer(0, MAX_DEVICES - processors);
    graph = new OperatorGraph(root);
    costs = costs();
  }

  /** Whether a JSON document looks like such a file. */
  public static boolean isRecognised(JsonValue root) {
    return root.isObject()
        && root.has("maxSizePerFPGA")
        && root.has("maxFPGAs")
        && root.has("nodes")
        && root.has("edges");
  }

  /**
   * Reads a problem.
   *
   * @param name of the problem
   * @throws org.ratecut.io.InputException if the file is not right, is one for training, or needs a
   *     processor that it does not have
   */
  public static Problem read(JsonValue root, String name) {
    return new DnnPartitioningFile(root).problem(name);
  }

  private Problem problem(String name) {
    long memory = root.field("maxSizePerFPGA").integer(0, Network.MAX_TOTAL);
    Pins pins = pins();
    return root.build(
        () ->
            new Problem(
                name,
                network(name),
                cluster(memory),
                pins,
                Objective.RATE,
                times(),
                new Rules(OptionalInt.empty(), graph.colourClasses(), false)));
  }

  private PeerCosts costs() {
    List<BigDecimal> all = new ArrayList<>();
    BigDecimal processor = BigDecimal.ZERO;
    BigDecimal accelerator = BigDecimal.ZERO;
    BigDecimal outputs = BigDecimal.ZERO;
    for (int v = 0; v < graph.operators().size(); v++) {
      Operator each = graph.operators().get(v);
      all.addAll(List.of(each.processorTime(), each.acceleratorTime(), graph.outputCost(v)));
      processor = processor.add(each.processorTime());
      accelerator = accelerator.add(each.acceleratorTime());
      outputs = outputs.add(graph.outputCost(v));
    }
    BigDecimal toAll = outputs.multiply(BigDecimal.valueOf(processors + accelerators));
    return PeerCosts.of(all, processor.max(accelerator.add(outputs)).max(toAll), root);
  }

  private Network network(String name) {
    NetworkBuilder builder = Network.builder(name).bitsPerValue(BITS_OF_A_BYTE);
    List<Operator> operators = graph.operators();
    for (int v = 0; v < operators.size(); v++) {
      Vertex vertex = new Vertex(operators.get(v).size(), 0, costs.ticks(graph.outputCost(v)));
      builder.addLayer(operators.get(v).label(), 1, 1, 1, vertex);
    }
    for (int v = 0; v < operators.size(); v++) {
      int producer = v;
      graph.readersOf(v).ifPresent(readers -> builder.addArcs(VertexSet.of(producer), readers));
    }
    return builder.build();
  }

  private Cluster cluster(long memory) {
    long speed = costs.ticksPerSecond();
    Communication transfers = new Communication(Fraction.of(speed), true);
    List<Device> devices = new ArrayList<>();
    for (int p = 0; p < processors; p++) {
      devices.add(new Device("processor " + p, Network.MAX_TOTAL, speed));
    }
    for (int a = 1; a <= accelerators; a++) {
      devices.add(new Device("accelerator " + a, memory, speed).withCommunication(transfers));
    }
    List<Channel> channels =
        devices.size() < 2
            ? List.of()
            : List.of(
                Channel.shared(
                    "transfers",
                    Channel.UNLIMITED,
                    IntStream.range(0, devices.size()).boxed().toList()));
    return new Cluster("%d+%d devices".formatted(processors, accelerators), devices, channels);
  }

  private MeasuredTimes times() {
    int[] kinds =
        IntStream.range(0, processors + accelerators).map(d -> d < processors ? 0 : 1).toArray();
    return MeasuredTimes.of(
        costs.ticksPerSecond(),
        kinds,
        List.of(ticks(Operator::processorTime), ticks(Operator::acceleratorTime)));
  }

  private long[] ticks(Function<Operator, BigDecimal> time) {
    return graph.operators().stream().map(time).mapToLong(costs::ticks).toArray();
  }

  /** What accelerators do not support is pinned to the processor, if there is just one. */
  private Pins pins() {
    int[] pins = new int[graph.operators().size()];
    for (int v = 0; v < pins.length; v++) {
      Operator each = graph.operators().get(v);
      boolean pinned = !each.supported() && accelerators > 0;
      if (pinned && processors != 1) {
        throw each.place()
            .fail(
                "Accelerators do not support this node, and there are %d processors."
                    .formatted(processors),
                "Such nodes are supported where there is exactly one processor (\"maxCPUs\": 1).");
      }
      pins[v] = pinned ? 0 : Pins.FREE;
    }
    return Pins.of(pins);
  }
}
