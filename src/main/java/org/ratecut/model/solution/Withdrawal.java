package org.ratecut.model.solution;

/**
 * A statement that was taken for proved and is wrong. It means that a solver, or this program, is
 * faulty; what else rests on a solver is not believed then, either.
 *
 * @param bound what was claimed
 * @param fact one sentence that says what speaks against it
 */
public record Withdrawal(Bound bound, String fact) {}
