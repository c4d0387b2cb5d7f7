package org.ratecut.bound.profile.inequality;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.bound.profile.network.SendingLayer;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.DevicePair;

/**
 * What one device receives from and sends to each group of partners, without saying from which of
 * them and to which.
 */
public final class LumpedTraffic implements Traffic {

  private final Problem problem;
  private final NetworkProfile profile;
  private final CostLimits limits;
  private final CountRanges ranges;
  private final int device;
  private final IntVar[][] received;
  private final IntVar[][] sent;

  public LumpedTraffic(
      CpModel model,
      Problem problem,
      NetworkProfile profile,
      CostLimits limits,
      CountRanges ranges,
      Partners partners,
      int device) {
    this.problem = problem;
    this.profile = profile;
    this.limits = limits;
    this.ranges = ranges;
    this.device = device;
    int sources = profile.sources().size();
    this.received = new IntVar[partners.count()][sources];
    this.sent = new IntVar[partners.count()][sources];
    PatternInequalities patterns = new PatternInequalities(model, profile);
    LinearExprBuilder total = LinearExpr.newBuilder();
    for (int group = 0; group < partners.count(); group++) {
      List<Integer> members = partners.members(group);
      LinearExpr exchanged = exchange(model, group, members);
      model.addLessOrEqual(exchanged, channelsTo(members));
      patterns.state(channelLimits(members), received[group], sent[group]);
      total.add(exchanged);
    }
    model.addLessOrEqual(
        total, channelsTo(partners.groups().stream().flatMap(List::stream).toList()));
  }

  /** Creates the variables of a group; their sum is in values. */
  private LinearExpr exchange(CpModel model, int group, List<Integer> members) {
    LinearExprBuilder exchanged = LinearExpr.newBuilder();
    for (int s = 0; s < profile.sources().size(); s++) {
      SendingLayer source = profile.sources().get(s);
      long maxIn = mayRead(s, device) ? Math.min(source.size(), maxReceived(source, members)) : 0;
      received[group][s] = model.newIntVar(0, maxIn, "in%d_%d".formatted(group, s));
      sent[group][s] = model.newIntVar(0, maxSent(s, members), "out%d_%d".formatted(group, s));
      exchanged.addTerm(received[group][s], source.output());
      exchanged.addTerm(sent[group][s], source.output());
    }
    return exchanged.build();
  }

  private long maxReceived(SendingLayer source, List<Integer> members) {
    return members.stream().mapToLong(other -> carried(source, other, device)).sum();
  }

  private long maxSent(int s, List<Integer> members) {
    return members.stream()
        .filter(other -> mayRead(s, other))
        .mapToLong(other -> carried(profile.sources().get(s), device, other))
        .sum();
  }

  /** Whether a device may hold a consumer of a source. */
  private boolean mayRead(int s, int reader) {
    return profile.relations().stream()
        .anyMatch(
            relation ->
                relation.source() == s && ranges.most(reader, relation.consumerClasses()) > 0);
  }

  /** The most vertices of a source that one device can send to another. */
  private long carried(SendingLayer source, int from, int to) {
    int channel = from == to ? Cluster.NO_CHANNEL : problem.cluster().channelBetween(from, to);
    if (channel == Cluster.NO_CHANNEL) {
      return 0;
    }
    return Math.min(ranges.most(from, source.classes()), limits.traffic(channel) / source.output());
  }

  /** All that channels between the device and some others carry. */
  private long channelsTo(List<Integer> members) {
    return channelLimits(members).stream().mapToLong(Long::longValue).sum();
  }

  private List<Long> channelLimits(List<Integer> members) {
    return IntStream.range(0, problem.cluster().channelCount())
        .filter(
            h ->
                problem.cluster().channel(h).pairs().stream()
                    .anyMatch(pair -> joins(pair, members)))
        .mapToObj(limits::traffic)
        .toList();
  }

  private boolean joins(DevicePair pair, List<Integer> members) {
    return (pair.from() == device && members.contains(pair.to()))
        || (pair.to() == device && members.contains(pair.from()));
  }

  @Override
  public LinearExprBuilder received(int source) {
    return sum(received, source);
  }

  @Override
  public LinearExprBuilder sent(int source) {
    return sum(sent, source);
  }

  private static LinearExprBuilder sum(IntVar[][] traffic, int source) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (IntVar[] ofGroup : traffic) {
      sum.add(ofGroup[source]);
    }
    return sum;
  }

  /** What the device receives from a group. */
  public IntVar receivedFrom(int group, int source) {
    return received[group][source];
  }

  /** What the device sends to the members of a group, once for each receiver. */
  public IntVar sentTo(int group, int source) {
    return sent[group][source];
  }
}
