package org.ratecut.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Power;

/**
 * An estimate of the energy that an inference takes: of each device its active power for as long as
 * it is busy and its idle power for the rest of the period, of each channel its energy per byte
 * times its traffic. It is as good as the stated numbers are; what is not stated is not counted.
 *
 * @param deviceMillijoules of each device; empty where its power is not stated
 * @param channelMillijoules of each channel; empty where its energy is not stated and it carries
 *     something
 */
public record Energy(
    List<Optional<Double>> deviceMillijoules, List<Optional<Double>> channelMillijoules) {

  private static final double NANO_PER_MILLI = 1e6;
  private static final double BITS_PER_BYTE = 8;

  /** Makes the lists immutable. */
  public Energy {
    deviceMillijoules = List.copyOf(deviceMillijoules);
    channelMillijoules = List.copyOf(channelMillijoules);
  }

  /**
   * The estimate for an assignment.
   *
   * @param evaluation of it
   * @return empty if the cluster states no power and no energy
   */
  public static Optional<Energy> of(Problem problem, Evaluation evaluation) {
    Cluster cluster = problem.cluster();
    if (cluster.devices().stream().allMatch(each -> each.power().isEmpty())
        && cluster.channels().stream().allMatch(each -> each.nanojoulesPerByte().isEmpty())) {
      return Optional.empty();
    }
    double bytes = problem.network().bitsPerValue() / BITS_PER_BYTE;
    return Optional.of(
        new Energy(
            IntStream.range(0, cluster.deviceCount())
                .mapToObj(d -> cluster.device(d).power().map(each -> device(each, d, evaluation)))
                .toList(),
            IntStream.range(0, cluster.channelCount())
                .mapToObj(
                    h -> channel(cluster.channel(h), bytes * evaluation.channelTraffic().get(h)))
                .toList()));
  }

  private static double device(Power power, int device, Evaluation evaluation) {
    double busy = evaluation.deviceTimes().get(device).toDouble();
    double idle = Math.max(0, evaluation.period().toDouble() - busy);
    return power.activeMilliwatts() * busy + power.idleMilliwatts() * idle;
  }

  private static Optional<Double> channel(Channel channel, double bytes) {
    return bytes == 0
        ? Optional.of(0.0)
        : channel.nanojoulesPerByte().map(energy -> energy * bytes / NANO_PER_MILLI);
  }

  /** What is stated, all together, in mJ per inference. */
  public double millijoules() {
    return Stream.concat(deviceMillijoules.stream(), channelMillijoules.stream())
        .flatMap(Optional::stream)
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** How many devices have a stated power. */
  public long statedDevices() {
    return deviceMillijoules.stream().filter(Optional::isPresent).count();
  }

  /** How many channels carry something and have no stated energy. */
  public long unstatedChannels() {
    return channelMillijoules.stream().filter(Optional::isEmpty).count();
  }
}
