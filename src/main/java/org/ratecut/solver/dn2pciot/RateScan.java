package org.ratecut.solver.dn2pciot;

import java.util.Optional;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Problem;

/**
 * Finds the operation after which the period is shortest. It tries only what can still be the best:
 *
 * <ul>
 *   <li>Only a move that relieves the bottleneck can shorten the period. If one of these does, the
 *       other moves are skipped.
 *   <li>If some move leaves the period as it is or shortens it, a swap must shorten it, so one of
 *       its vertices must relieve the bottleneck.
 *   <li>A swap is tried in two halves. If after the first something is too slow that the second
 *       cannot relieve, because it is not beside the device that the second vertex leaves, all
 *       those second halves are skipped.
 *   <li>If the bottleneck after the first half is too slow, the second vertex must relieve it, by
 *       enough.
 * </ul>
 */
final class RateScan implements Scan {

  private final AssignmentState state;
  private final Peak peak;
  private final BestOperation best;
  private final ScanSupport support;
  private final boolean[] relieves;
  private final boolean[] isFirst;
  private final int deviceCount;

  RateScan(Problem problem, AssignmentState state, ScanSupport support) {
    this.state = state;
    this.support = support;
    peak = new Peak(problem, state);
    best = new BestOperation(peak::compare);
    relieves = new boolean[problem.vertexCount()];
    isFirst = new boolean[problem.vertexCount()];
    deviceCount = problem.deviceCount();
  }

  @Override
  public Optional<MoveOrSwap> best(boolean[] locked) {
    peak.rebase();
    best.clear();
    support.sortFree(locked);
    int bottleneck = peak.atBase();
    long usage = state.usage(bottleneck);
    for (int v = 0; v < locked.length; v++) {
      relieves[v] = !locked[v] && state.relief(v, bottleneck) > 0;
    }
    tryMoves(locked, true);
    if (best.mayLoseToMove(bottleneck, usage)) {
      tryMoves(locked, false);
    }
    boolean anySwapMayWin = best.isEmpty() || best.costsMoreThan(bottleneck, usage);
    for (int v = 0; v < locked.length; v++) {
      isFirst[v] = !locked[v] && (anySwapMayWin || relieves[v]);
    }
    for (int v = 0; v < locked.length; v++) {
      if (isFirst[v]) {
        trySwaps(v);
      }
    }
    return support.result(best);
  }

  private void tryMoves(boolean[] locked, boolean relieving) {
    for (int v = 0; v < locked.length; v++) {
      if (!locked[v] && relieves[v] == relieving) {
        tryMoves(v, state.deviceOf(v));
      }
    }
  }

  private void tryMoves(int vertex, int from) {
    for (int to = 0; to < deviceCount && !support.hasEnded(); to++) {
      if (to != from && support.mightFit(vertex, to)) {
        state.move(vertex, to);
        if (state.isValid()) {
          int slowest = peak.now();
          long usage = state.usage(slowest);
          if (best.mayLoseToMove(slowest, usage)) {
            best.offerMove(vertex, to, slowest, usage, state.totalTraffic());
          }
        }
        state.move(vertex, from);
        peak.release();
      }
    }
  }

  private void trySwaps(int vertex) {
    int from = state.deviceOf(vertex);
    for (int to = 0; to < deviceCount && !support.hasEnded(); to++) {
      if (to != from && support.firstFreeOn(to) < support.endFreeOn(to)) {
        state.move(vertex, to);
        peak.hold();
        int hopeless = peak.nowOutside(to);
        if (hopeless < 0 || best.mayLoseToSwap(hopeless, state.usage(hopeless))) {
          trySecondHalves(vertex, from, to);
        }
        state.move(vertex, from);
        peak.release();
      }
    }
  }

  private void trySecondHalves(int vertex, int from, int to) {
    int slowest = peak.now();
    for (int i = support.firstFreeOn(to); i < support.endFreeOn(to); i++) {
      int partner = support.freeAt(i);
      boolean isOther = !isFirst[partner] || vertex < partner;
      if (isOther
          && support.mightFitWithout(partner, to)
          && support.mightFit(partner, from)
          && relievesEnough(partner, slowest)
          && !support.hasEnded()) {
        trySecondHalf(vertex, partner, from, to);
      }
    }
  }

  private boolean relievesEnough(int partner, int slowest) {
    long usage = state.usage(slowest);
    return best.mayLoseToSwap(slowest, usage)
        || best.mayLoseToSwap(slowest, usage - state.relief(partner, slowest));
  }

  private void trySecondHalf(int vertex, int partner, int from, int to) {
    state.move(partner, from);
    if (state.isValid()) {
      int slowest = peak.now();
      long usage = state.usage(slowest);
      if (best.mayLoseToSwap(slowest, usage)) {
        best.offerSwap(vertex, partner, slowest, usage, state.totalTraffic());
      }
    }
    state.move(partner, to);
    peak.dropSecondHalf();
  }
}
