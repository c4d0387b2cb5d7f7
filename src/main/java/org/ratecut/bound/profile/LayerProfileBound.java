package org.ratecut.bound.profile;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundMethod;
import org.ratecut.bound.PlainRelaxation;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.bound.profile.columns.ColumnRefutation;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;

/**
 * The layer-profile relaxation: keeps only how many vertices of each class each device holds, and
 * bounds the traffic from below by what any so many vertices must exchange. It first refutes costs
 * by what single devices can do ({@link ColumnRefutation}), which scales to many devices, and then
 * by the whole system of inequalities ({@link ProfileModel}), which is stronger for few. What is
 * not plain in a problem is {@linkplain PlainRelaxation relaxed} first.
 */
public final class LayerProfileBound implements BoundMethod {

  private static final String COLUMNS = "device-columns";
  private static final String PROFILE = "layer-profile";

  private static final String NOTHING_FITS =
      "No numbers of vertices per device keep the memories, the pins and the missing channels.";

  private static final String WITHOUT_LIBRARY = "The strongest bounds are missing";

  /** Sizes at which building the models alone would take minutes. */
  private static final long MAX_COUNTS = 20_000;

  private static final long MAX_FLOWS = 60_000;

  private final NativeLibrary library;
  private final Supplier<Oracle> oracles;

  public LayerProfileBound() {
    this(new NativeLibrary(), () -> new Oracle(Engine.CP_SAT));
  }

  /**
   * One that asks others.
   *
   * @param oracles makes one for each run
   */
  LayerProfileBound(NativeLibrary library, Supplier<Oracle> oracles) {
    this.library = library;
    this.oracles = oracles;
  }

  @Override
  public String name() {
    return PROFILE;
  }

  @Override
  public void prove(Problem full, BoundBudget budget, BoundListener listener) {
    Problem problem = PlainRelaxation.of(full);
    NetworkProfile profile = NetworkProfile.of(problem.network());
    long counts = (long) profile.classes().size() * problem.deviceCount();
    if (counts > MAX_COUNTS || budget.isSpent() || !library.isAvailable(WITHOUT_LIBRARY)) {
      return;
    }
    AttainableCosts costs = new AttainableCosts(problem);
    ProfileDecisions decisions =
        new ProfileDecisions(
            problem, profile, costs, Partners.of(problem), oracles.get(), listener);
    CostSearch whetherAny =
        search(costs, costs.unlimited(), decisions::byColumns, COLUMNS, listener);
    whetherAny.ask(costs.unlimited(), budget);
    if (whetherAny.isExhausted()) {
      return;
    }
    Fraction low = Fraction.ZERO;
    if (problem.objective() == Objective.RATE) {
      low = CapacityBound.computation(problem).cost().orElseThrow();
    }
    long flows = (long) profile.sources().size() * problem.deviceCount() * problem.deviceCount();
    List<Argument> arguments = arguments(decisions, flows <= MAX_FLOWS);
    BoundBudget most = budget.withTimeFromNow(allButTheLast(budget.remaining()));
    Deque<CostSearch> searches = new ArrayDeque<>();
    for (Argument argument : arguments) {
      searches.push(search(costs, low, argument.decider(), argument.name(), listener));
      low = searches.peek().askTarget(most);
    }
    for (Argument argument : arguments) {
      searches.push(search(costs, low, argument.decider(), argument.name(), listener));
      low = argument.climbs() ? searches.peek().climb(most) : searches.peek().run(most);
    }
    if (!budget.isSpent()) {
      // Those before it proved less.
      searches.stream()
          .filter(CostSearch::isUnconfirmed)
          .findFirst()
          .ifPresent(CostSearch::confirm);
    }
  }

  /**
   * A way to refute costs.
   *
   * @param climbs whether it goes from one amount of traffic to the next
   */
  private record Argument(String name, Decider decider, boolean climbs) {}

  /** Those that there are, the fast ones first. */
  private static List<Argument> arguments(ProfileDecisions decisions, boolean withAll) {
    List<Argument> arguments = new ArrayList<>();
    if (decisions.needsColumns()) {
      arguments.add(new Argument(COLUMNS, decisions::byColumns, false));
      if (decisions.hasCases()) {
        arguments.add(new Argument(COLUMNS, decisions::byCases, false));
      } else if (decisions.hasRoles()) {
        arguments.add(new Argument(COLUMNS, decisions::byRoles, true));
      }
    }
    if (withAll) {
      arguments.add(new Argument(PROFILE, decisions::byAll, false));
    }
    return arguments;
  }

  private static Duration allButTheLast(Duration time) {
    return time.minus(Duration.ofNanos((long) (time.toNanos() * Oracle.SHARE)));
  }

  private static CostSearch search(
      AttainableCosts costs,
      Fraction low,
      Decider decider,
      String argument,
      BoundListener listener) {
    return new CostSearch(costs, low, decider, new Report(argument, listener));
  }

  /** Turns costs into bounds with their argument. */
  private record Report(String argument, BoundListener listener) implements CostListener {

    @Override
    public void onBound(Optional<Fraction> cost, Support support) {
      listener.onBound(
          cost.map(each -> Bound.atLeast(each, argument, explanation()))
              .orElseGet(() -> Bound.infeasible(argument, NOTHING_FITS))
              .with(support));
    }

    @Override
    public void onContradiction(Fraction cost, String fact) {
      listener.onContradiction(
          Bound.atLeast(cost, argument, explanation()).with(Support.ONE_SOLVER), fact);
    }

    private String explanation() {
      return argument.equals(COLUMNS)
          ? "At any lower cost the devices, each holding, receiving and sending at its best, do"
              + " not hold all vertices."
          : "At any lower cost no numbers of vertices per device keep memory, load and the least"
              + " traffic that such numbers cause.";
    }
  }
}
