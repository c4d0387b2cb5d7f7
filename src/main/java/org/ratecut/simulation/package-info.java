/**
 * Plays schedules event by event and says what happens. It reads the problem itself and shares
 * nothing with the schedulers but the {@linkplain org.ratecut.pipeline plain data} of a schedule,
 * so that one checks the other.
 */
package org.ratecut.simulation;
