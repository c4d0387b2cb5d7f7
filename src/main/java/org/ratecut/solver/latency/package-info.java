/** Searches for assignments whose inferences take no longer than they may. */
package org.ratecut.solver.latency;
