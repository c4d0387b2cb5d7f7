/**
 * The report of a benchmark, as a page, as Markdown and as CSV. {@link
 * org.ratecut.report.bench.BenchSummary} has the numbers, the sections turn them into HTML.
 */
package org.ratecut.report.bench;
