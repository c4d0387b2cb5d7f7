package org.ratecut.bench.bestknown;

import org.ratecut.model.solution.Support;

/**
 * An upper bound on the rate of a bundled problem that was proved before.
 *
 * @param problem its name
 * @param rate in inferences per second, above 0; rounded up
 * @param argument what proved it, for instance {@code device-columns}
 * @param support what the proof rests on
 * @param command what proves it again
 */
public record StoredBound(
    String problem, double rate, String argument, Support support, String command) {}
