package org.ratecut.pipeline.schedule;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ratecut.pipeline.graph.Operations;

/**
 * Simulated annealing over the cyclic orders of all resources. A move puts one operation of a
 * resource elsewhere in its order, or lets the whole order begin later. Latency is a maximum, which
 * most moves leave as it is; so the mean begin of all operations guides the search beside it.
 */
final class OrderSearch {

  private static final double FIRST_TEMPERATURE = 0.1;
  private static final double LAST_TEMPERATURE = 0.002;
  private static final double WEIGHT_OF_BEGINS = 0.3;
  private static final double WEIGHT_OF_LATENESS = 10;
  private static final double WEIGHT_OF_EXCESS = 50;
  private static final double SHARE_OF_DELAYS = 0.2;

  private final Operations operations;
  private final double available;
  private final Function<long[], ScheduleCandidate> judge;
  private final BooleanSupplier isStopped;

  /**
   * A search.
   *
   * @param available RAM of all devices together, in values
   * @param judge makes the best of some begins
   */
  OrderSearch(
      Operations operations,
      double available,
      Function<long[], ScheduleCandidate> judge,
      BooleanSupplier isStopped) {
    this.operations = operations;
    this.available = available;
    this.judge = judge;
    this.isStopped = isStopped;
  }

  /** The best schedule found, from a known one on. */
  ScheduleCandidate improve(ScheduleCandidate known, long moves, Random random) {
    CyclicOrders orders = CyclicOrders.of(operations, known.period(), known.begins());
    int[] resources =
        IntStream.range(0, operations.resourceCount()).filter(r -> orders.size(r) > 0).toArray();
    long maxDelay = Math.min(known.period(), operations.criticalPath());
    ScheduleCandidate best = known;
    double current = cost(judge.apply(orders.begins()));
    for (long i = 0; i < moves && resources.length > 0 && !isStopped.getAsBoolean(); i++) {
      Runnable undo = move(orders, resources[random.nextInt(resources.length)], maxDelay, random);
      ScheduleCandidate next = judge.apply(orders.begins());
      double cost = cost(next);
      double temperature =
          FIRST_TEMPERATURE * Math.pow(LAST_TEMPERATURE / FIRST_TEMPERATURE, (double) i / moves);
      if (cost > current && random.nextDouble() >= Math.exp((current - cost) / temperature)) {
        undo.run();
      } else {
        current = cost;
        best = next.isBetterThan(best) ? next : best;
      }
    }
    return best;
  }

  private static Runnable move(CyclicOrders orders, int resource, long maxDelay, Random random) {
    if (orders.size(resource) < 3 || random.nextDouble() < SHARE_OF_DELAYS) {
      long before = orders.delay(resource);
      double share = random.nextDouble();
      orders.setDelay(resource, random.nextBoolean() ? 0 : (long) (share * maxDelay));
      return () -> orders.setDelay(resource, before);
    }
    int from = random.nextInt(orders.size(resource));
    int to = random.nextInt(orders.size(resource));
    orders.move(resource, from, to);
    return () -> orders.move(resource, to, from);
  }

  /** In periods. */
  private double cost(ScheduleCandidate candidate) {
    double mean = 0;
    for (long begin : candidate.begins()) {
      mean += (double) begin / candidate.begins().length;
    }
    return (WEIGHT_OF_LATENESS * candidate.lateness()
                + candidate.latency()
                + WEIGHT_OF_BEGINS * mean)
            / candidate.period()
        + WEIGHT_OF_EXCESS * candidate.excess() / available;
  }
}
