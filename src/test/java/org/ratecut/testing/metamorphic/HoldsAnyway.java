package org.ratecut.testing.metamorphic;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.BigIntegerReferee;

/**
 * Adds constraints that a best assignment keeps: it is pinned in part, memories, performances and
 * bandwidths are only as large as it needs, channels that it does not use are gone, or it meets any
 * other that does not change what it costs. Or such as say nothing: memory beyond all there is to
 * store, a group of size 0, an arc given again.
 */
final class HoldsAnyway implements Change {

  private static final int MAX_CONSTRAINTS = 5;

  @Override
  public String name() {
    return "holds-anyway";
  }

  /** Not possible where no best assignment is known and nothing valid may be. */
  @Override
  public Optional<Changed> apply(Known known, Random random) {
    if (!known.isSearched()) {
      return Optional.empty();
    }
    Problem problem = known.problem();
    Draft draft = new Draft(problem);
    int constraints = 1 + random.nextInt(MAX_CONSTRAINTS);
    for (int i = 0; i < constraints; i++) {
      addEmpty(draft, random, i);
      draft = tightened(draft, known, random);
      Draft current = draft;
      known
          .evaluation()
          .ifPresent(
              worth -> restrict(current, problem, known.optimum().orElseThrow(), worth, random));
    }
    return Optional.of(new Changed(draft.build(problem.name() + "-restricted"), Relation.SAME));
  }

  /** A step of any kind, unless a best assignment does not keep it or takes longer with it. */
  private static Draft tightened(Draft draft, Known known, Random random) {
    if (!draft.hasMoreThanChannels()) {
      return draft;
    }
    Draft changed = new Draft(draft.build("before"));
    new ResourceTightening(changed, random).step();
    Problem problem = changed.build("after");
    Optional<Ratio> after =
        known.optimum().flatMap(best -> BigIntegerReferee.cost(problem, best)).map(Ratio::of);
    return known.cost().stream()
            .allMatch(before -> after.filter(cost -> cost.compareTo(before) == 0).isPresent())
        ? changed
        : draft;
  }

  private static void addEmpty(Draft draft, Random random, int number) {
    switch (random.nextInt(3)) {
      case 0 -> {
        int vertex = random.nextInt(draft.vertices.size());
        draft.groups.add(new ParameterGroup("nothing" + number, 0, VertexSet.of(vertex)));
      }
      case 1 -> {
        if (!draft.arcs.isEmpty()) {
          Broadcast again = draft.arcs.get(random.nextInt(draft.arcs.size()));
          draft.arcs.add(new Broadcast(again.producers(), VertexSet.of(again.consumers().last())));
        }
      }
      default -> {
        long all =
            draft.vertices.stream().mapToLong(v -> v.memory()).sum()
                + draft.groups.stream().mapToLong(g -> g.size()).sum();
        draft.devices.replaceAll(
            d -> d.memory() < all ? d : d.withMemory(all + random.nextInt(9), d.flash()));
      }
    }
  }

  private static void restrict(
      Draft draft, Problem problem, Assignment best, Evaluation worth, Random random) {
    int device = random.nextInt(problem.deviceCount());
    switch (random.nextInt(5)) {
      case 0 -> {
        int vertex = random.nextInt(problem.vertexCount());
        draft.pin(vertex, best.deviceOf(vertex));
      }
      case 1 -> draft.setMemory(device, worth.memoryUsed().get(device));
      case 2 -> slowDown(draft, problem, device, worth);
      case 3 -> narrow(draft, problem, worth, random);
      default -> removeUnused(draft, worth, random);
    }
  }

  /** Only as fast as its load needs, which for the objective communication is not at all. */
  private static void slowDown(Draft draft, Problem problem, int device, Evaluation worth) {
    boolean isMeasured = problem.times().kindOf(device) != MeasuredTimes.NO_KIND;
    if (isMeasured || problem.cluster().device(device).communication().isPresent()) {
      return;
    }
    if (problem.objective() == Objective.COMMUNICATION) {
      draft.setPerformance(device, 1);
    } else if (!worth.period().isZero()) {
      draft.setPerformance(device, Math.max(1, speedFor(worth.loads().get(device), worth)));
    }
  }

  private static void narrow(Draft draft, Problem problem, Evaluation worth, Random random) {
    if (problem.cluster().channelCount() == 0 || worth.period().isZero()) {
      return;
    }
    int channel = random.nextInt(problem.cluster().channelCount());
    String name = problem.cluster().channel(channel).name();
    long needed = Math.max(1, speedFor(worth.channelTraffic().get(channel), worth));
    for (int h = 0; h < draft.channels.size(); h++) {
      Channel each = draft.channels.get(h);
      if (each.name().equals(name) && Fraction.of(needed).isLessThan(each.bandwidth())) {
        draft.setBandwidth(h, Fraction.of(needed));
      }
    }
  }

  /** The least whole speed at which so much takes no longer than the period. */
  private static long speedFor(long amount, Evaluation worth) {
    Ratio exact = Ratio.of(amount).dividedBy(Ratio.of(worth.period()));
    return exact
        .numerator()
        .add(exact.denominator())
        .subtract(BigInteger.ONE)
        .divide(exact.denominator())
        .min(BigInteger.valueOf(Network.MAX_TOTAL))
        .longValueExact();
  }

  private static void removeUnused(Draft draft, Evaluation worth, Random random) {
    if (draft.channels.isEmpty()) {
      return;
    }
    int h = random.nextInt(draft.channels.size());
    Channel channel = draft.channels.get(h);
    List<DevicePair> used =
        channel.pairs().stream()
            .filter(
                pair ->
                    worth.pairTraffic().stream()
                        .anyMatch(t -> t.from() == pair.from() && t.to() == pair.to()))
            .toList();
    if (used.isEmpty()) {
      draft.channels.remove(h);
    } else {
      draft.setPairs(h, used);
    }
  }
}
