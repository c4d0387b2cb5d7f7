package org.ratecut.examples;

import java.time.Duration;
import java.util.List;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.budget.Budget;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/** Builds a network and its devices in code, and places it with a proof that nothing is better. */
public final class NetworkInCode {

  private NetworkInCode() {}

  /** Needs no arguments. */
  public static void main(String[] args) {
    Problem problem = Problem.of("perceptron", perceptron(), twoBoards());
    Result best = Ratecut.solve(problem, Budget.ofTime(Duration.ofSeconds(20)));

    System.out.println("status      " + best.status());
    System.out.println("assignment  " + best.assignment().orElseThrow());
    System.out.println("rate        " + best.inferenceRate().orElseThrow() + " inferences/s");
    System.out.println("bound       " + best.rateBound().orElseThrow() + " inferences/s");
  }

  /** Three dense layers; of each neuron its memory in values, FLOP per inference, and outputs. */
  private static Network perceptron() {
    NetworkBuilder network = Network.builder("perceptron").bitsPerValue(8);
    Layer input = network.addLayer("input", 1, 8, 1, new Vertex(1, 0, 1));
    Layer hidden = network.addLayer("hidden", 1, 6, 1, new Vertex(10, 17, 1));
    Layer output = network.addLayer("output", 1, 2, 1, new Vertex(8, 13, 1));
    return network.addArcs(input, hidden).addArcs(hidden, output).build();
  }

  /** Memory in values, FLOP/s, and a link of 4,000 values per second for both directions. */
  private static Cluster twoBoards() {
    return new Cluster(
        "two-boards",
        List.of(new Device("left", 60, 10_000), new Device("right", 60, 20_000)),
        List.of(Channel.halfDuplex("serial", Fraction.of(4_000), 0, 1)));
  }
}
