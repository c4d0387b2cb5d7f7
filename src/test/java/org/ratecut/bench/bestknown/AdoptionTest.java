package org.ratecut.bench.bestknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.model.Assignment;

class AdoptionTest {

  private static final Assignment GOOD = Assignment.of(0, 0, 0, 0, 1, 1, 1, 0);
  private static final Assignment WORSE = Assignment.of(0, 0, 0, 0, 1, 1, 1, 1);
  private static final double GOOD_RATE = 20.0 / 13;
  private static final double WORSE_RATE = 4.0 / 3;

  @TempDir private Path folder;

  @Test
  void theFirstSolutionAndEachBetterOneAreKept() {
    assertThat(adopt(run(0, WORSE_RATE, WORSE))).hasSize(1);
    assertThat(adopt(run(0, WORSE_RATE, WORSE), run(1, GOOD_RATE, GOOD))).hasSize(1);

    assertThat(kept()).isEqualTo(GOOD);
  }

  @Test
  void whatIsNotBetterIsNotKept() throws IOException {
    adopt(run(0, GOOD_RATE, GOOD));
    String before = Files.readString(folder.resolve("tiny/chain.json"));

    assertThat(adopt(run(1, GOOD_RATE, GOOD))).isEmpty();
    assertThat(adopt(run(2, WORSE_RATE, WORSE))).isEmpty();
    assertThat(folder.resolve("tiny/chain.json")).hasContent(before);
  }

  @Test
  void theBoundIsNeverBetterThanWhatTheRunProved() throws IOException {
    adopt(run(0, GOOD_RATE, GOOD));

    String text = Files.readString(folder.resolve("tiny/chain.json"));
    double bound = Double.parseDouble(text.replaceAll("(?s).*\"upperBound\" : ([0-9.]+).*", "$1"));
    assertThat(bound).isBetween(2 * GOOD_RATE, 2 * GOOD_RATE + 3e-6);
  }

  @Test
  void aRunThatClaimsMoreThanItHasIsRefused() throws IOException {
    assertThatThrownBy(() -> adopt(run(7, GOOD_RATE, WORSE)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("my.jsonl, run 7", "but its assignment has 1.333");
    assertThatThrownBy(() -> adopt(run(7, GOOD_RATE, Assignment.of(0))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("8 vertices");
    assertThatThrownBy(() -> adopt(run(7, GOOD_RATE, Assignment.of(0, 0, 0, 0, 0, 0, 0, 0))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not valid");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void problemsOfTheUsersOwnAreLeftOut() {
    assertThat(
            adopt(
                RunResults.solved(
                    0, RunResults.spec("own.json", "anneal", 1), GOOD_RATE, Assignment.of(0)),
                RunResults.failed(1, RunResults.spec("tiny/chain", "anneal", 1))))
        .isEmpty();
  }

  @Test
  void aFolderThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> new Adoption(folder.resolve("nowhere"), "1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--best-known");
  }

  @Test
  void theBundledSolutionsAreThere() {
    assertThat(BestKnownSolutions.bundled().find("paper/lenet-2to1_samg55-x4")).isPresent();
    assertThat(BestKnownSolutions.bundled().find("paper/none")).isEmpty();
  }

  private List<Challenge> adopt(RunResult... runs) {
    Challenger challenger = new Challenger(ProblemLoader.standard(), BestKnownSolutions.in(folder));
    return new Adoption(folder, "1").adopt(challenger.challenges("my.jsonl", List.of(runs)));
  }

  private Assignment kept() {
    return BestKnownSolutions.in(folder)
        .find("tiny/chain")
        .flatMap(SolutionFile.Stored::assignment)
        .orElseThrow();
  }

  private static RunResult run(int number, double rate, Assignment assignment) {
    return RunResults.solved(
        number, RunResults.spec("tiny/chain", "anneal", number), rate, assignment);
  }
}
