package org.ratecut.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.InputException;
import org.ratecut.model.solution.StopReason;

@Timeout(120)
class ExternalProgramTest {

  @TempDir private Path folder;

  @Test
  void argumentsArriveAsTheyAre() {
    String odd = "a  b; echo $HOME > x \"'";
    assertThat(output("printf", "%s", odd).text()).isEqualTo(odd);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void itRunsInItsFolder() throws Exception {
    assertThat(output("pwd", "-P").text().strip()).isEqualTo(folder.toRealPath().toString());
  }

  @Test
  void muchOutputIsReadButOnlyItsBeginningKept() {
    ExternalProgram.Output output = output("sh", "-c", "yes 0 | head -c 3000000");
    assertThat(output.text()).hasSize(1000);
    assertThat(output.isCut()).isTrue();
  }

  @Test
  void failuresShowWhatTheProgramSaid() {
    assertThatThrownBy(() -> output("sh", "-c", "echo out of paper >&2; exit 7"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("sh", "exit code 7", "out of paper");
    assertThatThrownBy(() -> output("sh", "-c", "echo said here; exit 1"))
        .hasMessageContainingAll("exit code 1", "said here");
  }

  @Test
  void missingProgramsAreNamed() {
    assertThatThrownBy(() -> output("no-such-program-anywhere"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("no-such-program-anywhere", "cannot be started");
  }

  @Test
  void itsChildrenEndWithIt() throws Exception {
    Path child = folder.resolve("child");
    ExternalProgram program =
        program(
            "sh",
            Path.of("src/test/resources/programs/hangs.sh").toAbsolutePath().toString(),
            child.toString());
    ExternalProgram.End end =
        program.run(
            () -> Files.exists(child) ? Optional.of(StopReason.TIME_LIMIT) : Optional.empty());
    assertThat(end.stopped()).contains(StopReason.TIME_LIMIT);
    assertThat(end.output()).isEmpty();
    long number = Long.parseLong(Files.readString(child, StandardCharsets.UTF_8).strip());
    while (ProcessHandle.of(number).map(ProcessHandle::isAlive).orElse(false)) {
      Thread.sleep(10);
    }
  }

  @Test
  void scratchFoldersLeaveNothing() throws Exception {
    Path path;
    try (ScratchFolder scratch = ScratchFolder.create()) {
      path = scratch.path();
      Files.createDirectories(scratch.file("sub"));
      Files.writeString(scratch.file("sub").resolve("file"), "x", StandardCharsets.UTF_8);
    }
    assertThat(path).doesNotExist();
  }

  private ExternalProgram.Output output(String... command) {
    return program(command).run(Optional::empty).output().orElseThrow();
  }

  private ExternalProgram program(String... command) {
    return new ExternalProgram(List.of(command), folder, 1000);
  }
}
