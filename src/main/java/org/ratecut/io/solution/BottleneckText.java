package org.ratecut.io.solution;

import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Channel;
import org.ratecut.model.Cluster;
import org.ratecut.model.Device;

/** Says what limits the rate of an assignment. */
public final class BottleneckText {

  private final Cluster cluster;

  public BottleneckText(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The device or channel with what it does per inference and how fast it is. */
  public String describe(Evaluation evaluation) {
    return evaluation
        .bottleneck()
        .map(each -> describe(each, evaluation))
        .orElse("none: nothing is computed and nothing sent");
  }

  private String describe(Bottleneck bottleneck, Evaluation evaluation) {
    int index = bottleneck.index();
    if (bottleneck.kind() == Bottleneck.Kind.DEVICE) {
      Device device = cluster.device(index);
      return "device %s: %s FLOP/inference at %s FLOP/s"
          .formatted(
              device.name(),
              Figures.count(evaluation.loads().get(index)),
              Figures.count(device.performance()));
    }
    Channel channel = cluster.channel(index);
    return "channel %s: %s values/inference at %s values/s"
        .formatted(
            channel.name(),
            Figures.count(evaluation.channelTraffic().get(index)),
            Figures.amount(channel.bandwidth()));
  }
}
