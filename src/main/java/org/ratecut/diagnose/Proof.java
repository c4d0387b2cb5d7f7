package org.ratecut.diagnose;

/**
 * A proof that a problem has no valid assignment.
 *
 * @param argument names it, for instance {@code totals}, {@code counting} or {@code cpsat}
 * @param explanation one sentence for people
 */
public record Proof(String argument, String explanation) {}
