package org.ratecut.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.budget.Budget;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.testing.PaperProblems;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CommandTest {

  @TempDir private Path folder;

  @Test
  void aPartitionOnStandardOutputIsJudged() throws IOException {
    Problem problem = problem(1_000);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop =
        command("everything_on_the_first", "stdout", "\"{network}\"")
            .solve(problem, Budget.ofSteps(1), incumbent);
    assertThat(stop).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.assignment().orElseThrow().stream()).containsExactly(0, 0, 0, 0, 0, 0);
  }

  @Test
  void anInvalidPartitionIsNotOffered() throws IOException {
    Problem problem = problem(7);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop =
        command("everything_on_the_first", "stdout", "\"{network}\"")
            .solve(problem, Budget.ofSteps(1), incumbent);
    assertThat(stop).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.assignment()).isEmpty();
  }

  @Test
  void pinsReachTheProgram() throws IOException {
    Problem free = problem(1_000);
    Problem problem = free.withPins(free.pins().withVertex(2, 0));
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    command("copies_the_pins", "{out}", "\"{pins}\", \"{out}\", \"{network}\"")
        .solve(problem, Budget.ofSteps(1), incumbent);
    assertThat(incumbent.assignment().orElseThrow().stream()).containsExactly(1, 1, 0, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "exits_with_seven, exit code 7: cannot read the graph",
    "one_number_too_few, ends after 5 numbers; the network has 6 vertices",
    "a_device_too_many, the device of vertex 0",
    "writes_garbage, Partitioning",
    "writes_without_end, far more to standard output",
    "forgets_to_write, ends after 0 numbers"
  })
  void whatIsNoPartitionIsRefused(String program, String message) throws IOException {
    Problem problem = problem(1_000);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Command command = command(program, "stdout", "\"{network}\", \"{parts}\"");
    assertThatThrownBy(() -> command.solve(problem, Budget.ofSteps(1), incumbent))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
    assertThat(incumbent.assignment()).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Problem problem = problem(1_000);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Command command = command("forgets_to_write", "{out}", "\"{network}\", \"{out}\"");
    assertThatThrownBy(() -> command.solve(problem, Budget.ofSteps(1), incumbent))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("partition of sh", "no partition");
  }

  @Test
  void aProgramThatHangsIsStoppedAtTheTimeLimit() throws IOException {
    Problem problem = problem(1_000);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Command command =
        command("hangs", "stdout", "\"%s\", \"{network}\"".formatted(folder.resolve("child")));
    StopReason stop = command.solve(problem, Budget.ofTime(Duration.ofMillis(300)), incumbent);
    assertThat(stop).isEqualTo(StopReason.TIME_LIMIT);
    assertThat(incumbent.assignment()).isEmpty();
  }

  @Test
  void withoutSettingsTheErrorAsksForThem() {
    Problem problem = problem(1_000);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    assertThatThrownBy(() -> Command.withoutSettings().solve(problem, Budget.ofSteps(1), incumbent))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--config");
  }

  @Test
  void theBundledExampleRunsMetis() {
    RealMetis.require();
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Command.configured(FileSource.of("solver-configs/command-gpmetis.json"))
        .solve(problem, Budget.ofSteps(1), incumbent);
    assertThat(incumbent.assignment()).isPresent();
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> command("hangs", "{out}", "\"{network}\""))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("/arguments", "no argument has {out}");
    assertThatThrownBy(() -> command("hangs", "stdout", "\"{parts}\""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("No argument has {network}");
    assertThatThrownBy(() -> command("hangs", "stdout", "\"{network}\", \"{graph}\""))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("/arguments/2", "{graph}", "{network}");
  }

  private Command command(String program, String partition, String arguments) throws IOException {
    Path script = Path.of("src/test/resources/programs", program + ".sh").toAbsolutePath();
    String settings =
        """
        {"format": "ratecut-command-settings", "version": 1, "program": "sh",
         "arguments": ["%s", %s], "partition": "%s"}
        """
            .formatted(script, arguments, partition);
    Path file =
        Files.writeString(folder.resolve("settings.json"), settings, StandardCharsets.UTF_8);
    return Command.configured(new FileSource(file));
  }

  /** Six vertices of memory 2 on two devices. */
  private static Problem problem(long memory) {
    var builder = Network.builder("six");
    var first = builder.addLayer("first", 1, 3, 1, new Vertex(2, 1, 1));
    var second = builder.addLayer("second", 1, 3, 1, new Vertex(2, 1, 1));
    builder.addArcs(first, second);
    return Problem.of("six", builder.build(), PaperProblems.equal("pair", 2, memory, 1, 1));
  }
}
