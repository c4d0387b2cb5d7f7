/**
 * Running a matrix: each run is a process of its own, and each result a line that is on the disk
 * before the next run begins. {@link org.ratecut.bench.run.BenchRun} is the loop.
 */
package org.ratecut.bench.run;
