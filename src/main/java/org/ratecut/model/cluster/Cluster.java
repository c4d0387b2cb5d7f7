package org.ratecut.model.cluster;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Devices, the channels between them and the ports of devices, all numbered from 0 in the order of
 * their lists. An ordered pair of devices is on at most one channel; a pair on none cannot talk.
 */
public final class Cluster {

  /** Returned by {@link #channelBetween} for a pair of devices that cannot talk. */
  public static final int NO_CHANNEL = -1;

  /** More devices than this are refused: a table holds the channel of each pair. */
  public static final int MAX_DEVICES = 4096;

  private final String name;
  private final List<Device> devices;
  private final List<Channel> channels;
  private final List<Port> ports;
  private final int[] channelOfPair;

  /** Devices and channels without ports, so that channels are all that limits communication. */
  public Cluster(String name, List<Device> devices, List<Channel> channels) {
    this(name, devices, channels, List.of());
  }

  /**
   * Checks and keeps devices, channels and ports.
   *
   * @throws InvalidModelException if there is no device or there are more than 4,096, a name occurs
   *     twice, a channel or port names a device that does not exist, or a channel a pair of another
   *     channel
   */
  public Cluster(String name, List<Device> devices, List<Channel> channels, List<Port> ports) {
    this.name = InvalidModelException.requireName("cluster", name);
    this.devices = List.copyOf(devices);
    this.channels = List.copyOf(channels);
    this.ports = List.copyOf(ports);
    if (devices.isEmpty() || devices.size() > MAX_DEVICES) {
      throw new InvalidModelException(
          "Cluster %s has %d devices; it must have 1 to %d."
              .formatted(name, devices.size(), MAX_DEVICES));
    }
    requireDistinct("devices", devices.stream().map(Device::name).toList());
    requireDistinct("channels", channels.stream().map(Channel::name).toList());
    requireDistinct("ports", ports.stream().map(Port::name).toList());
    ports.forEach(this::requireDevice);
    this.channelOfPair = new int[devices.size() * devices.size()];
    Arrays.fill(channelOfPair, NO_CHANNEL);
    for (int h = 0; h < channels.size(); h++) {
      for (DevicePair pair : channels.get(h).pairs()) {
        place(pair, h);
      }
    }
  }

  private void requireDevice(Port port) {
    if (port.device() >= devices.size()) {
      throw new InvalidModelException(
          "Port %s is of device %d, but the devices are numbered from 0 to %d."
              .formatted(port.name(), port.device(), devices.size() - 1));
    }
  }

  private void place(DevicePair pair, int channel) {
    if (Math.max(pair.from(), pair.to()) >= devices.size()) {
      throw new InvalidModelException(
          "Channel %s names device %d, but the devices are numbered from 0 to %d."
              .formatted(
                  channels.get(channel).name(),
                  Math.max(pair.from(), pair.to()),
                  devices.size() - 1));
    }
    int index = pair.from() * devices.size() + pair.to();
    if (channelOfPair[index] != NO_CHANNEL) {
      throw new InvalidModelException(
          "Both channel %s and channel %s carry what %s sends to %s; only one may."
              .formatted(
                  channels.get(channelOfPair[index]).name(),
                  channels.get(channel).name(),
                  devices.get(pair.from()).name(),
                  devices.get(pair.to()).name()));
    }
    channelOfPair[index] = channel;
  }

  private static void requireDistinct(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      if (!seen.add(each)) {
        throw new InvalidModelException("There are two %s named %s.".formatted(what, each));
      }
    }
  }

  /** For people and result files. */
  public String name() {
    return name;
  }

  /** All devices, in the order of their numbers. */
  public List<Device> devices() {
    return devices;
  }

  /** A device by its number, from 0. */
  public Device device(int device) {
    return devices.get(device);
  }

  /** How many devices there are, at least 1. */
  public int deviceCount() {
    return devices.size();
  }

  /**
   * Whether a transfer keeps its channel busy and nothing else: no ports, no processors that
   * communicate, no multicast.
   */
  public boolean hasPlainTransfers() {
    return ports.isEmpty()
        && channels.stream().noneMatch(Channel::multicast)
        && devices.stream().allMatch(device -> device.communication().isEmpty());
  }

  /** The memory of one kind of all devices together, in values; it may be above any long. */
  public BigInteger totalMemory(MemoryKind kind) {
    return devices.stream()
        .map(device -> BigInteger.valueOf(device.memory(kind)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** All channels, in the order of their numbers. */
  public List<Channel> channels() {
    return channels;
  }

  /** A channel by its number, from 0. */
  public Channel channel(int channel) {
    return channels.get(channel);
  }

  /** How many channels there are. */
  public int channelCount() {
    return channels.size();
  }

  /** All ports, in the order of their numbers. */
  public List<Port> ports() {
    return ports;
  }

  /** The channel that carries what {@code from} sends to {@code to}, or {@link #NO_CHANNEL}. */
  public int channelBetween(int from, int to) {
    return channelOfPair[from * devices.size() + to];
  }

  @Override
  public String toString() {
    return "Cluster[%s, %d devices, %d channels]".formatted(name, devices.size(), channels.size());
  }
}
