/**
 * Pages for people, each one HTML file that works offline. {@link org.ratecut.report.html} writes
 * any page; {@link org.ratecut.report.solution} shows one assignment.
 */
package org.ratecut.report;
