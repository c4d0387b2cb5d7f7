package org.ratecut.solver.dn2pciot;

import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.exact.Fraction;

/**
 * The bottleneck of a state that tries changes and takes them back, without looking at all devices
 * and channels each time: those that a try touched, and the slowest of the rest, from a list that
 * is sorted once per step.
 *
 * <p>A try has one or two halves. What the first touched is <em>held</em> while second halves come
 * and go. The state's own mark is always at the end of the last half that stays.
 */
final class Peak {

  private static final int EVERYWHERE = -1;

  private final AssignmentState state;
  private final int resourceCount;
  private final double[] numerator;
  private final double[] denominator;
  private final Fraction[] speed;
  private final int[] endA;
  private final int[] endB;
  private final int[] slowestFirst;
  private final int[] held;
  private int heldCount;
  private final int[] seen;
  private int seenNow;

  Peak(Problem problem, AssignmentState state) {
    this.state = state;
    resourceCount = state.resourceCount() - 1;
    speed = IntStream.range(0, resourceCount).mapToObj(state::speed).toArray(Fraction[]::new);
    numerator = IntStream.range(0, resourceCount).mapToDouble(r -> speed[r].numerator()).toArray();
    denominator =
        IntStream.range(0, resourceCount).mapToDouble(r -> speed[r].denominator()).toArray();
    endA = new int[resourceCount];
    endB = new int[resourceCount];
    for (int r = 0; r < resourceCount; r++) {
      int[] ends = ends(problem, r);
      endA[r] = ends.length <= 2 ? ends[0] : EVERYWHERE;
      endB[r] = ends.length <= 2 ? ends[ends.length - 1] : EVERYWHERE;
    }
    slowestFirst = IntStream.range(0, resourceCount).toArray();
    held = new int[state.resourceCount()];
    seen = new int[state.resourceCount()];
  }

  /**
   * The devices whose vertices can change the usage of a resource. What a device sends, and with it
   * the use of its port, changes where any vertex that needs it goes.
   */
  private static int[] ends(Problem problem, int resource) {
    Resources resources = problem.resources();
    int index = resources.index(resource);
    if (resources.kind(resource) == Resources.Kind.CHANNEL) {
      return problem.cluster().channel(index).pairs().stream()
          .flatMapToInt(pair -> IntStream.of(pair.from(), pair.to()))
          .sorted()
          .distinct()
          .toArray();
    }
    boolean onlyComputes =
        resources.kind(resource) == Resources.Kind.DEVICE && resources.unitsPerValue(resource) == 0;
    return onlyComputes ? new int[] {index} : IntStream.range(0, problem.deviceCount()).toArray();
  }

  /** Makes the current state the one that tries start from. */
  void rebase() {
    for (int i = 1; i < resourceCount; i++) {
      int resource = slowestFirst[i];
      int j = i - 1;
      while (j >= 0 && isSlower(resource, slowestFirst[j])) {
        slowestFirst[j + 1] = slowestFirst[j];
        j--;
      }
      slowestFirst[j + 1] = resource;
    }
    release();
  }

  /** Keeps what the first half touched, for second halves to build on. */
  void hold() {
    heldCount = state.touchedCount();
    for (int i = 0; i < heldCount; i++) {
      held[i] = state.touchedResource(i);
    }
    state.mark();
  }

  /** Forgets the second half, after it was taken back. */
  void dropSecondHalf() {
    state.mark();
  }

  /** Forgets all halves, after they were taken back. */
  void release() {
    heldCount = 0;
    state.mark();
  }

  /** The bottleneck of the state that tries start from. */
  int atBase() {
    return slowestFirst[0];
  }

  /** The bottleneck now. */
  int now() {
    return slowest(EVERYWHERE - 1);
  }

  /**
   * The slowest now of the devices and channels that taking a vertex off the given device cannot
   * speed up, or -1 if there is none.
   */
  int nowOutside(int device) {
    return slowest(device);
  }

  private int slowest(int exceptAt) {
    seenNow++;
    int slowest = -1;
    for (int i = 0; i < state.touchedCount(); i++) {
      slowest = slower(slowest, state.touchedResource(i), exceptAt);
    }
    for (int i = 0; i < heldCount; i++) {
      slowest = slower(slowest, held[i], exceptAt);
    }
    for (int resource : slowestFirst) {
      if (seen[resource] != seenNow && !isAt(resource, exceptAt)) {
        return slower(slowest, resource, exceptAt);
      }
    }
    return slowest;
  }

  private int slower(int slowest, int resource, int exceptAt) {
    if (seen[resource] == seenNow) {
      return slowest;
    }
    seen[resource] = seenNow;
    if (resource == resourceCount || isAt(resource, exceptAt)) {
      return slowest;
    }
    return slowest < 0 || isSlower(resource, slowest) ? resource : slowest;
  }

  private boolean isAt(int resource, int device) {
    return endA[resource] == device
        || endB[resource] == device
        || (endA[resource] == EVERYWHERE && device >= 0);
  }

  private boolean isSlower(int a, int b) {
    return compare(a, state.usage(a), b, state.usage(b)) > 0;
  }

  /**
   * Compares the times that two resources need for two usages, exactly: doubles decide unless they
   * are equal, because usage times denominator is exact in a double and only the quotient rounds.
   */
  int compare(int resourceA, long usageA, int resourceB, long usageB) {
    double secondsA = usageA * denominator[resourceA] / numerator[resourceA];
    double secondsB = usageB * denominator[resourceB] / numerator[resourceB];
    if (secondsA != secondsB) {
      return secondsA < secondsB ? -1 : 1;
    }
    if (numerator[resourceA] == numerator[resourceB]
        && denominator[resourceA] == denominator[resourceB]) {
      return Long.compare(usageA, usageB);
    }
    return speed[resourceA].timeFor(usageA).compareTo(speed[resourceB].timeFor(usageB));
  }
}
