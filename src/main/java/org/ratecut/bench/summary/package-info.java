/** What the runs of a suite come to, solver by solver. */
package org.ratecut.bench.summary;
