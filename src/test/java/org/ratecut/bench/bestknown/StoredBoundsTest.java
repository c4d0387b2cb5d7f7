package org.ratecut.bench.bestknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.BundledFiles;

class StoredBoundsTest {

  private static final Path FOLDER = Path.of("instances", "best-known");

  @TempDir Path folder;

  @Test
  void eachIsOfABundledProblemAndSaysWhatProvesIt() {
    assertThat(StoredBounds.in(FOLDER).all())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            bound -> {
              assertThat(new BundledFiles().problemNames()).contains(bound.problem());
              assertThat(bound.command()).startsWith("ratecut ").contains(" " + bound.problem());
            });
  }

  @Test
  void noneIsBelowTheBestSolutionKnown() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (StoredBound bound : StoredBounds.in(FOLDER).all()) {
      Path solution = FOLDER.resolve(bound.problem() + ".json");
      if (Files.exists(solution)) {
        assertThat(bound.rate())
            .as(bound.problem())
            .isGreaterThanOrEqualTo(
                json.readTree(solution.toFile()).get("inferenceRate").doubleValue());
      }
    }
  }

  @Test
  void aFolderWithoutTheFileHasNone() {
    assertThat(StoredBounds.in(folder).all()).isEmpty();
  }

  @Test
  void twoBoundsOfOneProblemAreRefused() throws IOException {
    String bound =
        """
        {"problem": "p", "upperBound": 1, "argument": "a", "support": "arithmetic", "command": "c"}
        """;
    Files.writeString(
        folder.resolve("bounds.json"),
        "{\"format\": \"ratecut-bounds\", \"version\": 1, \"bounds\": [%s, %s]}"
            .formatted(bound, bound));
    assertThatThrownBy(() -> StoredBounds.in(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Problem p has another bound before this one.");
  }
}
