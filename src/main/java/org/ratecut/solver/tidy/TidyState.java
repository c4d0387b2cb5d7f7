package org.ratecut.solver.tidy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.ContiguityRule;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/**
 * An assignment that keeps a change only if it is valid, takes no longer a period, or none longer
 * than some limit, and has less traffic or as much in fewer pieces. A step is a vertex moved, there
 * or back, or something looked at that takes as long.
 */
final class TidyState {

  private final Problem problem;
  private final AssignmentState state;
  private final BooleanSupplier isCancelled;
  private final Optional<Predicate<Fraction>> limit;
  private final boolean[] beginsLayer;
  private final ContiguityRule contiguity;
  private int pieces;
  private long stepsLeft;
  private Fraction period;
  private long bestTraffic;
  private int bestPieces;

  /**
   * Begins with a valid assignment and so many steps to make.
   *
   * @param limit which periods are allowed; none longer than that of the best so far if empty
   */
  TidyState(
      Problem problem,
      Assignment start,
      long steps,
      BooleanSupplier isCancelled,
      Optional<Predicate<Fraction>> limit) {
    this.problem = problem;
    this.limit = limit;
    this.state = new AssignmentState(problem, start);
    this.isCancelled = isCancelled;
    this.stepsLeft = steps;
    beginsLayer = new boolean[problem.vertexCount() + 1];
    beginsLayer[problem.vertexCount()] = true;
    for (Layer layer : problem.network().layers()) {
      beginsLayer[layer.firstVertex()] = true;
    }
    contiguity = new ContiguityRule(problem);
    pieces = Pieces.count(problem.network(), start);
    keep();
  }

  private void keep() {
    period = state.cost(Objective.RATE);
    bestTraffic = state.totalTraffic();
    bestPieces = pieces;
  }

  Problem problem() {
    return problem;
  }

  int deviceOf(int vertex) {
    return state.deviceOf(vertex);
  }

  boolean isPinned(int vertex) {
    return state.isPinned(vertex);
  }

  /** The vertices of layers that are not pinned, ascending. */
  int[] freeVertices(List<Layer> layers) {
    return layers.stream()
        .flatMapToInt(each -> IntStream.range(each.firstVertex(), each.endVertex()))
        .filter(v -> !isPinned(v))
        .toArray();
  }

  boolean goesOn() {
    return stepsLeft > 0 && !isCancelled.getAsBoolean();
  }

  /** Counts steps that are no moves. */
  void spend(int steps) {
    stepsLeft -= steps;
  }

  Assignment toAssignment() {
    return state.toAssignment();
  }

  /** Moves vertices, each at most once, and back unless that is tidier. */
  boolean change(int[] vertices, int[] targets) {
    int[] origins = moveAll(vertices, targets);
    if (isTidier() && isAllowed()) {
      keep();
      return true;
    }
    moveAll(vertices, origins);
    return false;
  }

  /**
   * Moves vertices of one device to another. If that is tidier but not allowed, for instance too
   * much for the other device, tries to make up for it with each of its pieces that could come in
   * return.
   */
  boolean exchange(int[] vertices, int to, Iterable<int[]> returns) {
    int from = deviceOf(vertices[0]);
    int[] origins = moveAll(vertices, filled(vertices, to));
    if (isTidier()) {
      if (isAllowed()) {
        keep();
        return true;
      }
      for (int[] back : returns) {
        if (!goesOn()) {
          break;
        }
        if (change(back, filled(back, from))) {
          return true;
        }
      }
    }
    moveAll(vertices, origins);
    return false;
  }

  private static int[] filled(int[] vertices, int device) {
    int[] devices = new int[vertices.length];
    Arrays.fill(devices, device);
    return devices;
  }

  private boolean isTidier() {
    long traffic = state.totalTraffic();
    return traffic < bestTraffic || (traffic == bestTraffic && pieces < bestPieces);
  }

  private boolean isAllowed() {
    return state.isValid() && isInTime(state.cost(Objective.RATE)) && contiguity.isKeptBy(state);
  }

  private boolean isInTime(Fraction cost) {
    return limit.map(each -> each.test(cost)).orElseGet(() -> !cost.isGreaterThan(period));
  }

  private int[] moveAll(int[] vertices, int[] targets) {
    int[] origins = new int[vertices.length];
    for (int i = 0; i < vertices.length; i++) {
      origins[i] = deviceOf(vertices[i]);
      if (origins[i] != targets[i]) {
        move(vertices[i], targets[i]);
      }
    }
    return origins;
  }

  private void move(int vertex, int device) {
    pieces -= seamsAt(vertex);
    state.move(vertex, device);
    pieces += seamsAt(vertex);
    stepsLeft--;
  }

  /** How many sides of a vertex are the end of its piece, inside its layer. */
  private int seamsAt(int vertex) {
    int seams = 0;
    if (!beginsLayer[vertex] && deviceOf(vertex - 1) != deviceOf(vertex)) {
      seams++;
    }
    if (!beginsLayer[vertex + 1] && deviceOf(vertex + 1) != deviceOf(vertex)) {
      seams++;
    }
    return seams;
  }
}
