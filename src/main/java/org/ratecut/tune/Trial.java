package org.ratecut.tune;

/**
 * A problem with a seed, on which to try configurations.
 *
 * @param problem its name
 */
public record Trial(String problem, long seed) {}
