package org.ratecut.bound.profile;

import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.Bound;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundMethod;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Fraction;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;

/**
 * The layer-profile relaxation: keeps only how many vertices of each class each device holds, and
 * bounds the traffic from below by what any so many vertices must exchange. It first refutes costs
 * by what single devices can do ({@link ColumnRefutation}), which scales to many devices, and then
 * by the whole system of inequalities ({@link ProfileModel}), which is stronger for few.
 */
public final class LayerProfileBound implements BoundMethod {

  private static final String COLUMNS = "device-columns";
  private static final String PROFILE = "layer-profile";

  private static final String NOTHING_FITS =
      "No numbers of vertices per device keep the memories, the pins and the missing channels.";

  private static final String WITHOUT_LIBRARY = "The strongest bounds are missing";

  /** Sizes at which building the models alone would take minutes. */
  private static final long MOST_COUNTS = 20_000;

  private static final long MOST_FLOWS = 60_000;

  /** For so few devices the whole system is small enough to need no preparation. */
  private static final int MOST_DEVICES_AT_ONCE = 3;

  private final NativeLibrary library;

  public LayerProfileBound() {
    this(new NativeLibrary());
  }

  LayerProfileBound(NativeLibrary library) {
    this.library = library;
  }

  @Override
  public String name() {
    return PROFILE;
  }

  @Override
  public void prove(Problem problem, BoundBudget budget, BoundListener listener) {
    NetworkProfile profile = NetworkProfile.of(problem.network());
    long counts = (long) profile.classes().size() * problem.deviceCount();
    if (counts > MOST_COUNTS || budget.isSpent() || !library.isAvailable(WITHOUT_LIBRARY)) {
      return;
    }
    AttainableCosts costs = new AttainableCosts(problem);
    ProfileDecisions decisions =
        new ProfileDecisions(problem, profile, costs, Partners.of(problem), listener);
    if (decisions.byColumns(costs.unlimited(), budget).verdict() == Verdict.REFUTED) {
      listener.onBound(Bound.infeasible(COLUMNS, NOTHING_FITS));
      return;
    }
    Fraction low = Fraction.ZERO;
    if (problem.objective() == Objective.RATE) {
      low = CapacityBound.computation(problem).cost().orElseThrow();
    }
    if (problem.deviceCount() > MOST_DEVICES_AT_ONCE) {
      low = search(costs, low, decisions::byColumns, COLUMNS, listener).run(budget);
      if (decisions.hasCases()) {
        low = search(costs, low, decisions::byCases, COLUMNS, listener).run(budget);
      }
    }
    long flows = (long) profile.sources().size() * problem.deviceCount() * problem.deviceCount();
    if (flows <= MOST_FLOWS) {
      search(costs, low, decisions::byAll, PROFILE, listener).run(budget);
    }
  }

  private static CostSearch search(
      AttainableCosts costs,
      Fraction low,
      Decider decider,
      String argument,
      BoundListener listener) {
    String explanation =
        argument.equals(COLUMNS)
            ? "At any lower cost the devices, each holding, receiving and sending at its best, do"
                + " not hold all vertices."
            : "At any lower cost no numbers of vertices per device keep memory, load and the least"
                + " traffic that such numbers cause.";
    return new CostSearch(
        costs,
        low,
        decider,
        cost ->
            listener.onBound(
                cost.map(each -> Bound.atLeast(each, argument, explanation))
                    .orElseGet(() -> Bound.infeasible(argument, NOTHING_FITS))));
  }
}
