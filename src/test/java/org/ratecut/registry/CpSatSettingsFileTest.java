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
import org.ratecut.solver.cpsat.CpSatSettings;

class CpSatSettingsFileTest {

  @TempDir private Path folder;

  @Test
  void bundledDefaultIsTheDefault() {
    assertThat(read(Path.of("solver-configs/cpsat-default.json"))).isEqualTo(CpSatSettings.DEFAULT);
  }

  @Test
  void whatIsLeftOutKeepsItsDefault() throws IOException {
    CpSatSettings settings = read(file("\"linearizationLevel\": 0"));
    assertThat(settings.linearizationLevel()).isZero();
    assertThat(settings.symmetryLevel()).isEqualTo(CpSatSettings.DEFAULT.symmetryLevel());
  }

  @Test
  void wrongSettingsAreNamedWithTheirPlace() throws IOException {
    assertThatThrownBy(() -> read(file("\"linearizationLevel\": 3")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("settings.json", "/linearizationLevel", "3");
    assertThatThrownBy(() -> read(file("\"linearisationLevel\": 1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("linearisationLevel");
  }

  private Path file(String setting) throws IOException {
    return Files.writeString(
        folder.resolve("settings.json"),
        "{\"format\": \"ratecut-cpsat-settings\", \"version\": 1, %s}".formatted(setting));
  }

  private static CpSatSettings read(Path file) {
    return new CpSatSettingsFile().read(FileSource.of(file.toString()));
  }
}
