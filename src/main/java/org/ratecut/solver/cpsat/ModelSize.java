package org.ratecut.solver.cpsat;

import org.ratecut.model.Broadcast;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;

/**
 * How large the model of a problem would be, estimated without building it.
 *
 * @param terms in all its constraints together; one takes some 100 bytes, in Java and again in
 *     native code
 */
record ModelSize(long terms) {

  private static final long MAX_TERMS = 4_000_000;

  static ModelSize of(Problem problem, Freedom freedom) {
    long devices = freedom.devices().length;
    long others = problem.deviceCount();
    long terms = 0;
    long free = freedom.freeVertices().length;
    terms += 6 * free * devices;
    terms += devices * memoryTerms(problem.network(), freedom);
    for (ParameterGroup group : problem.network().parameterGroups()) {
      terms += 3 * devices * group.members().stream().filter(freedom::isFree).count();
    }
    for (Broadcast broadcast : problem.network().broadcasts()) {
      long consumers = broadcast.consumers().stream().filter(freedom::isFree).count();
      long producers = broadcast.producers().stream().filter(freedom::isFree).count();
      terms += 3 * devices * consumers;
      terms += 5 * devices * others * (consumers == 0 ? 0 : 1);
      terms += 5 * devices * others * producers;
    }
    if (problem.rules().contiguous()) {
      terms += others * sidesOfBroadcasts(problem.network());
    }
    return new ModelSize(problem.resources().isPlain() ? terms : 2 * terms);
  }

  /** Terms for contiguity on one device. */
  private static long sidesOfBroadcasts(Network network) {
    return network.broadcasts().stream()
        .mapToLong(each -> 3L * each.producers().size() + 5L * each.consumers().size())
        .sum();
  }

  /** In how many sums of a device free vertices and parameter groups are, beyond one each. */
  private static long memoryTerms(Network network, Freedom freedom) {
    long furtherLimits = network.memoryLimits().size() - 1L;
    if (furtherLimits == 0) {
      return 0;
    }
    long terms = furtherLimits * network.parameterGroups().size();
    for (int v : freedom.freeVertices()) {
      for (MemoryLimit limit : network.memoryLimits()) {
        terms += network.memory(limit, v) > 0 ? 1 : 0;
      }
    }
    return terms;
  }

  boolean isTooLarge() {
    return terms > MAX_TERMS;
  }
}
