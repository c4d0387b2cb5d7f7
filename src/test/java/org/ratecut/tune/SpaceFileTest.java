package org.ratecut.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.registry.Solvers;

class SpaceFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"anneal", "timefold", "cpsat"})
  void solversAcceptWhatIsDrawnFromBundledSpaces(String name) {
    Space space = new SpaceFile().find(name);
    List<Candidate> drawn = new Candidates(space, folder, 7).draw(6);
    assertThat(drawn).hasSize(6);
    assertThat(drawn).extracting(Candidate::settings).doesNotHaveDuplicates();
    for (Candidate each : drawn) {
      assertThat(Solvers.configured(space.solver(), new FileSource(each.file()))).isPresent();
    }
  }

  @Test
  void sameSeedDrawsTheSame() {
    Space space = new SpaceFile().find("anneal");
    assertThat(new Candidates(space, folder, 3).draw(5))
        .isEqualTo(new Candidates(space, folder, 3).draw(5));
  }

  @Test
  void smallSpacesGiveAllThatTheyHave() throws IOException {
    Space space = read("\"symmetryLevel\": {\"kind\": \"integer\", \"from\": 0, \"to\": 2}");
    assertThat(new Candidates(space, folder, 1).draw(50))
        .as("the default, and the two other values than its own")
        .hasSize(1 + 2);
  }

  @Test
  void xmlKeepsAllButTheValuesAndSaysWhereTheyComeFrom() {
    Space space = new SpaceFile().find("timefold");
    Parameter size = space.parameters().get(0);
    String text = space.template().fill(List.of(new Setting(size, "77")), "here -- there");
    assertThat(text)
        .contains("<lateAcceptanceSize>77</lateAcceptanceSize>")
        .contains("<!-- here - - there -->")
        .contains("Late acceptance hill climbing");
  }

  @Test
  void drawnNumbersStayInTheirRange() {
    Random random = new Random(5);
    Parameter.Real real = new Parameter.Real("x", 0.001, 0.05, true);
    Parameter.Whole whole = new Parameter.Whole("n", 3, 9, true);
    boolean[] seen = new boolean[10];
    for (int i = 0; i < 2_000; i++) {
      assertThat(Double.parseDouble(real.draw(random))).isBetween(0.001, 0.05);
      int drawn = Integer.parseInt(whole.draw(random));
      assertThat(drawn).isBetween(3, 9);
      seen[drawn] = true;
    }
    assertThat(seen).startsWith(false, false, false, true).endsWith(true);
  }

  @Test
  void mistakesAreNamedWithTheirPlace() {
    assertThatThrownBy(
            () -> read("\"symetryLevel\": {\"kind\": \"integer\", \"from\": 0, \"to\": 2}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no field \"symetryLevel\"");
    assertThatThrownBy(
            () -> read("\"symmetryLevel\": {\"kind\": \"integer\", \"from\": 3, \"to\": 2}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/parameters/symmetryLevel/from");
    assertThatThrownBy(
            () ->
                read(
                    "\"symmetryLevel\": {\"kind\": \"real\", \"from\": 0, \"to\": 2, \"scale\":"
                        + " \"logarithmic\"}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("logarithmic");
    assertThatThrownBy(() -> read("\"symmetryLevel\": {\"kind\": \"choice\", \"from\": 0}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/parameters/symmetryLevel");
  }

  private Space read(String parameters) throws IOException {
    Files.copy(
        Path.of("solver-configs/cpsat-default.json"),
        folder.resolve("template.json"),
        StandardCopyOption.REPLACE_EXISTING);
    String text =
        """
        {"format": "ratecut-tuning-space", "version": 1, "solver": "cpsat",
         "template": "template.json", "parameters": {%s}}
        """
            .formatted(parameters);
    Path file = Files.writeString(folder.resolve("space.json"), text, StandardCharsets.UTF_8);
    return new SpaceFile().read(new FileSource(file));
  }
}
