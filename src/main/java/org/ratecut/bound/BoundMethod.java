package org.ratecut.bound;

import org.ratecut.model.Problem;

/** An argument that proves bounds. An implementation is immutable and serves several threads. */
public interface BoundMethod {

  /** The name under which users see it, for instance {@code layer-profile}. */
  String name();

  /**
   * Tells the listener each bound as soon as it is proved, until the budget is spent or the method
   * can prove no more. Whenever it stops, what it has told is valid.
   */
  void prove(Problem problem, BoundBudget budget, BoundListener listener);
}
