/**
 * What an assignment is worth. {@link org.ratecut.evaluation.Evaluator} is the referee: it computes
 * the whole truth from scratch, straight from the formulas. {@link
 * org.ratecut.evaluation.AssignmentState} keeps the same numbers move by move, for the searches;
 * the two share no code, so that one can check the other.
 */
package org.ratecut.evaluation;
