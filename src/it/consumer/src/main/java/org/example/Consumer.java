package org.example;

import java.time.Duration;
import java.util.List;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.budget.Budget;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;

/** What a stranger writes first: a network on two boards, placed with a proof. */
public final class Consumer {

  public static void main(String[] args) {
    NetworkBuilder network = Network.builder("perceptron");
    var input = network.addLayer("input", 1, 4, 1, new Vertex(1, 0, 1));
    var output = network.addLayer("output", 1, 2, 1, new Vertex(5, 9, 1));
    var boards = List.of(new Device("left", 12, 10_000), new Device("right", 12, 10_000));
    var link = Channel.halfDuplex("serial", Fraction.of(4_000), 0, 1);
    Problem problem =
        Problem.of(
            "first",
            network.addArcs(input, output).build(),
            new Cluster("boards", boards, List.of(link)));

    Result best = Ratecut.solve(problem, Budget.ofTime(Duration.ofMinutes(1)));

    System.out.println(best.status() + " " + best.inferenceRate().orElseThrow().toDouble());
    ClassLoader loader = Consumer.class.getClassLoader();
    System.out.println("logging forced on me: " + (loader.getResource("logback.xml") != null));
  }
}
