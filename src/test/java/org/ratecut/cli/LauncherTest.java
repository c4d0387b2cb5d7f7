package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ratecut}, with a Java that prints what it is given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final String JAVA = "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\nexit 7\n";

  @TempDir private Path folder;
  private Path release;
  private Path jar;
  private Path javaHome;

  private record Run(int exitCode, List<String> lines) {}

  @BeforeEach
  void install() throws IOException {
    release = Files.createDirectory(folder.resolve("my programs"));
    Files.copy(Path.of("src/main/program/ratecut"), release.resolve("ratecut"));
    jar = Files.createFile(release.resolve("ratecut.jar"));
    javaHome = folder.resolve("my java");
    Path java = javaHome.resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    assertThat(Files.writeString(java, JAVA).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void argumentsAndTheExitCodePassThrough() throws Exception {
    Run run = run(release.resolve("ratecut"), "solve", "a b", "", "*", "$HOME", "--x=\"y\"");

    assertThat(run.lines())
        .containsExactly(
            "<-jar>", "<" + jar + ">", "<solve>", "<a b>", "<>", "<*>", "<$HOME>", "<--x=\"y\">");
    assertThat(run.exitCode()).isEqualTo(7);
  }

  @Test
  void linksLeadToTheJar() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path link = Path.of("..", "my programs", "ratecut");
    Files.createSymbolicLink(bin.resolve("ratecut"), link);
    Files.createSymbolicLink(folder.resolve("rc"), bin.resolve("ratecut"));

    Run run = run(folder.resolve("rc"), "info");

    assertThat(Path.of(run.lines().get(1).replaceAll("[<>]", "")).toRealPath())
        .isEqualTo(jar.toRealPath());
    assertThat(run.exitCode()).isEqualTo(7);
  }

  @Test
  void withoutJavaHomeJavaIsThatOfThePath() throws Exception {
    String path = javaHome.resolve("bin") + ":" + System.getenv("PATH");
    ProcessBuilder process = process(release.resolve("ratecut"), "info");
    process.environment().remove("JAVA_HOME");
    process.environment().put("PATH", path);

    assertThat(run(process).exitCode()).isEqualTo(7);
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    Files.delete(javaHome.resolve("bin").resolve("java"));
    Run noJava = run(release.resolve("ratecut"), "info");
    Files.delete(jar);
    Run noJar = run(release.resolve("ratecut"), "info");

    assertThat(noJava.lines()).singleElement().asString().contains("set JAVA_HOME");
    assertThat(noJava.exitCode()).isEqualTo(1);
    assertThat(noJar.lines()).singleElement().asString().contains("There is no " + jar);
    assertThat(noJar.exitCode()).isEqualTo(1);
  }

  private Run run(Path script, String... arguments) throws Exception {
    return run(process(script, arguments));
  }

  private ProcessBuilder process(Path script, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("JAVA_HOME", javaHome.toString());
    return process;
  }

  private static Run run(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), printed.lines().toList());
  }
}
