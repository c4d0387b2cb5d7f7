package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.model.Problem;
import org.ratecut.testing.ExhaustiveSearch;

/** The optima in {@code instances/tiny/optima.json} are those of exhaustive search. */
class TinyOptimaTest {

  private static final String INFEASIBLE = "infeasible";

  private final JsonNode optima;

  TinyOptimaTest() throws IOException {
    optima = new JsonMapper().readTree(Path.of("instances", "tiny", "optima.json").toFile());
  }

  static List<String> tinyProblems() {
    return new BundledFiles()
        .problemNames().stream().filter(name -> name.startsWith("tiny/")).toList();
  }

  @ParameterizedTest
  @MethodSource("tinyProblems")
  void exhaustiveSearchProvesTheStoredOptimum(String name) {
    Problem problem = ProblemLoader.standard().load(name);

    String cost =
        ExhaustiveSearch.optimum(problem)
            .map(optimum -> optimum.cost().toString())
            .orElse(INFEASIBLE);

    assertThat(cost).isEqualTo(optima.path(name).asText());
  }

  @Test
  void everyTinyProblemIsSmall() {
    assertThat(tinyProblems())
        .allSatisfy(
            name -> {
              Problem problem = ProblemLoader.standard().load(name);
              assertThat(problem.vertexCount()).isLessThanOrEqualTo(12);
              assertThat(problem.deviceCount()).isBetween(2, 3);
            });
  }
}
