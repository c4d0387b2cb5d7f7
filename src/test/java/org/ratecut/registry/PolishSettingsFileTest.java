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
import org.ratecut.solver.cpsat.PolishSettings;

class PolishSettingsFileTest {

  @TempDir private Path folder;

  @Test
  void bundledDefaultIsTheDefault() {
    assertThat(read(Path.of("solver-configs/cpsat-polish-default.json")))
        .isEqualTo(PolishSettings.DEFAULT);
  }

  @Test
  void whatIsLeftOutKeepsItsDefault() throws IOException {
    PolishSettings settings = read(file("\"firstSize\": 7"));
    assertThat(settings.firstSize()).isEqualTo(7);
    assertThat(settings.maxDevices()).isEqualTo(PolishSettings.DEFAULT.maxDevices());
  }

  @Test
  void wrongSettingsAreNamedWithTheirPlace() throws IOException {
    assertThatThrownBy(() -> read(file("\"maxDevices\": 1")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("settings.json", "/maxDevices", "1");
    assertThatThrownBy(() -> read(file("\"frstSize\": 1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("frstSize");
  }

  private Path file(String setting) throws IOException {
    return Files.writeString(
        folder.resolve("settings.json"),
        "{\"format\": \"ratecut-cpsat-polish-settings\", \"version\": 1, %s}".formatted(setting));
  }

  private static PolishSettings read(Path file) {
    return new PolishSettingsFile().read(FileSource.of(file.toString()));
  }
}
