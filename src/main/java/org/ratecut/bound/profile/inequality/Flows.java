package org.ratecut.bound.profile.inequality;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.counts.CountVariables;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.bound.profile.network.SendingLayer;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.DevicePair;

/**
 * The variables of the relaxation that count traffic: how many vertices of each source each device
 * sends to each other, within what the channels carry.
 */
public final class Flows {

  private final CpModel model;
  private final Problem problem;
  private final NetworkProfile profile;
  private final CountVariables counts;
  private final IntVar[][][] sent;

  public Flows(
      CpModel model,
      Problem problem,
      NetworkProfile profile,
      CountVariables counts,
      CostLimits limits) {
    this.model = model;
    this.problem = problem;
    this.profile = profile;
    this.counts = counts;
    int devices = problem.deviceCount();
    this.sent = new IntVar[profile.sources().size()][devices][devices];
    for (int s = 0; s < profile.sources().size(); s++) {
      for (int from = 0; from < devices; from++) {
        for (int to = 0; to < devices; to++) {
          if (from != to) {
            sent[s][from][to] = flow(s, from, to, limits);
          }
        }
      }
    }
    limitChannels(limits);
    limitTotal(limits);
  }

  private IntVar flow(int s, int from, int to, CostLimits limits) {
    SendingLayer source = profile.sources().get(s);
    int channel = problem.cluster().channelBetween(from, to);
    long most = 0;
    if (channel != Cluster.NO_CHANNEL) {
      most = Math.min(source.size(), limits.traffic(channel) / source.output());
    }
    IntVar flow = model.newIntVar(0, most, "f" + s + "_" + from + "_" + to);
    List<Relation> relations =
        profile.relations().stream().filter(relation -> relation.source() == s).toList();
    if (most > 0) {
      model.addLessOrEqual(flow, counts.sum(from, source.classes()));
      List<Integer> consumers =
          relations.stream()
              .flatMap(relation -> relation.consumerClasses().stream())
              .distinct()
              .sorted()
              .toList();
      model.addEquality(flow, 0).onlyEnforceIf(counts.presence(to, consumers).not());
    }
    for (Relation relation : relations) {
      if (relation.complete()) {
        BoolVar reading = counts.presence(to, relation.consumerClasses());
        model
            .addGreaterOrEqual(flow, counts.sum(from, relation.producerClasses()))
            .onlyEnforceIf(reading);
      }
    }
    return flow;
  }

  private void limitChannels(CostLimits limits) {
    Cluster cluster = problem.cluster();
    for (int h = 0; h < cluster.channelCount(); h++) {
      Channel channel = cluster.channel(h);
      model.addLessOrEqual(traffic(channel.pairs().stream()), limits.traffic(h));
    }
  }

  private void limitTotal(CostLimits limits) {
    Stream<DevicePair> all =
        problem.cluster().channels().stream().flatMap(channel -> channel.pairs().stream());
    model.addLessOrEqual(traffic(all), limits.totalTraffic());
  }

  /** What a channel carries, in values. */
  public LinearExpr traffic(int channel) {
    return traffic(problem.cluster().channel(channel).pairs().stream());
  }

  private LinearExpr traffic(Stream<DevicePair> pairs) {
    LinearExprBuilder traffic = LinearExpr.newBuilder();
    pairs.forEach(
        pair -> {
          for (int s = 0; s < sent.length; s++) {
            traffic.addTerm(sent[s][pair.from()][pair.to()], profile.sources().get(s).output());
          }
        });
    return traffic.build();
  }

  /** The traffic between a set of devices and all others. */
  public Traffic across(List<Integer> devices) {
    List<Integer> others =
        IntStream.range(0, problem.deviceCount())
            .filter(other -> !devices.contains(other))
            .boxed()
            .toList();
    return new Crossing(devices, others);
  }

  private final class Crossing implements Traffic {

    private final List<Integer> devices;
    private final List<Integer> others;

    Crossing(List<Integer> devices, List<Integer> others) {
      this.devices = devices;
      this.others = others;
    }

    @Override
    public LinearExprBuilder received(int source) {
      return between(source, others, devices);
    }

    @Override
    public LinearExprBuilder sent(int source) {
      LinearExprBuilder sum = LinearExpr.newBuilder();
      for (int other : others) {
        for (int d : devices) {
          sum.add(sent[source][d][other]);
        }
      }
      return sum;
    }
  }

  /** What some devices send to others, in vertices of a source; no device sends to itself. */
  public LinearExprBuilder between(int source, List<Integer> from, List<Integer> to) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (int sender : from) {
      for (int receiver : to) {
        if (sender != receiver) {
          sum.add(sent[source][sender][receiver]);
        }
      }
    }
    return sum;
  }
}
