/** Schedules from CP-SAT, which can also say that none has a shorter latency. */
package org.ratecut.pipeline.cpsat;
