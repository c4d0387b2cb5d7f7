package org.ratecut.bound;

import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;

/**
 * Whether channels stay the same when two devices are exchanged. Looks only at the pairs that one
 * of the two is in, so that an answer takes time in the order of the devices, not of the channels
 * or of the pairs of a shared medium: 1,024 devices have a million pairs.
 */
final class DeviceExchange {

  private final Cluster cluster;

  /** Per channel: the channel that it becomes, and how many of its pairs were looked at. */
  private final int[] image;

  private final int[] touchedPairs;

  /** The question in which a channel was last looked at, which spares clearing the arrays. */
  private final int[] lastQuestion;

  private int question;

  DeviceExchange(Cluster cluster) {
    this.cluster = cluster;
    this.image = new int[cluster.channelCount()];
    this.touchedPairs = new int[cluster.channelCount()];
    this.lastQuestion = new int[cluster.channelCount()];
  }

  /** What is done with an ordered pair of devices and with what the exchange makes of it. */
  private interface PairCheck {
    boolean test(int channel, int becomes);
  }

  boolean changesNothing(int a, int b) {
    question++;
    return forEachPair(a, b, this::isConsistent) && forEachPair(a, b, this::isWhole);
  }

  private boolean forEachPair(int a, int b, PairCheck check) {
    if (!test(a, b, b, a, check) || !test(b, a, a, b, check)) {
      return false;
    }
    for (int x = 0; x < cluster.deviceCount(); x++) {
      boolean other = x != a && x != b;
      if (other
          && !(test(a, x, b, x, check)
              && test(b, x, a, x, check)
              && test(x, a, x, b, check)
              && test(x, b, x, a, check))) {
        return false;
      }
    }
    return true;
  }

  private boolean test(int from, int to, int newFrom, int newTo, PairCheck check) {
    int channel = cluster.channelBetween(from, to);
    int becomes = cluster.channelBetween(newFrom, newTo);
    if (channel == Cluster.NO_CHANNEL || becomes == Cluster.NO_CHANNEL) {
      return channel == becomes;
    }
    return check.test(channel, becomes);
  }

  /** All pairs of a channel that are looked at must become pairs of one channel as fast. */
  private boolean isConsistent(int channel, int becomes) {
    if (lastQuestion[channel] != question) {
      lastQuestion[channel] = question;
      image[channel] = becomes;
      touchedPairs[channel] = 0;
    }
    touchedPairs[channel]++;
    return image[channel] == becomes
        && (channel == becomes || areAlike(cluster.channel(channel), cluster.channel(becomes)));
  }

  private static boolean areAlike(Channel a, Channel b) {
    return a.bandwidth().equals(b.bandwidth()) && a.multicast() == b.multicast();
  }

  /** A channel that becomes another may have no pair that stays where it is. */
  private boolean isWhole(int channel, int becomes) {
    return channel == becomes || touchedPairs[channel] == cluster.channel(channel).pairs().size();
  }
}
