package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSolversIT {

  @TempDir private Path folder;

  private Program program;

  @BeforeEach
  void prepare() {
    program = new Program(folder);
  }

  @Test
  void anInvalidPartitionIsReportedAsInvalid() throws Exception {
    Program.Result solved = solveWith("everything_on_the_first.sh");
    assertThat(solved.exitCode()).isEqualTo(4);
    assertThat(solved.err())
        .contains("1 of 1 partitions of command are invalid")
        .contains("1 exceed the memory of devices");
  }

  @Test
  void aProgramThatFailsIsWrongInput() throws Exception {
    Program.Result solved = solveWith("exits_with_seven.sh");
    assertThat(solved.exitCode()).isEqualTo(2);
    assertThat(solved.err()).contains("exit code 7: cannot read the graph");
    assertThat(solved.err()).doesNotContain("Exception");
  }

  private Program.Result solveWith(String script) throws Exception {
    Path path = Path.of("src/test/resources/programs", script).toAbsolutePath();
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"format": "ratecut-command-settings", "version": 1, "program": "sh",
         "arguments": ["%s", "{network}"], "partition": "stdout"}
        """
            .formatted(path),
        StandardCharsets.UTF_8);
    return program.run(
        "solve", "paper/lenet-2to1_samg55-x4", "--solver", "command", "--config", "config.json");
  }
}
