package org.ratecut.external;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of one run of {@code gpmetis}.
 *
 * @param scheme {@code kway} or {@code rb} (recursive bisection)
 * @param memoryImbalance by which factor a part may exceed its share of the memory, above 1
 * @param computationImbalance the same for the computation
 */
record MetisCall(String scheme, String memoryImbalance, String computationImbalance, long seed) {

  private static final List<String> SCHEMES = List.of("rb", "kway");
  private static final List<String> IMBALANCES = List.of("1.03", "1.1", "1.3", "2");

  /** METIS reads a seed as a signed number of 32 bits. */
  private static final long SEEDS = 1L << 31;

  /** All combinations of schemes and imbalances for a seed, balanced parts first. */
  static List<MetisCall> all(long seed) {
    List<MetisCall> calls = new ArrayList<>();
    for (String memory : IMBALANCES) {
      for (String computation : IMBALANCES) {
        for (String scheme : SCHEMES) {
          calls.add(new MetisCall(scheme, memory, computation, Math.floorMod(seed, SEEDS)));
        }
      }
    }
    return calls;
  }

  /** The command line. */
  List<String> command(String program, String graph, String targetWeights, int parts) {
    return List.of(
        program,
        "-ptype=" + scheme,
        "-ubvec=" + memoryImbalance + " " + computationImbalance,
        "-seed=" + seed,
        "-tpwgts=" + targetWeights,
        graph,
        Integer.toString(parts));
  }
}
