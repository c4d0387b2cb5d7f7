/** Schedules and simulations, as text and as JSON; {@code docs/formats.md} explains it. */
package org.ratecut.report.schedule;
