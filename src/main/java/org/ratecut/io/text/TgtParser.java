package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/** The devices and links of one {@code .tgt} file, from its first line to its last. */
final class TgtParser {

  private static final long LARGEST = Network.MAX_TOTAL;

  private final TokenReader in;
  private final List<Device> devices = new ArrayList<>();
  private final List<Channel> links = new ArrayList<>();

  TgtParser(TokenReader in) {
    this.in = in;
  }

  Cluster parse(String name) {
    in.nextLine("\"deco 0\"");
    in.nextWord("the kind of the target", "deco");
    in.nextLong("the variant of the target", 0, 0);
    in.endLine("\"deco 0\"");
    int count = deviceCount();
    while (devices.size() < count) {
      devices.add(device(count));
    }
    for (int d = 1; d < count; d++) {
      readLinksOf(d);
    }
    readLinksOfMissingDevices(count);
    return new Cluster(name, devices, links);
  }

  /** The authors' files have a second number, which their program reads and does not use. */
  private int deviceCount() {
    in.nextLine("the number of devices");
    int count = in.nextInt("the number of devices", 1, Cluster.MAX_DEVICES);
    if (in.lineHasMore()) {
      in.nextLong("the largest label", 0, LARGEST);
    }
    in.endLine("the number of devices and the largest label");
    return count;
  }

  private Device device(int count) {
    int index = devices.size();
    in.nextLine("device %d of %d".formatted(index, count));
    in.nextLong("the index of device " + index, index, index);
    long performance = in.nextLong("the FLOP/s of the device", 1, LARGEST);
    in.nextLong("the label of the device", 0, LARGEST);
    long memory = in.nextLong("the memory of the device, in values,", 0, LARGEST);
    in.endLine("the index, FLOP/s, label and memory of the device");
    return new Device("d" + index, memory, performance);
  }

  private void readLinksOf(int device) {
    String what = "the bandwidths from device %d to those before it".formatted(device);
    in.nextLine(what);
    for (int other = 0; other < device; other++) {
      long bandwidth = in.nextLong("the bandwidth to device " + other, 0, LARGEST);
      if (bandwidth > 0 && device < devices.size()) {
        links.add(
            Channel.halfDuplex(
                "link %d-%d".formatted(other, device), Fraction.of(bandwidth), other, device));
      }
    }
    in.endLine(what);
  }

  /** The authors' target for two devices ends in the row of a third. Such rows mean nothing. */
  private void readLinksOfMissingDevices(int count) {
    for (int d = count; !in.atEnd(); d++) {
      readLinksOf(d);
    }
  }
}
