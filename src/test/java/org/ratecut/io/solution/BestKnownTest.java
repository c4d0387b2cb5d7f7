package org.ratecut.io.solution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;

/** The referee values every solution that is kept. */
class BestKnownTest {

  private static final Path FOLDER = Path.of("instances", "best-known");

  static List<Path> solutions() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.endsWith("bounds.json"))
          .sorted()
          .toList();
    }
  }

  @Test
  void someAreKept() throws IOException {
    assertThat(solutions()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("solutions")
  void isValidAndAsFastAsItSays(Path file) throws IOException {
    JsonNode stored = new ObjectMapper().readTree(file.toFile());
    String name = stored.get("problem").textValue();
    assertThat(FOLDER.resolve(name + ".json")).isEqualTo(file);
    Problem problem = ProblemLoader.standard().load(name);
    Evaluation verdict =
        Evaluator.evaluate(problem, new PartitionLoader().load(file.toString(), problem));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.inferenceRate().orElseThrow().toDouble())
        .isEqualTo(stored.get("inferenceRate").doubleValue());
  }
}
