package org.ratecut.bound.profile;

import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.model.exact.Fraction;

/** Asks whether an assignment can cost at most a given cost. */
@FunctionalInterface
interface Decider {

  Answer decide(Fraction cost, BoundBudget budget);
}
