package org.ratecut.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.DevicePair;

/**
 * What devices send and receive, as the referee sees it: each broadcast in turn, from its
 * definition. It is needed only where channels are not all that communication uses, or not for each
 * receiver.
 */
final class CommunicationCheck {

  private final Problem problem;
  private final long[] sent;
  private final long[] sentOnce;
  private final long[] received;
  private final long[] multicast;

  CommunicationCheck(Problem problem, Assignment assignment) {
    this.problem = problem;
    int devices = problem.deviceCount();
    sent = new long[devices];
    sentOnce = new long[devices];
    received = new long[devices];
    multicast = new long[problem.cluster().channelCount()];
    for (Broadcast broadcast : problem.network().broadcasts()) {
      long[] supply = new long[devices];
      boolean[] needs = new boolean[devices];
      broadcast
          .producers()
          .forEachInt(v -> supply[assignment.deviceOf(v)] += problem.network().output(v));
      broadcast.consumers().forEachInt(v -> needs[assignment.deviceOf(v)] = true);
      addDevices(supply, needs);
      IntStream.range(0, multicast.length)
          .filter(h -> problem.cluster().channel(h).multicast())
          .forEach(h -> multicast[h] += onTheAir(problem.cluster().channel(h), supply, needs));
    }
  }

  private void addDevices(long[] supply, boolean[] needs) {
    long total = Arrays.stream(supply).sum();
    int receivers = (int) IntStream.range(0, needs.length).filter(d -> needs[d]).count();
    for (int d = 0; d < supply.length; d++) {
      int others = needs[d] ? receivers - 1 : receivers;
      sent[d] += supply[d] * others;
      sentOnce[d] += others > 0 ? supply[d] : 0;
      received[d] += needs[d] ? total - supply[d] : 0;
    }
  }

  /** What each sender has for some receiver of the channel. */
  private static long onTheAir(Channel channel, long[] supply, boolean[] needs) {
    return channel.pairs().stream()
        .filter(pair -> needs[pair.to()])
        .mapToInt(DevicePair::from)
        .distinct()
        .mapToLong(from -> supply[from])
        .sum();
  }

  /** Values that use a device, for each one that communicates itself; 0 for the others. */
  List<Long> ofDevices() {
    return IntStream.range(0, sent.length)
        .mapToObj(
            d ->
                problem
                    .cluster()
                    .device(d)
                    .communication()
                    .map(each -> (each.once() ? sentOnce[d] : sent[d]) + received[d])
                    .orElse(0L))
        .toList();
  }

  /** Values that go through each port. */
  List<Long> ofPorts() {
    return problem.cluster().ports().stream()
        .map(
            port -> {
              int d = port.device();
              long out = port.once() ? sentOnce[d] : sent[d];
              return (port.direction().sends() ? out : 0)
                  + (port.direction().receives() ? received[d] : 0);
            })
        .toList();
  }

  /** Values on a channel that sends each output once. */
  long ofMulticast(int channel) {
    return multicast[channel];
  }
}
