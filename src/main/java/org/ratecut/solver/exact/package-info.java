/** Trying all assignments of tiny problems, without native code and within milliseconds. */
package org.ratecut.solver.exact;
