package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MainIT {

  @Test
  void packagedProgramPrintsItsVersion() throws Exception {
    Process process = start("--version");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(output.strip()).matches("ratecut \\d+\\.\\d+\\.\\d+");
  }

  @Test
  void packagedProgramExitsWithTwoOnWrongUsage() throws Exception {
    assertThat(start("--no-such-option").waitFor()).isEqualTo(2);
  }

  private static Process start(String option) throws Exception {
    String jar = Objects.requireNonNull(System.getProperty("ratecut.jar"), "ratecut.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", jar, option)
        .redirectErrorStream(true)
        .start();
  }
}
