package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program in a place like a container: a working folder that nobody can write (also
 * not the superuser), no environment but {@code LC_ALL=C}, no home folder, 256 MiB of heap.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "uses /proc and /dev/full")
class ContainerIT {

  private static final int RUNS_AT_ONCE = 20;
  private static final File READ_ONLY = new File("/proc");

  /**
   * Runs a command with the path of a file in a folder whose name is not ASCII as last argument.
   */
  private static final String WITH_ODD_FILE =
      "d=\"$0/$(printf 'Ger\\303\\244t')\"; mkdir -p \"$d\"; exec \"$@\" \"$d/best.json\"";

  /** Runs a command with a file system that is mounted without the right to execute. */
  private static final String WITH_NOEXEC =
      "mount -t tmpfs -o noexec,size=200m none \"$0\" && exec \"$@\"";

  @TempDir private Path folder;
  private Path temp;

  @BeforeEach
  void makeTemporaryFolder() throws IOException {
    temp = Files.createDirectory(folder.resolve("temp"));
  }

  @Test
  void twentyRunsAtOnceAreRightAndLeaveNothingBehind() throws Exception {
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < RUNS_AT_ONCE; i++) {
      // Half of them need no native library, which saves half of the time.
      String solver = i % 2 == 0 ? "cpsat" : "enumerate";
      List<String> command = java(temp, "solve", "tiny/dense", "--solver", solver, "--json");
      command.add("--quiet");
      runs.add(start(command, out(i), err(i)));
    }
    for (int i = 0; i < RUNS_AT_ONCE; i++) {
      assertThat(runs.get(i).waitFor()).as(text(err(i))).isZero();
      assertThat(text(err(i))).isEmpty();
      JsonNode report = new ObjectMapper().readTree(text(out(i)));
      assertThat(report.get("status").textValue()).isEqualTo("OPTIMAL");
      // The period is 4/5 in instances/tiny/optima.json.
      assertThat(report.get("inferenceRate").doubleValue()).isEqualTo(1.25);
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void withoutAPlaceForLibrariesTheRestGoesOn() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(run(java(file, "solve", "tiny/dense", "--quiet"))).isZero();
    assertThat(text(out(0))).contains("Assignment  valid");
    assertThat(run(java(file, "bound", "tiny/dense", "--quiet"))).isZero();
    assertThat(text(err(0)))
        .contains("because OR-Tools cannot be loaded: no folder takes its libraries: " + file)
        .contains("name another with --temp")
        .doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutTheRightToExecuteIsPassedOver() throws Exception {
    Path noexec = Files.createDirectory(folder.resolve("noexec"));
    List<String> mount =
        List.of("env", "unshare", "-rm", "sh", "-c", WITH_NOEXEC, noexec.toString());
    assumeTrue(
        run(join(mount, List.of("true"))) == 0,
        () -> "this user may mount nothing, not even for itself: " + text(err(0)));
    List<String> command = java(temp, "solve", "tiny/dense", "--solver", "cpsat", "--quiet");
    command.addAll(List.of("--temp", noexec.toString()));

    assertThat(run(join(mount, command))).as(text(err(0))).isZero();

    assertThat(text(out(0))).contains("OPTIMAL");
    assertThat(text(err(0)))
        .contains(noexec + " (--temp) is mounted without the right to execute")
        .contains(temp + " (java.io.tmpdir) is used instead");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aReaderThatHasEnoughEndsTheProgramQuietly() throws Exception {
    Process process = start(java(temp, "info", "--list"), null, err(0));
    process.getInputStream().close();

    assertThat(process.waitFor()).isEqualTo(141);
    assertThat(text(err(0))).isEmpty();
  }

  @Test
  void aFullDiskBehindStandardOutputIsAFailureAndTheAssignmentIsSaved() throws Exception {
    List<String> command = java(temp, "solve", "tiny/dense", "--solver", "best-fit", "--quiet");

    assertThat(start(command, new File("/dev/full"), err(0)).waitFor()).isEqualTo(1);

    assertThat(text(err(0))).contains("Standard output cannot be written", "No space left");
    assertThat(run(java(temp, "check", "tiny/dense", savedFile()))).isZero();
  }

  @Test
  void aPageThatCannotBeWrittenCostsNothingElse() throws Exception {
    List<String> command = java(temp, "solve", "tiny/dense", "--solver", "best-fit", "--quiet");
    command.addAll(List.of("--report", "/dev/full"));

    assertThat(run(command)).isEqualTo(1);

    assertThat(text(out(0))).contains("Assignment  valid", "Busiest channels");
    assertThat(text(err(0))).startsWith("/dev/full: ").contains("No space left");
    assertThat(run(java(temp, "check", "tiny/dense", savedFile()))).isZero();
  }

  @Test
  void pathsAreThoseOfTheSystemAndSignalsArrive() throws Exception {
    List<String> solve = java(temp, "solve", "paper/lenet-2to1_stm32l151-x63", "--threads", "1");
    solve.addAll(List.of("--time-limit", "300s", "--out"));
    Process process = start(withOddFile(solve), out(0), err(0));
    // Only the native solver says so.
    while (!text(err(0)).contains("device-columns")) {
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as(text(err(0))).isFalse();
    }
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text(err(0))).isZero();
    assertThat(text(out(0))).contains("Assignment  valid");
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(temp).isEmptyDirectory();
    assertThat(run(withOddFile(java(temp, "check", "paper/lenet-2to1_stm32l151-x63")))).isZero();
  }

  private List<String> withOddFile(List<String> command) {
    return join(List.of("sh", "-c", WITH_ODD_FILE, folder.toString()), command);
  }

  private String savedFile() {
    Matcher saved = Pattern.compile("The assignment is saved in (.+)\\.").matcher(text(err(0)));
    assertThat(saved.find()).as(text(err(0))).isTrue();
    assertThat(Path.of(saved.group(1))).hasParent(temp);
    return saved.group(1);
  }

  private static List<String> java(Path temp, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Djava.io.tmpdir=" + temp, "-Duser.home=/nonexistent"));
    command.add("-jar");
    command.add(Objects.requireNonNull(System.getProperty("ratecut.jar"), "ratecut.jar"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private int run(List<String> command) throws Exception {
    return start(command, out(0), err(0)).waitFor();
  }

  private static Process start(List<String> command, File out, File err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(READ_ONLY).redirectError(err);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PATH", System.getenv("PATH"));
    return out == null ? builder.start() : builder.redirectOutput(out).start();
  }

  private File out(int run) {
    return folder.resolve("out" + run).toFile();
  }

  private File err(int run) {
    return folder.resolve("err" + run).toFile();
  }

  private static String text(File file) {
    try {
      return Files.readString(file.toPath(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
