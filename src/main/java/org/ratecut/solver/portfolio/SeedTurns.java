package org.ratecut.solver.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ratecut.model.Problem;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.solver.exact.Enumeration;

/** The order in which the portfolio runs the seeds. */
final class SeedTurns {

  private static final int PERCENT_FOR_REPAIR = 20;
  private static final int PERCENT_FOR_THE_REST = 20;

  /** All policies and shares with as many bands as devices, and with a fifth fewer. */
  private static final int FIRST_BANDS = 18;

  /** Up to so many vertices it pays to try assignments for a moment: some problems end there. */
  private static final int MAX_VERTICES_TO_ENUMERATE = 30;

  private static final long MAX_PLACEMENTS = 1_000_000;

  private SeedTurns() {}

  /**
   * First the guaranteed turns: each construction makes its first proposals, the cheapest first,
   * and only the deadline of the whole run ends it. A share of the time would be none on a busy
   * machine, and what comes after needs a start. Then, each in a share of what is left, the mending
   * of proposals where nothing is valid yet, all assignments of a tiny problem, and the many
   * further proposals of {@code bands}.
   */
  static Solver inTime(Problem problem) {
    List<Solver> turns = new ArrayList<>(guaranteed(problem));
    turns.add(new ForPartOfTime(Seeds.repair(), PERCENT_FOR_REPAIR));
    List<Solver> rest = new ArrayList<>(enumeration(problem));
    rest.add(Seeds.bands());
    turns.add(new ForPartOfTime(new InSequence("seeds", rest), PERCENT_FOR_THE_REST));
    return new InSequence("seeds", turns);
  }

  /** What no clock may take away, the cheapest first by how their work grows. */
  static List<Solver> guaranteed(Problem problem) {
    List<Turn> turns =
        List.of(
            new Turn(Seeds.roundRobin(), choices(problem)),
            new Turn(Seeds.bestFit(), 2 * choices(problem)),
            new Turn(new FirstSteps(Seeds.bands(), FIRST_BANDS), FIRST_BANDS * choices(problem)),
            new Turn(Seeds.perLayer(), splits(problem)));
    return turns.stream().sorted(Comparator.comparingLong(Turn::work)).map(Turn::solver).toList();
  }

  private record Turn(Solver solver, long work) {}

  /** A packing looks at each device for each vertex. */
  private static long choices(Problem problem) {
    return (long) problem.vertexCount() * problem.deviceCount();
  }

  /** A split into stages is one layer, its device and the device before. */
  private static long splits(Problem problem) {
    long devices = problem.deviceCount();
    return problem.network().layers().size() * devices * devices;
  }

  /** Each seed with the whole step limit. */
  static Solver inSteps(Problem problem) {
    List<Solver> seeds = new ArrayList<>(enumeration(problem));
    seeds.addAll(Seeds.all());
    return new InSequence("seeds", seeds);
  }

  private static List<Solver> enumeration(Problem problem) {
    return problem.vertexCount() <= MAX_VERTICES_TO_ENUMERATE
        ? List.of(new Enumeration(MAX_PLACEMENTS))
        : List.of();
  }
}
