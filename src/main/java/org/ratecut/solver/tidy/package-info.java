/** Makes an assignment simpler, with less traffic and fewer pieces, at no cost in the rate. */
package org.ratecut.solver.tidy;
