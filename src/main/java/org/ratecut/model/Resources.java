package org.ratecut.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/**
 * What every inference keeps busy for a time, and what can be the bottleneck: the devices, the
 * channels and the ports of a problem, in one numbering and in that order.
 *
 * <p>The use of a resource is a whole number of units of its own, and its time is this number over
 * its {@linkplain #speed speed}. A device is used by the {@linkplain #work work} of its vertices.
 * Traffic uses any resource that {@linkplain #carries carries} its pair of devices, with {@link
 * #unitsPerValue} for each value; where a resource {@linkplain #countsOnce counts once}, an output
 * uses it once per sender, however many of its pairs need it. So
 *
 * <pre>{@code use(r) = Σ_{v on r} work(r, v)
 *        + unitsPerValue(r) · Σ_b Σ_d supply_b(d) · |{e ≠ d : a consumer of b is on e, r carries (d, e)}|}
 * </pre>
 *
 * where the size of the set counts as at most 1 if r counts once, and {@code supply_b(d)} is the
 * output of the producers of broadcast b on d.
 */
public final class Resources {

  /** What a resource is. */
  public enum Kind {
    /** What a device computes, and sends and receives if it does so itself. */
    DEVICE,
    /** The traffic of a channel. */
    CHANNEL,
    /** The traffic through a port. */
    PORT
  }

  private final Cluster cluster;
  private final WorkUnit[] unitOfDevice;
  private final int[] workKind;
  private final boolean isPlain;
  private final long maxTraffic;
  private final TrafficUse traffic;

  /**
   * The resources of a network on a cluster.
   *
   * @throws InvalidModelException if what a device does cannot be counted exactly
   */
  Resources(Network network, Cluster cluster, MeasuredTimes times) {
    this.cluster = cluster;
    int devices = cluster.deviceCount();
    unitOfDevice = new WorkUnit[devices];
    workKind = new int[devices];
    Map<WorkUnit.Key, WorkUnit> units = new HashMap<>();
    Map<Object, Integer> kinds = new HashMap<>();
    long[] flop =
        IntStream.range(0, network.vertexCount()).mapToLong(network::computation).toArray();
    for (int d = 0; d < devices; d++) {
      WorkUnit.Key key = key(times, d);
      int number = d;
      boolean onlyComputes = isOnlyFlop(key);
      unitOfDevice[d] =
          units.computeIfAbsent(
              key,
              each ->
                  onlyComputes
                      ? WorkUnit.flop(flop, each.performance())
                      : WorkUnit.of(
                          network,
                          times,
                          number,
                          cluster.device(number),
                          maxTraffic(network, each)));
      workKind[d] = kinds.computeIfAbsent(onlyComputes ? "FLOP" : key, each -> kinds.size());
    }
    isPlain =
        cluster.ports().isEmpty()
            && units.keySet().stream().allMatch(Resources::isOnlyFlop)
            && cluster.channels().stream()
                .noneMatch(channel -> channel.multicast() || channel.isUnlimited());
    maxTraffic = network.totalOutput() * devices;
    traffic = new TrafficUse(this, cluster);
  }

  private WorkUnit.Key key(MeasuredTimes times, int device) {
    Device each = cluster.device(device);
    return new WorkUnit.Key(each.performance(), times.kindOf(device), each.communication());
  }

  private static boolean isOnlyFlop(WorkUnit.Key key) {
    return key.kind() == MeasuredTimes.NO_KIND && key.communication().isEmpty();
  }

  /** An output is either sent or received by a device, and sent to each other one at most. */
  private long maxTraffic(Network network, WorkUnit.Key key) {
    boolean once = key.communication().filter(Communication::once).isPresent();
    return network.totalOutput() * (once ? 1 : cluster.deviceCount());
  }

  /**
   * Whether devices only compute, by FLOP, and each value that goes from one device to another uses
   * just one resource, a channel of limited bandwidth.
   */
  public boolean isPlain() {
    return isPlain;
  }

  /** How many there are. */
  public int count() {
    return cluster.deviceCount() + cluster.channelCount() + cluster.ports().size();
  }

  /** The number of a device among the resources. */
  public int ofDevice(int device) {
    return device;
  }

