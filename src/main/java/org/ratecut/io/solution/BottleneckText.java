package org.ratecut.io.solution;

import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/** Says what limits the rate of an assignment. */
public final class BottleneckText {

  private final Cluster cluster;
  private final Amounts amounts;

  public BottleneckText(Problem problem) {
    this.cluster = problem.cluster();
    this.amounts = Amounts.of(problem.network());
  }

  /** The device, channel or port with what it does per inference and how fast it is. */
  public String describe(Evaluation evaluation) {
    return evaluation
        .bottleneck()
        .map(
            each ->
                switch (each.kind()) {
                  case DEVICE -> device(each, evaluation);
                  case CHANNEL -> channel(each.index(), evaluation);
                  case PORT -> port(each.index(), evaluation);
                })
        .orElse("none: nothing is computed and nothing sent");
  }

  private String device(Bottleneck bottleneck, Evaluation evaluation) {
    int index = bottleneck.index();
    Device device = cluster.device(index);
    Fraction computing = Fraction.of(evaluation.loads().get(index), device.performance());
    if (evaluation.time(bottleneck).equals(computing)) {
      return "device %s: %s FLOP/inference at %s FLOP/s%s"
          .formatted(
              device.name(),
              Figures.count(evaluation.loads().get(index)),
              Figures.count(device.performance()),
              macs(evaluation.loads().get(index), device.performance()));
    }
    String transfers =
        device.communication().isEmpty()
            ? ""
            : ", of which it sends and receives %s at %s"
                .formatted(
                    amounts.text(evaluation.deviceTraffic().get(index)),
                    perSecond(device.communication().orElseThrow().bandwidth()));
    return "device %s: %s/inference%s"
        .formatted(device.name(), Figures.period(evaluation.time(bottleneck)), transfers);
  }

  private String channel(int index, Evaluation evaluation) {
    Channel channel = cluster.channel(index);
    return "channel %s: %s/inference at %s"
        .formatted(
            channel.name(),
            amounts.text(evaluation.channelTraffic().get(index)),
            perSecond(channel.bandwidth()));
  }

  private String port(int index, Evaluation evaluation) {
    Port port = cluster.ports().get(index);
    return "port %s: %s/inference at %s"
        .formatted(
            port.name(),
            amounts.text(evaluation.portTraffic().get(index)),
            perSecond(port.bandwidth()));
  }

  private String perSecond(Fraction bandwidth) {
    return "%s %s/s".formatted(amounts.perSecond(bandwidth), amounts.unit());
  }

  /** The same in the unit that boards are compared by, where the network is one for boards. */
  private String macs(long load, long performance) {
    return amounts.areBytes()
        ? " (%s at %s/s)".formatted(Figures.macs(load), Figures.macs(performance))
        : "";
  }
}
