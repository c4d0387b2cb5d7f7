package org.ratecut.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.io.FileSource;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;

class TuningTest {

  private static final Split SPLIT = new Split(List.of("a", "b"), List.of("c"));
  private static final List<Long> SEEDS = List.of(1L, 2L);

  @Test
  void theBestConfigurationWinsAndIsComparedOnWhatWasHeldOut() throws IOException {
    List<Trial> seen = new ArrayList<>();
    Trials closestToFive =
        (candidate, trial) -> {
          seen.add(trial);
          return Optional.of(OptionalDouble.of(100 - Math.abs(candidate.number() - 5)));
        };
    Tuning.Result result = tune(Plan.of(8, 4, 2), closestToFive, () -> false);
    assertThat(result.winner().number()).isEqualTo(5);
    HoldOut holdOut = result.holdOut().orElseThrow();
    assertThat(holdOut.ratio()).isCloseTo(100.0 / 95, within(1e-9));
    assertThat(holdOut.wins()).isEqualTo(2);
    assertThat(seen.subList(0, seen.size() - 4)).extracting(Trial::problem).containsOnly("a", "b");
    assertThat(seen.subList(seen.size() - 4, seen.size()))
        .extracting(Trial::problem)
        .containsOnly("c");
  }

  @Test
  void theDefaultWinsTies() throws IOException {
    Trials allEqual = (candidate, trial) -> Optional.of(OptionalDouble.of(7));
    Tuning.Result result = tune(Plan.of(8, 4, 2), allEqual, () -> false);
    assertThat(result.winner().isDefault()).isTrue();
    assertThat(result.holdOut().orElseThrow().comparisons())
        .as("the default is not run against itself")
        .isEmpty();
  }

  @Test
  void runsThatFindNothingCountAsBad() throws IOException {
    Trials onlyTheSecondFinds =
        (candidate, trial) ->
            Optional.of(candidate.number() == 2 ? OptionalDouble.of(1) : OptionalDouble.empty());
    assertThat(tune(Plan.of(4, 4, 2), onlyTheSecondFinds, () -> false).winner().number())
        .isEqualTo(2);
  }

  @Test
  void aRoundThatIsOutOfTimeCountsWithWhatAllHaveTried() throws IOException {
    List<Integer> runs = new ArrayList<>();
    Trials laterIsBetter =
        (candidate, trial) -> {
          runs.add(candidate.number());
          return Optional.of(OptionalDouble.of(1 + candidate.number()));
        };
    Tuning.Result noTrial = tune(Plan.of(4, 4, 2), laterIsBetter, () -> runs.size() >= 3);
    assertThat(noTrial.winner().isDefault()).isTrue();
    runs.clear();
    Tuning.Result oneTrial = tune(Plan.of(4, 4, 2), laterIsBetter, () -> runs.size() >= 6);
    assertThat(oneTrial.winner().number()).isEqualTo(3);
  }

  @Test
  void anInterruptEndsItWithoutComparison() throws IOException {
    Trials interrupted = (candidate, trial) -> Optional.empty();
    assertThat(tune(Plan.of(4, 4, 2), interrupted, () -> false).holdOut()).isEmpty();
  }

  @Test
  void onlyManyPairsThatAgreeAreMoreThanNoise() {
    assertThat(holdOut(1.1, 1.1, 1.1, 1.1, 1.1).verdict()).isEqualTo(HoldOut.Verdict.BETTER);
    assertThat(holdOut(0.9, 0.9, 0.8, 0.9, 0.9).verdict()).isEqualTo(HoldOut.Verdict.WORSE);
    assertThat(holdOut(1.1, 1.1, 1.1).words())
        .isEqualTo("3 pairs, 5 needed to tell a difference from noise");
    assertThat(holdOut(1.5, 0.8, 1.3, 0.9, 1.0).verdict())
        .isEqualTo(HoldOut.Verdict.NO_CLEAR_DIFFERENCE);
  }

  @Test
  void realRunsWithStepLimitsRepeatExactly() throws IOException {
    Split split = new Split(List.of("tiny/residual", "tiny/dense"), List.of("tiny/convolution"));
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (CandidateFolder folder = CandidateFolder.create()) {
        Tuning tuning =
            new Tuning(
                Plan.of(6, 4, 2),
                split,
                SEEDS,
                TuningTest::anneal,
                new RecordingListener(outcomes));
        Space space = new SpaceFile().find("anneal");
        Tuning.Result result = tuning.run(folder.draw(space, 6, 11), () -> false);
        outcomes.add(space.template().fill(result.winner().settings(), "test"));
      }
    }
    int half = outcomes.size() / 2;
    assertThat(outcomes.subList(0, half)).isEqualTo(outcomes.subList(half, 2 * half));
    assertThat(half).isGreaterThan(6);
  }

  private static Optional<OptionalDouble> anneal(Candidate candidate, Trial trial) {
    Problem problem = ProblemLoader.standard().load(List.of(trial.problem()));
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Solvers.configured("anneal", new FileSource(candidate.file()))
        .orElseThrow()
        .solve(problem, Budget.ofSteps(2).withSeed(trial.seed()), incumbent);
    Optional<Fraction> rate =
        incumbent.evaluation().flatMap(evaluation -> evaluation.inferenceRate());
    return Optional.of(
        rate.map(each -> OptionalDouble.of(each.toDouble())).orElse(OptionalDouble.empty()));
  }

  private static Tuning.Result tune(Plan plan, Trials trials, BooleanSupplier isTimeUp)
      throws IOException {
    try (CandidateFolder folder = CandidateFolder.create()) {
      List<Candidate> candidates =
          folder.draw(new SpaceFile().find("anneal"), plan.candidates(), 1);
      return new Tuning(plan, SPLIT, SEEDS, trials, new RecordingListener(new ArrayList<>()))
          .run(candidates, isTimeUp);
    }
  }

  private static HoldOut holdOut(double... ratios) {
    List<HoldOut.Comparison> comparisons = new ArrayList<>();
    for (double ratio : ratios) {
      comparisons.add(
          new HoldOut.Comparison(
              new Trial("p", comparisons.size()), OptionalDouble.of(ratio), OptionalDouble.of(1)));
    }
    return new HoldOut(comparisons);
  }

  /** Keeps all that it hears as text. */
  private record RecordingListener(List<String> heard) implements TuningListener {

    @Override
    public void onRound(int number, int candidates, int trials) {
      heard.add("round " + number + " " + candidates + " " + trials);
    }

    @Override
    public void onRun(Candidate candidate, Trial trial, OptionalDouble rate) {
      heard.add(candidate.label() + " " + trial + " " + rate);
    }

    @Override
    public void onRanking(List<Scored> ranking) {
      ranking.forEach(each -> heard.add(each.candidate().describe() + " " + each.score()));
    }

    @Override
    public void onTimeUp(int trials) {
      heard.add("time up " + trials);
    }

    @Override
    public void onHoldOut(Candidate winner, int trials) {
      heard.add("hold-out " + winner.label() + " " + trials);
    }
  }
}
