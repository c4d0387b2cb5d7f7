package org.ratecut.bound.profile.inequality;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.counts.CountVariables;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.bound.profile.network.SendingLayer;

/**
 * States that one device sends only what it holds and someone else reads, receives only what it
 * does not hold and reads, and sends what it holds of a complete broadcast to every device that
 * must read it.
 */
public final class ExchangeInequalities {

  private final CpModel model;
  private final NetworkProfile profile;
  private final CountVariables counts;
  private final CountRanges ranges;
  private final Partners partners;
  private final int device;

  public ExchangeInequalities(
      CpModel model,
      NetworkProfile profile,
      CountVariables counts,
      CountRanges ranges,
      Partners partners,
      int device) {
    this.model = model;
    this.profile = profile;
    this.counts = counts;
    this.ranges = ranges;
    this.partners = partners;
    this.device = device;
  }

  /** States all of them of what the device exchanges. */
  public void state(LumpedTraffic traffic) {
    for (int s = 0; s < profile.sources().size(); s++) {
      int source = s;
      List<Relation> relations =
          profile.relations().stream().filter(each -> each.source() == source).toList();
      stateReceived(s, relations, traffic);
      stateSent(s, relations, traffic);
      relations.stream().filter(Relation::complete).forEach(each -> stateHolders(each, traffic));
    }
  }

  private void stateReceived(int s, List<Relation> relations, LumpedTraffic traffic) {
    SendingLayer source = profile.sources().get(s);
    IntVar held = counts.sum(device, source.classes());
    model.addLessOrEqual(traffic.received(s).add(held), source.size());
    LinearExprBuilder read = LinearExpr.newBuilder();
    for (Relation relation : relations) {
      read.addTerm(counts.sum(device, relation.consumerClasses()), source.degrees().reads());
    }
    model.addLessOrEqual(traffic.received(s), read);
    if (relations.size() == 1) {
      BoolVar reading = counts.presence(device, relations.get(0).consumerClasses());
      model.addLessOrEqual(traffic.received(s), LinearExpr.term(reading, source.size()));
    }
  }

  private void stateSent(int s, List<Relation> relations, LumpedTraffic traffic) {
    SendingLayer source = profile.sources().get(s);
    IntVar held = counts.sum(device, source.classes());
    for (int group = 0; group < partners.count(); group++) {
      long others = partners.members(group).stream().filter(other -> other != device).count();
      model.addLessOrEqual(traffic.sentTo(group, s), LinearExpr.term(held, others));
    }
    model.addLessOrEqual(traffic.sent(s), LinearExpr.term(held, source.degrees().readers()));
    long reads = source.degrees().reads();
    LinearExprBuilder readElsewhere = LinearExpr.newBuilder();
    for (Relation relation : relations) {
      readElsewhere.add(relation.neighbourhood().consumers() * reads);
      readElsewhere.addTerm(counts.sum(device, relation.consumerClasses()), -reads);
    }
    model.addLessOrEqual(traffic.sent(s), readElsewhere);
  }

  private void stateHolders(Relation relation, LumpedTraffic traffic) {
    IntVar held = counts.sum(device, relation.producerClasses());
    for (int group = 0; group < partners.count(); group++) {
      long holders =
          partners.members(group).stream()
              .filter(d -> d != device && ranges.mustHold(d, relation.consumerClasses()))
              .count();
      if (holders > 0) {
        model.addGreaterOrEqual(
            traffic.sentTo(group, relation.source()), LinearExpr.term(held, holders));
      }
    }
  }
}
