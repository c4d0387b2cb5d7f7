package org.ratecut.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.solver.anneal.AnnealSettings;

class AnnealSettingsFileTest {

  @TempDir private Path folder;

  @Test
  void bundledDefaultIsTheDefault() {
    assertThat(read(Path.of("solver-configs/anneal-default.json")))
        .isEqualTo(AnnealSettings.DEFAULT);
  }

  @Test
  void whatIsLeftOutKeepsItsDefault() {
    AnnealSettings settings = read(Path.of("solver-configs/anneal-single-moves.json"));
    assertThat(settings.blockShare()).isZero();
    assertThat(settings.hottest()).isEqualTo(AnnealSettings.DEFAULT.hottest());
  }

  @Test
  void wrongSettingsAreNamedWithTheirPlace() throws IOException {
    assertThatThrownBy(() -> read(file("\"blockShare\": 2")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("settings.json", "/blockShare", "2");
    assertThatThrownBy(() -> read(file("\"hotest\": 1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("hotest");
    assertThatThrownBy(() -> read(file("\"hottest\": 0.001")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("0.01", "0.001");
  }

  private Path file(String setting) throws IOException {
    return Files.writeString(
        folder.resolve("settings.json"),
        "{\"format\": \"ratecut-anneal-settings\", \"version\": 1, %s}".formatted(setting));
  }

  private static AnnealSettings read(Path file) {
    return new AnnealSettingsFile().read(FileSource.of(file.toString()));
  }
}
