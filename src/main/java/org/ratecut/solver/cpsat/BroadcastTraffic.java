package org.ratecut.solver.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.cpsat.CpSat;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Problem;

/**
 * What one broadcast sends between devices: all that its producers on a device send goes to each
 * other device with a consumer. The product of the two is linear in a variable for each pair that
 * is at least as large; nothing gains from a larger one.
 */
final class BroadcastTraffic {

  /** With more kinds of producers than this they share a variable, which is weaker but smaller. */
  private static final int MAX_SINGLE_SENDERS = 6;

  private final CpModel model;
  private final UnitCounts counts;
  private final Presence consumers;
  private final TrafficUsage usage;
  private final long[] fixedSupply;
  private final List<Sender> senders;
  private final int[] free;

  BroadcastTraffic(
      CpModel model,
      Problem problem,
      UnitCounts counts,
      Broadcast broadcast,
      List<Integer> producers,
      Presence consumers,
      TrafficUsage usage) {
    this.model = model;
    this.counts = counts;
    this.consumers = consumers;
    this.usage = usage;
    this.free = counts.freedom().devices();
    this.fixedSupply = new long[problem.deviceCount()];
    broadcast
        .producers()
        .forEachInt(
            v -> {
              if (!counts.freedom().isFree(v)) {
                fixedSupply[counts.freedom().deviceOf(v)] += problem.network().output(v);
              }
            });
    this.senders = senders(counts, producers);
  }

  private static List<Sender> senders(UnitCounts counts, List<Integer> producers) {
    List<Integer> sending = producers.stream().filter(u -> counts.unit(u).output() > 0).toList();
    if (sending.size() > MAX_SINGLE_SENDERS) {
      Sender together = Sender.ofUnits(counts, sending);
      if (together.total() <= CpSat.MAX_VALUE) {
        return List.of(together);
      }
    }
    return sending.stream().map(u -> Sender.ofUnit(counts, u)).toList();
  }

  void add() {
    for (int to = 0; to < fixedSupply.length; to++) {
      if (consumers.isPossible(to)) {
        addFixed(to);
        for (Sender sender : senders) {
          addSent(sender, to);
        }
      }
    }
    for (int from = 0; from < fixedSupply.length; from++) {
      for (TrafficUsage.OnceCharge once : usage.once(from)) {
        addOnce(from, once);
      }
    }
  }

  private void addFixed(int to) {
    for (int from = 0; from < fixedSupply.length; from++) {
      if (from != to && fixedSupply[from] > 0) {
        for (TrafficUsage.Charge charge : usage.each(from, to)) {
          long amount = Math.multiplyExact(fixedSupply[from], charge.perValue());
          if (consumers.isCertain(to)) {
            charge.usage().add(amount);
          } else {
            charge.usage().add(consumers.at(to), amount);
          }
        }
      }
    }
  }

  private void addSent(Sender sender, int to) {
    if (consumers.isCertain(to)) {
      for (int from : free) {
        if (from != to) {
          charge(usage.each(from, to), sender, sender.supply(counts, from));
        }
      }
      return;
    }
    LinearExprBuilder received = LinearExpr.newBuilder();
    for (int from : free) {
      if (from != to) {
        IntVar sent = sent(sender, from, to);
        charge(usage.each(from, to), sender, sent);
        received.add(sent);
      }
    }
    // Implied, but not by the relaxation: a device with a consumer gets all that it does not have.
    boolean maySupply = IntStream.of(free).anyMatch(d -> d == to);
    if (maySupply) {
      received.add(sender.supply(counts, to));
    }
    model.addGreaterOrEqual(received, LinearExpr.term(consumers.at(to), sender.total()));
  }

  private static void charge(
      List<TrafficUsage.Charge> charges, Sender sender, LinearArgument units) {
    charges.forEach(
        each -> each.usage().add(units, Math.multiplyExact(sender.scale(), each.perValue())));
  }

  /** What a device sends uses a resource as soon as one of its receivers has a consumer. */
  private void addOnce(int from, TrafficUsage.OnceCharge once) {
    int[] possible =
        once.receivers().stream()
            .mapToInt(Integer::intValue)
            .filter(consumers::isPossible)
            .toArray();
    if (possible.length == 0) {
      return;
    }
    boolean isCertain = IntStream.of(possible).anyMatch(consumers::isCertain);
    boolean isFree = IntStream.of(free).anyMatch(d -> d == from);
    Usage use = once.charge().usage();
    long fixed = Math.multiplyExact(fixedSupply[from], once.charge().perValue());
    if (isCertain) {
      use.add(fixed);
      for (Sender sender : isFree ? senders : List.<Sender>of()) {
        charge(List.of(once.charge()), sender, sender.supply(counts, from));
      }
      return;
    }
    if (fixed > 0) {
      BoolVar anyone = model.newBoolVar("");
      IntStream.of(possible).forEach(to -> model.addImplication(consumers.at(to), anyone));
      use.add(anyone, fixed);
    }
    for (Sender sender : isFree ? senders : List.<Sender>of()) {
      IntVar sent = newSent(sender);
      IntStream.of(possible).forEach(to -> requireSent(sent, sender, from, to));
      charge(List.of(once.charge()), sender, sent);
    }
  }

  private IntVar sent(Sender sender, int from, int to) {
    IntVar sent = newSent(sender);
    requireSent(sent, sender, from, to);
    return sent;
  }

  private IntVar newSent(Sender sender) {
    return sender.total() == 1 ? model.newBoolVar("") : model.newIntVar(0, sender.total(), "");
  }

  private void requireSent(IntVar sent, Sender sender, int from, int to) {
    LinearExprBuilder left = LinearExpr.newBuilder().add(sent).add(sender.total());
    left.addTerm(consumers.at(to), -sender.total());
    model.addGreaterOrEqual(left, sender.supply(counts, from));
  }
}
