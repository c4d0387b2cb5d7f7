package org.ratecut.io.solution;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.FeedbackLoop;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/** Says what limits the rate of an assignment. */
public final class BottleneckText {

  /** Of a longer loop only so many steps are named. */
  private static final int MAX_STEPS = 6;

  private final Problem problem;
  private final Cluster cluster;

  public BottleneckText(Problem problem) {
    this.problem = problem;
    this.cluster = problem.cluster();
  }

  /** The device, channel, port or loop with what it does per inference and how fast it is. */
  public String describe(Evaluation evaluation) {
    return evaluation
        .bottleneck()
        .map(
            each ->
                switch (each.kind()) {
                  case DEVICE -> device(each, evaluation);
                  case CHANNEL -> channel(each.index(), evaluation);
                  case PORT -> port(each.index(), evaluation);
                  case LOOP -> loop(evaluation.loop().orElseThrow());
                })
        .orElse("none: nothing is computed and nothing sent");
  }

  private String device(Bottleneck bottleneck, Evaluation evaluation) {
    int index = bottleneck.index();
    Device device = cluster.device(index);
    Fraction computing = Fraction.of(evaluation.loads().get(index), device.performance());
    if (evaluation.time(bottleneck).equals(computing)) {
      return "device %s: %s FLOP/inference at %s FLOP/s"
          .formatted(
              device.name(),
              Figures.count(evaluation.loads().get(index)),
              Figures.count(device.performance()));
    }
    String transfers =
        device.communication().isEmpty()
            ? ""
            : ", of which it sends and receives %s values at %s values/s"
                .formatted(
                    Figures.count(evaluation.deviceTraffic().get(index)),
                    Figures.amount(device.communication().orElseThrow().bandwidth()));
    return "device %s: %s/inference%s"
        .formatted(device.name(), Figures.period(evaluation.time(bottleneck)), transfers);
  }

  private String channel(int index, Evaluation evaluation) {
    Channel channel = cluster.channel(index);
    return "channel %s: %s values/inference at %s values/s"
        .formatted(
            channel.name(),
            Figures.count(evaluation.channelTraffic().get(index)),
            Figures.bandwidth(channel));
  }

  private String port(int index, Evaluation evaluation) {
    Port port = cluster.ports().get(index);
    return "port %s: %s values/inference at %s values/s"
        .formatted(
            port.name(),
            Figures.count(evaluation.portTraffic().get(index)),
            Figures.amount(port.bandwidth()));
  }

  /** The layers and devices that it goes through, and what it takes. */
  private String loop(FeedbackLoop loop) {
    Stream<String> names =
        loop.steps().stream()
            .limit(MAX_STEPS)
            .map(
                step ->
                    "%s on %s"
                        .formatted(
                            problem.network().layers().get(step.layer()).name(),
                            cluster.device(step.device()).name()));
    String more = loop.steps().size() > MAX_STEPS ? ", …" : "";
    String inferences =
        loop.inferences() == 1 ? "" : ", over %d inferences".formatted(loop.inferences());
    return "feedback through %s%s: %s/inference%s"
        .formatted(
            names.collect(Collectors.joining(", ")),
            more,
            Figures.period(loop.period()),
            inferences);
  }
}
