package org.ratecut.bench.suite;

/**
 * A name in a suite and what it means here.
 *
 * @param name as results call it, the same wherever the suite is run
 * @param location what to give to {@code solve}: a bundled name, or a path
 */
public record Located(String name, String location) {}
