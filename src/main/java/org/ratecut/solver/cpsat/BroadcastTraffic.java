package org.ratecut.solver.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
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
  private final Counts counts;
  private final Presence consumers;
  private final PairUsage usage;
  private final long[] fixedSupply;
  private final List<Sender> senders;
  private final int[] free;

  BroadcastTraffic(
      CpModel model,
      Problem problem,
      Counts counts,
      Broadcast broadcast,
      List<Integer> producers,
      Presence consumers,
      PairUsage usage) {
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

  private static List<Sender> senders(Counts counts, List<Integer> producers) {
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
  }

  private void addFixed(int to) {
    for (int from = 0; from < fixedSupply.length; from++) {
      if (from != to && fixedSupply[from] > 0) {
        if (consumers.isCertain(to)) {
          usage.of(from, to).add(fixedSupply[from]);
        } else {
          usage.of(from, to).add(consumers.at(to), fixedSupply[from]);
        }
      }
    }
  }

  private void addSent(Sender sender, int to) {
    if (consumers.isCertain(to)) {
      for (int from : free) {
        if (from != to) {
          usage.of(from, to).add(sender.supply(counts, from), sender.scale());
        }
      }
      return;
    }
    LinearExprBuilder received = LinearExpr.newBuilder();
    for (int from : free) {
      if (from != to) {
        IntVar sent = sent(sender, from, to);
        usage.of(from, to).add(sent, sender.scale());
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

  private IntVar sent(Sender sender, int from, int to) {
    IntVar sent =
        sender.total() == 1 ? model.newBoolVar("") : model.newIntVar(0, sender.total(), "");
    LinearExprBuilder left = LinearExpr.newBuilder().add(sent).add(sender.total());
    left.addTerm(consumers.at(to), -sender.total());
    model.addGreaterOrEqual(left, sender.supply(counts, from));
    return sent;
  }
}
