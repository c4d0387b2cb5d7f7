/**
 * Pages for people, each one HTML file that works offline. {@link org.ratecut.report.html} writes
 * any page; {@link org.ratecut.report.solution} shows one assignment, {@link
 * org.ratecut.report.bench} the results of a benchmark, with {@link org.ratecut.report.statistics}
 * and {@link org.ratecut.report.chart}.
 */
package org.ratecut.report;
