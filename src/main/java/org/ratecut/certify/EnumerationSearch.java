package org.ratecut.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.AssignmentCheck;
import org.ratecut.certificate.Certificate.Broken;
import org.ratecut.certificate.Certificate.Place;
import org.ratecut.certificate.Certificate.Reason;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/** Tries all assignments, vertex by vertex, and says of each partial one that fails why. */
final class EnumerationSearch {

  private final Problem problem;
  private final AssignmentCheck state;
  private final int maxSteps;
  private final List<Step> tree = new ArrayList<>();

  EnumerationSearch(Problem problem, Optional<Fraction> cost, int maxSteps) {
    this.problem = problem;
    this.state = new AssignmentCheck(problem, cost);
    this.maxSteps = maxSteps;
  }

  /** A tree, or empty if there is an assignment, or the budget or the steps end first. */
  Optional<List<Step>> run(Budget budget) {
    int vertices = problem.vertexCount();
    int[] deviceOf = new int[vertices];
    int depth = 0;
    tree.add(new Place(0));
    deviceOf[0] = 0;
    while (true) {
      state.place(depth, deviceOf[depth]);
      Optional<Broken> broken = broken(depth, deviceOf[depth]);
      if (broken.isEmpty()) {
        depth++;
        if (depth == vertices || tree.size() >= maxSteps || budget.isSpent()) {
          return Optional.empty();
        }
        tree.add(new Place(depth));
        deviceOf[depth] = 0;
        continue;
      }
      tree.add(broken.orElseThrow());
      while (depth >= 0 && ++deviceOf[depth] == problem.deviceCount()) {
        state.place(depth--, AssignmentCheck.FREE);
      }
      if (depth < 0) {
        return Optional.of(tree);
      }
    }
  }

  /** What the assignment breaks since a vertex was placed. */
  private Optional<Broken> broken(int vertex, int device) {
    return reasons(vertex, device).filter(state::holds).findFirst();
  }

  private Stream<Broken> reasons(int vertex, int device) {
    int devices = problem.deviceCount();
    int phases = problem.network().phaseCount();
    Stream<Broken> simple =
        Stream.of(
            new Broken(Reason.PIN, List.of(vertex)),
            new Broken(Reason.FLASH, List.of(device)),
            new Broken(Reason.TRAFFIC, List.of()),
            new Broken(Reason.DEVICES, List.of()));
    Stream<Broken> memory =
        IntStream.range(0, phases).mapToObj(p -> new Broken(Reason.RAM, List.of(device, p)));
    Stream<Broken> time =
        IntStream.range(0, problem.resources().count())
            .mapToObj(r -> new Broken(Reason.TIME, List.of(r)));
    Stream<Broken> channels =
        IntStream.range(0, devices)
            .boxed()
            .flatMap(
                other ->
                    Stream.of(
                        new Broken(Reason.CHANNEL, List.of(device, other)),
                        new Broken(Reason.CHANNEL, List.of(other, device))));
    Stream<Broken> apart =
        IntStream.range(0, vertex).mapToObj(v -> new Broken(Reason.APART, List.of(v, vertex)));
    return Stream.of(simple, memory, time, channels, apart, returns(vertex)).flatMap(each -> each);
  }

  /** The vertex may be the first, the middle or the last of those on a path that comes back. */
  private Stream<Broken> returns(int vertex) {
    if (!problem.rules().contiguous()) {
      return Stream.of();
    }
    return IntStream.range(0, vertex)
        .boxed()
        .flatMap(
            u ->
                IntStream.range(0, vertex)
                    .boxed()
                    .flatMap(
                        w ->
                            Stream.of(
                                List.of(vertex, u, w),
                                List.of(u, vertex, w),
                                List.of(u, w, vertex))))
        .map(where -> new Broken(Reason.RETURN, where));
  }
}
