package org.ratecut.bound.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.testing.RandomProblems;

/** Next to every subset of vertices, whole or with one of the others in part. */
class MemoryKnapsackTest {

  private static final int PROBLEMS = 150;

  @Test
  void nothingThatFitsComputesMoreAndPartsOfVerticesComputeAsMuch() {
    int fractional = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Network network = RandomProblems.upTo(8, 2, seed).network();
      for (MemoryKind kind : network.memoryKinds()) {
        MemoryKnapsack knapsack = new MemoryKnapsack(network, kind);
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
          long memory = random.nextInt((int) network.totalMemory(kind) + 2);
          long most = knapsack.maxComputation(memory);
          long whole = best(network, kind, memory, false);
          assertThat(most).isGreaterThanOrEqualTo(whole);
          assertThat(most).isEqualTo(best(network, kind, memory, true));
          fractional += most > whole ? 1 : 0;
        }
      }
    }
    assertThat(fractional).isGreaterThan(PROBLEMS);
  }

  /** The best subset that fits; with parts, one more vertex may fill what is left. */
  private static long best(Network network, MemoryKind kind, long memory, boolean withParts) {
    long best = 0;
    for (int subset = 0; subset < 1 << network.vertexCount(); subset++) {
      long free = memory;
      long computation = 0;
      for (int v = 0; v < network.vertexCount(); v++) {
        if ((subset >> v & 1) == 1) {
          free -= network.constantMemory(kind, v);
          computation += network.computation(v);
        }
      }
      if (free < 0) {
        continue;
      }
      best = Math.max(best, computation);
      for (int v = 0; withParts && v < network.vertexCount(); v++) {
        long size = network.constantMemory(kind, v);
        if ((subset >> v & 1) == 0 && size > free) {
          best = Math.max(best, computation + network.computation(v) * free / size);
        }
      }
    }
    return best;
  }
}
