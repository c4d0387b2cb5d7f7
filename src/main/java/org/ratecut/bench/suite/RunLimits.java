package org.ratecut.bench.suite;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What each run of a suite may spend.
 *
 * @param time of the search
 * @param steps of the search, for runs that repeat exactly; empty for none
 * @param threads at least 1
 * @param heap the most memory that the Java heap may have, as {@code -Xmx} takes it
 */
public record RunLimits(Duration time, OptionalLong steps, int threads, String heap) {}