  /** The number of a channel among the resources. */
  public int ofChannel(int channel) {
    return cluster.deviceCount() + channel;
  }

  /** The number of a port among the resources. */
  public int ofPort(int port) {
    return cluster.deviceCount() + cluster.channelCount() + port;
  }

  /** What a resource is. */
  public Kind kind(int resource) {
    if (resource < cluster.deviceCount()) {
      return Kind.DEVICE;
    }
    return resource < ofPort(0) ? Kind.CHANNEL : Kind.PORT;
  }

  /** The number of a resource among the devices, channels or ports of its cluster. */
  public int index(int resource) {
    return switch (kind(resource)) {
      case DEVICE -> resource;
      case CHANNEL -> resource - ofChannel(0);
      case PORT -> resource - ofPort(0);
    };
  }

  /** The name of the device, channel or port. */
  public String name(int resource) {
    int index = index(resource);
    return switch (kind(resource)) {
      case DEVICE -> cluster.device(index).name();
      case CHANNEL -> cluster.channel(index).name();
      case PORT -> cluster.ports().get(index).name();
    };
  }

  /** Units of a device that a vertex takes: FLOP where it only computes and has no times. */
  public long work(int device, int vertex) {
    return unitOfDevice[device].work()[vertex];
  }

  /** Devices with the same number here have the same work for each vertex, if not as fast. */
  public int workKind(int device) {
    return workKind[device];
  }

  /** Units that a value of traffic takes; 0 for a device that does not communicate itself. */
  public long unitsPerValue(int resource) {
    return kind(resource) == Kind.DEVICE ? unitOfDevice[resource].perValue() : 1;
  }

  /** Units per second: FLOP/s or values/s where its units are FLOP or values. */
  public Fraction speed(int resource) {
    int index = index(resource);
    return switch (kind(resource)) {
      case DEVICE -> Fraction.of(unitOfDevice[index].perSecond());
      case CHANNEL -> cluster.channel(index).bandwidth();
      case PORT -> cluster.ports().get(index).bandwidth();
    };
  }

  /** Units that it can be used for at most. */
  public long maxUse(int resource) {
    return kind(resource) == Kind.DEVICE ? unitOfDevice[resource].most() : maxTraffic;
  }

  /**
   * The resources beside channels that what a device sends to each receiver uses, in increasing
   * order; not to be changed.
   */
  public int[] usedBySending(int device) {
    return traffic.sendingEach[device];
  }

  /** The resources beside channels that what a device receives uses; not to be changed. */
  public int[] usedByReceiving(int device) {
    return traffic.receiving[device];
  }

  /** The resources, channels too, that an output of a device uses once; not to be changed. */
  public int[] usedOnceBySending(int device) {
    return traffic.sendingOnce[device];
  }

  /** Whether no use of it takes any time. */
  public boolean isUnlimited(int resource) {
    return kind(resource) == Kind.CHANNEL && cluster.channel(index(resource)).isUnlimited();
  }

  /** Whether an output uses it once per sender, however many of its pairs need it. */
  public boolean countsOnce(int resource) {
    int index = index(resource);
    return switch (kind(resource)) {
      case DEVICE -> communication(index).filter(Communication::once).isPresent();
      case CHANNEL -> cluster.channel(index).multicast();
      case PORT -> cluster.ports().get(index).once();
    };
  }

  /** Whether what {@code from} sends to {@code to}, another device, uses it. */
  public boolean carries(int resource, int from, int to) {
    int index = index(resource);
    return switch (kind(resource)) {
      case DEVICE -> communication(index).isPresent() && (from == index || to == index);
      case CHANNEL -> cluster.channelBetween(from, to) == index;
      case PORT -> {
        Port port = cluster.ports().get(index);
        yield (from == port.device() && port.direction().sends())
            || (to == port.device() && port.direction().receives());
      }
    };
  }

  private Optional<Communication> communication(int device) {
    return cluster.device(device).communication();
  }

  /** Seconds per inference that a use of a resource takes. */
  public Fraction time(int resource, long use) {
    return isUnlimited(resource) ? Fraction.ZERO : speed(resource).timeFor(use);
  }
}
