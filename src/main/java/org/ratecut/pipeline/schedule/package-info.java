/** Finds schedules: one that always exists at once, and better ones by search. */
package org.ratecut.pipeline.schedule;
