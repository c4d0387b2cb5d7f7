/**
 * Benchmark runs as data. A {@link org.ratecut.bench.RunSpec} says what to run, a {@link
 * org.ratecut.bench.RunResult} what came of it, and a {@link org.ratecut.bench.ResultsFile} keeps
 * many, a line each. Reports need no more than this package.
 */
package org.ratecut.bench;
