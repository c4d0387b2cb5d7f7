package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

  @Test
  void theBuildPutsTheCommandBesideTheProgram() throws Exception {
    Path jar = Path.of(Objects.requireNonNull(System.getProperty("ratecut.jar"), "ratecut.jar"));
    ProcessBuilder command =
        new ProcessBuilder(jar.resolveSibling("ratecut").toString(), "check", "tiny/chain");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = command.redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains("is one argument, but a problem and a partition are needed");
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
