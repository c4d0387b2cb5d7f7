package org.ratecut.certificate;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.certificate.CountProfile.Relation;
import org.ratecut.certificate.CountProfile.Source;
import org.ratecut.certificate.Inequalities.Coupling;
import org.ratecut.certificate.LinearSystem.Term;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.DevicePair;

/**
 * States what holds between all devices: the couplings, and flows ({@code f}, vertices of a source
 * from one device to another).
 */
final class JointRows {

  private final Inequalities all;
  private final LinearSystem.Builder system;

  JointRows(Inequalities all, LinearSystem.Builder system) {
    this.all = all;
    this.system = system;
  }

  void state() {
    all.couplings().forEach(this::stateCoupling);
    for (int s = 0; s < all.profile.sources.size(); s++) {
      stateFlows(s);
    }
    for (int h = 0; h < all.problem.cluster().channelCount(); h++) {
      stateChannel(h);
    }
    all.profile.relations.stream().filter(Relation::complete).forEach(this::stateSent);
  }

  private void stateCoupling(Coupling coupling) {
    List<Term> terms = new ArrayList<>();
    for (int d = 0; d < all.problem.deviceCount(); d++) {
      String prefix = d + ":";
      coupling
          .ofDevice()
          .forEach((name, factor) -> terms.add(new Term(factor, system.find(prefix + name))));
    }
    if (coupling.equation()) {
      system.equation(coupling.name(), terms, -coupling.least());
    } else {
      system.row(coupling.name(), terms, -coupling.least());
    }
  }

  private static String flow(int source, int from, int to) {
    return "f%d %d-%d".formatted(source, from, to);
  }

  /** What a device receives comes from the others, which hold it, if it holds who needs it. */
  private void stateFlows(int s) {
    Source source = all.profile.sources.get(s);
    int devices = all.problem.deviceCount();
    List<List<Term>> in = new ArrayList<>();
    List<List<Term>> out = new ArrayList<>();
    for (int d = 0; d < devices; d++) {
      in.add(new ArrayList<>(List.of(new Term(-1, system.find(d + ":in" + s)))));
      out.add(new ArrayList<>(List.of(new Term(-1, system.find(d + ":out" + s)))));
    }
    for (int from = 0; from < devices; from++) {
      for (int to = 0; to < devices; to++) {
        if (from == to || all.problem.cluster().channelBetween(from, to) == Cluster.NO_CHANNEL) {
          continue;
        }
        int f = system.variable(flow(s, from, to), 0, source.size());
        in.get(to).add(new Term(1, f));
        out.get(from).add(new Term(1, f));
        List<Term> held = new ArrayList<>(List.of(new Term(-1, f)));
        for (int k : source.classes()) {
          held.add(new Term(1, system.find(from + ":n" + k)));
        }
        system.row("held " + flow(s, from, to), held, 0);
        int reads = system.find(to + ":" + DeviceRows.has(all.readers(s)));
        List<Term> read = List.of(new Term(-1, f), new Term(source.size(), reads));
        system.row("read " + flow(s, from, to), read, 0);
      }
    }
    for (int d = 0; d < devices; d++) {
      system.equation("in " + d + " " + s, in.get(d), 0);
      system.equation("out " + d + " " + s, out.get(d), 0);
    }
  }

  private void stateChannel(int channel) {
    Channel each = all.problem.cluster().channel(channel);
    for (int to : Inequalities.receivers(each)) {
      List<Term> terms = new ArrayList<>();
      for (DevicePair pair : each.pairs()) {
        for (int s = 0; s < all.profile.sources.size() && (to == -1 || to == pair.to()); s++) {
          int flow = system.find(flow(s, pair.from(), pair.to()));
          terms.add(new Term(-all.profile.sources.get(s).output(), flow));
        }
      }
      String name = to == -1 ? "channel " + channel : "channel " + channel + " " + to;
      system.row(name, terms, all.ofChannel(channel));
    }
  }

  /** What a device has of a complete relation goes whole to each other that has a consumer. */
  private void stateSent(Relation relation) {
    long producers = relation.needs().producers();
    for (int from = 0; from < all.problem.deviceCount(); from++) {
      for (int to = 0; to < all.problem.deviceCount(); to++) {
        if (from != to) {
          List<Term> terms = new ArrayList<>();
          int flow = system.find(flow(relation.source(), from, to));
          if (flow >= 0) {
            terms.add(new Term(1, flow));
          }
          for (int k : relation.producers()) {
            terms.add(new Term(-1, system.find(from + ":n" + k)));
          }
          int reads = system.find(to + ":" + DeviceRows.has(relation.consumers()));
          terms.add(new Term(-producers, reads));
          int number = all.profile.relations.indexOf(relation);
          String name = "whole %d %d-%d".formatted(number, from, to);
          system.row(name, terms, producers);
        }
      }
    }
  }
}
