/** Running OR-Tools CP-SAT from Java: loading its native code, and solving within limits. */
package org.ratecut.cpsat;
