package org.ratecut.testing.metamorphic;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundMethod;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/** A bound method, of which the strongest of all that it proves is the claim. */
record BoundSubject(BoundMethod method, Supplier<BoundBudget> budget) implements Subject {

  @Override
  public String name() {
    return "bound-" + method.name();
  }

  @Override
  public Claim ask(Problem problem) {
    AtomicReference<Fraction> strongest = new AtomicReference<>(Fraction.ZERO);
    AtomicBoolean infeasible = new AtomicBoolean();
    try {
      method.prove(
          problem,
          budget.get(),
          bound ->
              bound
                  .cost()
                  .ifPresentOrElse(
                      cost -> strongest.accumulateAndGet(cost, Fraction::max),
                      () -> infeasible.set(true)));
      return new Claim(
          name(),
          Optional.empty(),
          Optional.of(strongest.get()),
          infeasible.get(),
          false,
          Optional.empty());
    } catch (RuntimeException | StackOverflowError e) {
      return Claim.failed(name(), e);
    }
  }
}
