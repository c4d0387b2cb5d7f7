package org.ratecut.bench;

import java.util.Optional;

/**
 * The first line of a results file: which runs it is about.
 *
 * @param suite its name
 * @param runs how many the whole matrix has
 * @param matrix a fingerprint of everything that the matrix says; files that have the same can be
 *     merged
 * @param shard the part of the matrix that the file is for, for instance {@code 1/4}; empty for all
 */
public record ResultsHeader(String suite, int runs, String matrix, Optional<String> shard) {}
