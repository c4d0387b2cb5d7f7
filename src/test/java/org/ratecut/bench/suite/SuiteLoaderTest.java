package org.ratecut.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.BundledFiles;

class SuiteLoaderTest {

  private static final SuiteLoader LOADER = new SuiteLoader(new BundledFiles());

  private static final String SUITE =
      """
      {
        "format": "ratecut-bench-suite", "version": 1,
        "problems": ["own.json", "tiny/*-*"],
        "exclude": ["**/*-link", "tiny/shared-*"],
        "solvers": [
          {"solver": "anneal", "config": "hot.json", "label": "hot", "options": ["--target-rate", "9"]},
          {"solver": "anneal"}
        ],
        "seeds": [7, -1],
        "timeLimit": 0.5, "stepLimit": 100, "threads": 2, "heap": "512m"
      }
      """;

  @TempDir private Path folder;

  static List<String> bundledSuites() {
    return LOADER.bundledSuites();
  }

  @Test
  void theBundledSuitesAreThese() {
    assertThat(bundledSuites())
        .containsExactly(
            "alexnet",
            "paper",
            "paper-pinned",
            "paper-short",
            "pipeedge",
            "shared-medium",
            "smoke",
            "tiny",
            "tuning");
  }

  @ParameterizedTest
  @MethodSource("bundledSuites")
  void everyBundledSuiteIsRead(String name) {
    Suite suite = LOADER.load(name);

    assertThat(suite.name()).isEqualTo(name);
    assertThat(suite.problems()).isNotEmpty();
  }

  @Test
  void thePaperHasTenLeNetsWithFreeInputAndOurMixedDevicesAreBesideThoseWithPinned() {
    assertThat(names(LOADER.load("paper"))).hasSize(10).noneMatch(name -> name.contains("pinned"));
    assertThat(names(LOADER.load("paper-pinned")))
        .hasSize(14)
        .allMatch(name -> name.endsWith("_pinned"));
    assertThat(LOADER.load("paper").seeds()).hasSize(5);
    assertThat(LOADER.load("paper").limits().time()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void filesComeBesideBundledProblemsAndPatternsLeaveSomeOut() throws IOException {
    Suite suite = load(SUITE);

    assertThat(names(suite))
        .containsExactly(
            "own.json",
            "tiny/full-duplex",
            "tiny/memory-tight",
            "tiny/overlapping-groups",
            "tiny/pinned-ends");
    assertThat(suite.problems().get(0).location()).isEqualTo(folder.resolve("own.json").toString());
    assertThat(suite.problems().get(1).location()).isEqualTo("tiny/full-duplex");
    assertThat(suite.seeds()).containsExactly(7L, -1L);
    assertThat(suite.limits())
        .isEqualTo(new RunLimits(Duration.ofMillis(500), OptionalLong.of(100), 2, "512m"));
    assertThat(suite.contestants())
        .containsExactly(
            new Contestant(
                "hot",
                "anneal",
                Optional.of(new Located("hot.json", folder.resolve("hot.json").toString())),
                Files.readString(folder.resolve("hot.json")),
                List.of("--target-rate", "9")),
            new Contestant("anneal", "anneal", Optional.empty(), "", List.of()));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "own.json"      | "owm.json"        | line 3, /problems/0: There is no file and no bundled problem "owm.json"
          "tiny/*-*"      | "tinny/*"         | line 3, /problems/1: No bundled problem is like "tinny/*"
          "tiny/*-*"      | "tiny/{a"         | line 3, /problems/1: "tiny/{a" is not a pattern
          ["**/*-link"    | ["**", "own.json" | line 3, /problems: Every problem is excluded.
          {"solver": "anneal"} | {"solver": "aneal"} | line 7, /solvers/1/solver: There is no solver named "aneal".
          {"solver": "anneal"} | {"solver": "anneal", "label": "hot"} | line 7, /solvers/1: There are two of hot.
          {"solver": "anneal"} | {"solver": "best-fit", "config": "hot.json"} | line 7, /solvers/1/config: The solver best-fit takes no settings.
          {"solver": "anneal"} | {"solver": "anneal", "config": "cold.json"} | line 7, /solvers/1/config: There is no file
          {"solver": "anneal"} | {"solver": "anneal", "options": ["--seed=4"]} | line 7, /solvers/1/options/0: The option --seed
          {"solver": "anneal"} | {"solver": "anneal", "config": "wrong.json"} | wrong.json, line 1, /hottest
          [7, -1]         | [7, 7]            | line 9, /seeds/1: There are two of 7.
          "timeLimit": 0.5 | "timeLimit": 0   | line 10, /timeLimit: Found 0, but expected more than 0.
          "512m"          | "512"             | line 10, /heap
          "stepLimit"     | "stepsLimit"      | Did you mean stepLimit?
          """)
  void wrongSuitesAreRefusedWithPlaceAndValue(String right, String wrong, String message) {
    assertThat(SUITE).contains(right);

    assertThatThrownBy(() -> load(SUITE.replace(right, wrong)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownSuiteIsRefusedWithACloseName() {
    assertThatThrownBy(() -> LOADER.load("smok"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Did you mean smoke?");
  }

  private Suite load(String text) throws IOException {
    Files.writeString(folder.resolve("own.json"), "{}");
    Files.writeString(
        folder.resolve("hot.json"), "{\"format\":\"ratecut-anneal-settings\",\"version\":1}");
    Files.writeString(
        folder.resolve("wrong.json"),
        "{\"format\":\"ratecut-anneal-settings\",\"version\":1,\"hottest\":-1}");
    Path file = folder.resolve("mine.json");
    Files.writeString(file, text);
    return LOADER.load(file.toString());
  }

  private static List<String> names(Suite suite) {
    return suite.problems().stream().map(Located::name).toList();
  }
}
