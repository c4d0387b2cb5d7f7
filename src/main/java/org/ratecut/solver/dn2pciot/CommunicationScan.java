package org.ratecut.solver.dn2pciot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * Finds the operation after which the total traffic is least. It tries all moves. Two vertices that
 * take part in no common broadcast change the traffic independently, so that what their swap costs
 * is known from their moves, and it is tried only if that may be the best.
 */
final class CommunicationScan implements Scan {

  /** The cost is the traffic itself, so any number does. */
  private static final int NO_RESOURCE = 0;

  private final Network network;
  private final List<Broadcast> broadcasts;
  private final AssignmentState state;
  private final ScanSupport support;
  private final BestOperation best;
  private final int deviceCount;
  private final long[] change;
  private final int[] relatedTo;

  CommunicationScan(Problem problem, AssignmentState state, ScanSupport support) {
    network = problem.network();
    broadcasts = network.broadcasts();
    this.state = state;
    this.support = support;
    best = new BestOperation((a, trafficA, b, trafficB) -> Long.compare(trafficA, trafficB));
    deviceCount = problem.deviceCount();
    change = new long[Math.multiplyExact(problem.vertexCount(), deviceCount)];
    relatedTo = new int[problem.vertexCount()];
  }

  @Override
  public Optional<MoveOrSwap> best(boolean[] locked) {
    best.clear();
    support.sortFree(locked);
    for (int v = 0; v < locked.length; v++) {
      if (!locked[v]) {
        tryMoves(v);
      }
    }
    Arrays.fill(relatedTo, -1);
    for (int v = 0; v < locked.length; v++) {
      if (!locked[v]) {
        trySwaps(v);
      }
    }
    return support.result(best);
  }

  private void tryMoves(int vertex) {
    int from = state.deviceOf(vertex);
    long before = state.totalTraffic();
    for (int to = 0; to < deviceCount && !support.hasEnded(); to++) {
      if (to != from) {
        state.move(vertex, to);
        long traffic = state.totalTraffic();
        change[vertex * deviceCount + to] = traffic - before;
        if (state.isValid()) {
          best.offerMove(vertex, to, NO_RESOURCE, traffic, traffic);
        }
        state.move(vertex, from);
        state.mark();
      }
    }
  }

  private void trySwaps(int vertex) {
    int from = state.deviceOf(vertex);
    markRelated(vertex);
    long before = state.totalTraffic();
    for (int to = 0; to < deviceCount; to++) {
      long afterFirst = before + change[vertex * deviceCount + to];
      for (int i = support.firstFreeOn(to); to != from && i < support.endFreeOn(to); i++) {
        int partner = support.freeAt(i);
        if (vertex < partner
            && (relatedTo[partner] == vertex
                || best.mayLoseToSwap(
                    NO_RESOURCE, afterFirst + change[partner * deviceCount + from]))) {
          if (support.hasEnded()) {
            return;
          }
          trySwap(vertex, partner, from, to);
        }
      }
    }
  }

  private void markRelated(int vertex) {
    network.incomingBroadcasts(vertex).forEach(b -> markMembers(broadcasts.get(b), vertex));
    if (network.outgoingBroadcast(vertex) >= 0) {
      markMembers(broadcasts.get(network.outgoingBroadcast(vertex)), vertex);
    }
  }

  private void markMembers(Broadcast broadcast, int vertex) {
    broadcast.producers().forEachInt(producer -> relatedTo[producer] = vertex);
    broadcast.consumers().forEachInt(consumer -> relatedTo[consumer] = vertex);
  }

  private void trySwap(int vertex, int partner, int from, int to) {
    state.move(vertex, to);
    state.move(partner, from);
    if (state.isValid()) {
      best.offerSwap(vertex, partner, NO_RESOURCE, state.totalTraffic(), state.totalTraffic());
    }
    state.move(partner, to);
    state.move(vertex, from);
    state.mark();
  }
}
