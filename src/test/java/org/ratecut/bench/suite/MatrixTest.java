package org.ratecut.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {

  private static final RunLimits LIMITS =
      new RunLimits(Duration.ofSeconds(1), OptionalLong.empty(), 1, "1g");
  private static final List<Located> PROBLEMS =
      List.of(new Located("a", "a"), new Located("b.json", "here/b.json"), new Located("c", "c"));
  private static final List<Contestant> CONTESTANTS =
      List.of(contestant("fast"), contestant("slow"));
  private static final Suite SUITE =
      new Suite("mine", "", PROBLEMS, CONTESTANTS, List.of(5L, 3L), LIMITS);

  private final Matrix matrix = new Matrix(SUITE);

  @Test
  void everyProblemComesWithTheFirstSeedBeforeAnyWithTheSecond() {
    assertThat(matrix.runs())
        .extracting(
            run -> run.spec().seed() + " " + run.spec().problem() + " " + run.spec().label())
        .containsExactly(
            "5 a fast",
            "5 a slow",
            "5 b.json fast",
            "5 b.json slow",
            "5 c fast",
            "5 c slow",
            "3 a fast",
            "3 a slow",
            "3 b.json fast",
            "3 b.json slow",
            "3 c fast",
            "3 c slow");
    assertThat(matrix.runs()).extracting(PlannedRun::number).isSorted().doesNotHaveDuplicates();
    assertThat(matrix.runs().get(2).problem()).isEqualTo("here/b.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 100})
  void eachRunIsInExactlyOneShard(int count) {
    List<PlannedRun> all = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(i -> all.addAll(new Shard(i, count).runsOf(matrix)));

    assertThat(all).containsExactlyInAnyOrderElementsOf(matrix.runs());
  }

  @Test
  void solversThatAreComparedStayOnOneMachine() {
    for (int i = 1; i <= 4; i++) {
      assertThat(
              new Shard(i, 4)
                  .runsOf(matrix).stream()
                      .collect(
                          Collectors.groupingBy(
                              run -> run.spec().problem() + run.spec().seed(),
                              Collectors.counting()))
                      .values())
          .isNotEmpty()
          .allMatch(count -> count == 2);
    }
  }

  @Test
  void shardsAreReadAsNumberAndCount() {
    assertThat(Shard.parse("2/3")).contains(new Shard(2, 3));
    for (String wrong : new String[] {"0/3", "4/3", "1/0", "1", "a/b", "1/-2", "", "1/3/"}) {
      assertThat(Shard.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(new Shard(2, 3).text()).contains("2/3");
    assertThat(Shard.WHOLE.text()).isEmpty();
  }

  @Test
  void theFingerprintChangesWithWhateverChangesTheRuns() {
    List<Suite> others =
        List.of(
            new Suite("other", "", PROBLEMS, CONTESTANTS, List.of(5L, 3L), LIMITS),
            new Suite("mine", "", PROBLEMS.subList(0, 2), CONTESTANTS, List.of(5L, 3L), LIMITS),
            new Suite("mine", "", PROBLEMS, CONTESTANTS.subList(0, 1), List.of(5L, 3L), LIMITS),
            new Suite("mine", "", PROBLEMS, CONTESTANTS, List.of(3L, 5L), LIMITS),
            new Suite(
                "mine",
                "",
                PROBLEMS,
                CONTESTANTS,
                List.of(5L, 3L),
                new RunLimits(Duration.ofSeconds(2), OptionalLong.empty(), 1, "1g")),
            new Suite(
                "mine",
                "",
                PROBLEMS,
                CONTESTANTS,
                List.of(5L, 3L),
                new RunLimits(Duration.ofSeconds(1), OptionalLong.of(1), 1, "1g")));

    assertThat(others)
        .extracting(suite -> new Matrix(suite).header(Shard.WHOLE).matrix())
        .doesNotHaveDuplicates()
        .doesNotContain(matrix.header(Shard.WHOLE).matrix());
  }

  @Test
  void theFingerprintIsTheSameWhereverTheFilesAre() {
    List<Located> elsewhere =
        PROBLEMS.stream().map(each -> new Located(each.name(), "/there/" + each.name())).toList();
    Suite moved = new Suite("mine", "", elsewhere, CONTESTANTS, List.of(5L, 3L), LIMITS);

    assertThat(new Matrix(moved).header(Shard.WHOLE)).isEqualTo(matrix.header(Shard.WHOLE));
  }

  private static Contestant contestant(String label) {
    return new Contestant(label, "anneal", Optional.empty(), "", List.of());
  }
}
