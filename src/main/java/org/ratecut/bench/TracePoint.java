package org.ratecut.bench;

import java.util.OptionalDouble;

/**
 * News of a search: a better assignment or a better bound, or both.
 *
 * @param seconds since the search began
 * @param rate of the assignment, in inferences per second; empty if there is no new one
 * @param bound the proven upper bound on the rate; empty if it is no new one
 * @param source what found it, for instance {@code anneal}
 */
public record TracePoint(
    double seconds, OptionalDouble rate, OptionalDouble bound, String source) {}
