package org.ratecut.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Models with every kind of constraint that the project uses, against trying all values. */
class SecondSolverTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int[] TABLE = {3, 0, 4, 1};

  @BeforeAll
  static void load() {
    assertThat(new NativeLibrary().isAvailable("The test")).isTrue();
  }

  @Test
  void saysWhatTryingAllValuesSays() {
    int infeasible = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      CpModel model = randomModel(random);
      boolean hasSolution = hasSolution(model);
      SecondOpinion opinion =
          new SecondSolver().onInfeasible(model.getBuilder(), LONG, SecondSolverTest::never);
      assertThat(opinion.agrees()).as("model %d", seed).isEqualTo(!hasSolution);
      assertThat(opinion.counterexample().isPresent()).as("model %d", seed).isEqualTo(hasSolution);
      infeasible += hasSolution ? 0 : 1;
    }
    assertThat(infeasible).isBetween(50, 250);
  }

  @Test
  void aMaximumIsConfirmedAndASmallerOneIsNot() {
    CpModel model = new CpModel();
    IntVar a = model.newIntVar(0, 10, "a");
    IntVar b = model.newIntVar(0, 10, "b");
    model.addLessOrEqual(LinearExpr.weightedSum(new IntVar[] {a, b}, new long[] {2, 3}), 12);
    model.maximize(LinearExpr.weightedSum(new IntVar[] {a, b}, new long[] {5, 7}));
    SecondSolver second = new SecondSolver();
    assertThat(second.onMaximum(model.getBuilder(), 30, LONG, SecondSolverTest::never).agrees())
        .isTrue();
    SecondOpinion opinion = second.onMaximum(model.getBuilder(), 29, LONG, SecondSolverTest::never);
    assertThat(opinion.agrees()).isFalse();
    assertThat(opinion.counterexample().orElseThrow().value(a)).isEqualTo(6);
  }

  @Test
  void withoutTimeItHasNoOpinion() {
    CpModel model = new CpModel();
    model.addLessOrEqual(model.newIntVar(1, 2, "a"), 0);
    assertThat(
            new SecondSolver()
                .onInfeasible(model.getBuilder(), Duration.ZERO, SecondSolverTest::never))
        .isEqualTo(SecondOpinion.none());
  }

  /** SCIP ran forever on this model, from a problem whose sizes are multiplied by 2^31. */
  @Test
  void numbersBeyondItsToleranceAreRewritten() throws IOException {
    CpModelProto.Builder model;
    try (InputStream file = getClass().getResourceAsStream("/cpsat/second-solver-hung.pb")) {
      model = CpModelProto.newBuilder().mergeFrom(file);
    }
    assertThat(new SecondSolver().onInfeasible(model, LONG, SecondSolverTest::never).agrees())
        .isTrue();
  }

  @Test
  void aCallThatDoesNotEndIsLeftBehind() {
    CountDownLatch never = new CountDownLatch(1);
    Supplier<String> stuck =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "late";
        };
    assertThat(NativeCall.await(stuck, Duration.ofMillis(1), SecondSolverTest::never)).isEmpty();
    assertThat(NativeCall.await(stuck, LONG, () -> true)).isEmpty();
    never.countDown();
    assertThat(NativeCall.await(() -> "in time", LONG, SecondSolverTest::never))
        .contains("in time");
  }

  private static boolean never() {
    return false;
  }

  private static CpModel randomModel(Random random) {
    CpModel model = new CpModel();
    BoolVar p = model.newBoolVar("p");
    BoolVar q = model.newBoolVar("q");
    IntVar x = model.newIntVar(0, 3, "x");
    IntVar y = model.newIntVar(0, 4, "y");
    model.addElement(x, TABLE, y);
    List<Literal> literals = List.of(p, q, p.not(), q.not());
    for (int i = 0; i < 3; i++) {
      LinearExpr sum =
          LinearExpr.weightedSum(new IntVar[] {p, q, x, y}, random.longs(4, -5, 6).toArray());
      Literal enforcement = literals.get(random.nextInt(4));
      int limit = random.nextInt(9) - 4;
      switch (random.nextInt(3)) {
        case 0 -> model.addLessOrEqual(sum, limit);
        case 1 -> model.addGreaterOrEqual(sum, limit).onlyEnforceIf(enforcement);
        default -> model.addEquality(sum, limit).onlyEnforceIf(enforcement);
      }
    }
    model.addBoolOr(literals.subList(random.nextInt(2), 2 + random.nextInt(2)));
    model.addImplication(literals.get(random.nextInt(4)), literals.get(random.nextInt(4)));
    return model;
  }

  private static boolean hasSolution(CpModel model) {
    ModelCheck check = new ModelCheck(model.getBuilder());
    for (long p = 0; p <= 1; p++) {
      for (long q = 0; q <= 1; q++) {
        for (long x = 0; x < TABLE.length; x++) {
          if (check.isSatisfiedBy(List.of(p, q, x, (long) TABLE[(int) x]))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
