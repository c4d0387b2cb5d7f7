package org.ratecut.io.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.InputException;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;

/**
 * Writes the targets of Martins Campos de Oliveira and Borin (2019), {@code .tgt}. Names are lost.
 * Device {@code d} of {@code n} gets the label {@code n + d}, the number of a leaf in the binary
 * tree of Scotch, which these targets come from; the authors' program reads labels without using
 * them.
 */
public final class TgtWriter {

  private final Cluster cluster;
  private final Path target;

  private TgtWriter(Cluster cluster, Path target) {
    this.cluster = cluster;
    this.target = target;
  }

  /**
   * Writes a cluster.
   *
   * @throws InputException if the file cannot be written, or the cluster has a channel that is not
   *     a half-duplex link with a whole number of values per second
   */
  public static void write(Cluster cluster, Path target) {
    TgtWriter writer = new TgtWriter(cluster, target);
    cluster.channels().forEach(writer::requireExpressible);
    writer.requireOnlyChannels();
    AtomicFile.write(target, writer::writeAll);
  }

  private void requireOnlyChannels() {
    boolean communicates =
        cluster.devices().stream().anyMatch(device -> device.communication().isPresent());
    if (communicates || !cluster.ports().isEmpty()) {
      throw inexpressible(
          "Cluster %s has ports or devices that communicate themselves; a .tgt file has none."
              .formatted(cluster.name()));
    }
  }

  private void requireExpressible(Channel channel) {
    DevicePair pair = channel.pairs().get(0);
    boolean halfDuplex =
        channel.pairs().size() == 2
            && channel.pairs().contains(new DevicePair(pair.to(), pair.from()));
    if (!halfDuplex) {
      throw inexpressible(
          ("Channel %s is not a half-duplex link, which carries both directions of one pair of"
                  + " devices; a .tgt file has no other channels.")
              .formatted(channel.name()));
    }
    if (channel.multicast() || channel.isUnlimited()) {
      throw inexpressible(
          "Channel %s is multicast or unlimited; a .tgt file has no such channels."
              .formatted(channel.name()));
    }
    if (channel.bandwidth().denominator() != 1) {
      throw inexpressible(
          "The bandwidth of channel %s is %s values/s; a .tgt file has whole numbers only."
              .formatted(channel.name(), channel.bandwidth()));
    }
  }

  private InputException inexpressible(String problem) {
    return new InputException(
        target.toString(),
        "",
        problem,
        "Keep the file that the device set came from: no other format is written.");
  }

  private void writeAll(Writer out) throws IOException {
    int count = cluster.deviceCount();
    out.write("deco 0\n%d %d\n".formatted(count, 2 * count - 1));
    for (int d = 0; d < count; d++) {
      Device device = cluster.device(d);
      out.write("%d %d %d %d\n".formatted(d, device.performance(), count + d, device.memory()));
    }
    for (int d = 1; d < count; d++) {
      for (int other = 0; other < d; other++) {
        out.write((other == 0 ? "" : " ") + bandwidth(d, other));
      }
      out.write('\n');
    }
    out.write("# deco 0, then the number of devices and the largest label;\n");
    out.write("# a line for each device: index, FLOP/s, label, memory in values;\n");
    out.write(
        "# a line for each but the first: values/s to each device before it, 0 for no link\n");
  }

  private long bandwidth(int device, int other) {
    int channel = cluster.channelBetween(device, other);
    return channel == Cluster.NO_CHANNEL ? 0 : cluster.channel(channel).bandwidth().numerator();
  }
}
