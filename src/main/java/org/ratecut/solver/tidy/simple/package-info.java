/** Simpler plans: less traffic and fewer pieces for a little of the rate. */
package org.ratecut.solver.tidy.simple;
