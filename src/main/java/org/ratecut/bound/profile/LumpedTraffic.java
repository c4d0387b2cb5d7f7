package org.ratecut.bound.profile;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.stream.LongStream;
import org.ratecut.bound.Limits;
import org.ratecut.model.Cluster;
import org.ratecut.model.DevicePair;
import org.ratecut.model.Problem;

/** What one device receives and sends in all, without saying from whom and to whom. */
final class LumpedTraffic implements Traffic {

  private final Problem problem;
  private final NetworkProfile profile;
  private final Limits limits;
  private final int device;
  private final IntVar[] received;
  private final IntVar[] sent;

  LumpedTraffic(CpModel model, Problem problem, NetworkProfile profile, Limits limits, int device) {
    this.problem = problem;
    this.profile = profile;
    this.limits = limits;
    this.device = device;
    int sources = profile.sources().size();
    this.received = new IntVar[sources];
    this.sent = new IntVar[sources];
    LinearExprBuilder total = LinearExpr.newBuilder();
    for (int s = 0; s < sources; s++) {
      received[s] =
          model.newIntVar(0, Math.min(profile.sources().get(s).size(), most(s, true)), "in" + s);
      sent[s] = model.newIntVar(0, most(s, false), "out" + s);
      total.addTerm(received[s], profile.sources().get(s).output());
      total.addTerm(sent[s], profile.sources().get(s).output());
    }
    model.addLessOrEqual(total, channelsAtDevice());
  }

  private long most(int s, boolean in) {
    Source source = profile.sources().get(s);
    long most = 0;
    for (int other = 0; other < problem.deviceCount(); other++) {
      int channel =
          other == device
              ? Cluster.NO_CHANNEL
              : in
                  ? problem.cluster().channelBetween(other, device)
                  : problem.cluster().channelBetween(device, other);
      if (channel != Cluster.NO_CHANNEL) {
        most += Math.min(source.size(), limits.traffic(channel) / source.output());
      }
    }
    return most;
  }

  private long channelsAtDevice() {
    LongStream.Builder capacities = LongStream.builder();
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      if (problem.cluster().channel(h).pairs().stream().anyMatch(this::isAtDevice)) {
        capacities.add(limits.traffic(h));
      }
    }
    return capacities.build().sum();
  }

  private boolean isAtDevice(DevicePair pair) {
    return pair.from() == device || pair.to() == device;
  }

  @Override
  public LinearExprBuilder received(int source, List<Integer> devices) {
    return LinearExpr.newBuilder().add(received[source]);
  }

  @Override
  public LinearExprBuilder sent(int source, List<Integer> devices) {
    return LinearExpr.newBuilder().add(sent[source]);
  }

  @Override
  public LinearExprBuilder exchanged(int source, List<Integer> devices) {
    return LinearExpr.newBuilder().add(received[source]).add(sent[source]);
  }

  IntVar receivedOf(int source) {
    return received[source];
  }

  IntVar sentOf(int source) {
    return sent[source];
  }
}
