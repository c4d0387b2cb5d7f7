/**
 * Suites: files that name problems, solvers and seeds, and the matrix of runs that follows from
 * one. {@link org.ratecut.bench.suite.SuiteLoader} finds and reads them.
 */
package org.ratecut.bench.suite;
