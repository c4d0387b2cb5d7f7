package org.ratecut.bench.suite;

import java.util.Optional;
import org.ratecut.bench.RunSpec;

/**
 * A run of a matrix.
 *
 * @param number in the matrix, from 0
 * @param spec what to run
 * @param problem what to give to {@code solve}: a bundled name, or a path
 * @param config the path of the settings file; empty for the default
 */
public record PlannedRun(int number, RunSpec spec, String problem, Optional<String> config) {}
