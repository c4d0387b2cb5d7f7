package org.ratecut.testing.metamorphic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.registry.Solvers;

/** Every solver and every bound method that needs no other program. */
final class Subjects {

  /** They need a program on the path; what they bring is refereed like everything else. */
  private static final Set<String> EXTERNAL = Set.of("command", "metis");

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** What must end with a proof, which on tiny problems takes milliseconds. */
  private static final Map<String, Supplier<Budget>> PROVERS =
      Map.of(
          "enumerate", () -> steps(300),
          "cpsat", () -> steps(200),
          "portfolio", () -> Budget.ofTime(DEADLINE));

  /** What a bound proves until then is valid, and mostly all that it can prove. */
  private static final Duration FOR_BOUNDS = Duration.ofSeconds(5);

  /** Of the others only the validity and the cost are of interest, however early they stop. */
  private static final Duration MOMENT = Duration.ofMillis(100);

  private Subjects() {}

  static List<Subject> all() {
    Stream<Subject> solvers =
        Solvers.all().stream()
            .filter(entry -> !EXTERNAL.contains(entry.name()))
            .map(entry -> new SolverSubject(entry.factory().get(), budget(entry.name())));
    Stream<Subject> bounds =
        BoundMethods.all().stream()
            .map(method -> new BoundSubject(method, () -> BoundBudget.ofTime(FOR_BOUNDS, 1)));
    return Stream.concat(solvers, bounds).toList();
  }

  private static Budget steps(long limit) {
    return Budget.ofTime(DEADLINE).withStepLimit(limit);
  }

  private static Supplier<Budget> budget(String solver) {
    return PROVERS.getOrDefault(solver, () -> Budget.ofTime(MOMENT).withStepLimit(1));
  }
}
