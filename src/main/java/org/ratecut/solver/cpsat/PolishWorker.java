package org.ratecut.solver.cpsat;

import com.google.ortools.sat.CpModel;
import java.util.Optional;
import java.util.Random;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.cpsat.Engine;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Incumbent;

/** The steps of one thread of {@link CpSatPolish}, on an assignment of its own. */
final class PolishWorker implements Runnable {

  private static final int SMALLEST = 8;

  private static final double GROWTH = 1.05;
  private static final double SHRINKAGE = 0.9;

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final Random random;
  private final NeighbourhoodChooser chooser;
  private final AssignmentState state;
  private final long stepLimit;
  private final double effort;
  private double size;
  private boolean isExhausted;

  PolishWorker(
      Problem problem,
      Budget budget,
      Incumbent incumbent,
      PolishSettings settings,
      Assignment start,
      int thread) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    this.random = new Random(budget.seedFor(thread));
    this.chooser = new NeighbourhoodChooser(problem, random, settings.maxDevices());
    this.state = new AssignmentState(problem, start);
    this.effort = settings.effortPerStep();
    this.size = settings.firstSize();
    this.stepLimit = budget.stepLimit().orElse(Long.MAX_VALUE);
  }

  /** Whether all vertices were free on all devices and nothing better was possible. */
  boolean isExhausted() {
    return isExhausted;
  }

  /** The best that this thread has found. */
  Assignment current() {
    return state.toAssignment();
  }

  @Override
  public void run() {
    for (long step = 0; step < stepLimit && goesOn(); step++) {
      followTheIncumbent();
      step();
    }
  }

  private boolean goesOn() {
    return !isExhausted && incumbent.stopReason(budget).isEmpty();
  }

  /** With a step limit the threads do not look at each other, for the same result on every run. */
  private void followTheIncumbent() {
    if (budget.stepLimit().isEmpty()
        && incumbent.cost().orElseThrow().isLessThan(state.cost(problem.objective()))) {
      state.moveTo(incumbent.assignment().orElseThrow());
    }
  }

  private void step() {
    FreedPart neighbourhood = chooser.choose(state, (int) Math.min(size, problem.vertexCount()));
    PlacementModel model = build(neighbourhood);
    CpSat cpSat =
        new CpSat(Engine.CP_SAT, budget.remaining(), 1, random.nextInt(1 << 20), () -> !goesOn());
    cpSat.parameters().setMaxDeterministicTime(effort);
    CpSatAnswer answer = cpSat.solve(model.cpModel());
    switch (answer.kind()) {
      case VALUES -> keep(model.counts().assignment(answer));
      case INFEASIBLE -> {
        isExhausted = isEverything(neighbourhood);
        size = Math.min(size * GROWTH, problem.vertexCount());
      }
      case UNKNOWN -> size = Math.max(SMALLEST, size * SHRINKAGE);
    }
  }

  private boolean isEverything(FreedPart neighbourhood) {
    int free = problem.vertexCount() - problem.pins().pinnedCount();
    return neighbourhood.vertices().size() == free
        && neighbourhood.devices().size() == problem.deviceCount();
  }

  private PlacementModel build(FreedPart neighbourhood) {
    Assignment now = state.toAssignment();
    PlacementModel model =
        new PlacementModel(
            problem, Freedom.ofSome(now, neighbourhood.vertices(), neighbourhood.devices()));
    if (problem.objective() == Objective.COMMUNICATION) {
      model.lessTrafficThan(state.totalTraffic());
    } else {
      lessBusy(model);
    }
    model.counts().hint(model.cpModel(), now);
    return model;
  }

  private void lessBusy(PlacementModel model) {
    Fraction period = state.cost(Objective.RATE);
    Busyness busyness = new Busyness(period);
    for (int r = 0; r < problem.resources().count(); r++) {
      if (!problem.resources().isUnlimited(r)) {
        busyness.add(model.use(r), state.speed(r), state.usage(r));
      }
    }
    CpModel cpModel = model.cpModel();
    busyness.improve(cpModel);
  }

  private void keep(Assignment better) {
    Assignment before = state.toAssignment();
    state.moveTo(better);
    if (problem.network().isPipelined() && !state.isValid()) {
      // The model does not count copies of outputs.
      state.moveTo(before);
      size = Math.max(SMALLEST, size * SHRINKAGE);
      return;
    }
    Optional<Fraction> known = incumbent.cost();
    boolean isBest = known.isEmpty() || state.cost(problem.objective()).isLessThan(known.get());
    if (isBest && budget.stepLimit().isEmpty()) {
      incumbent.offer(better, CpSatPolish.NAME);
    }
  }
}
