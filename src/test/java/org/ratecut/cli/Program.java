package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the packaged program in a folder. */
final class Program {

  /** For programs that start many others and do little: compiling less takes half the time. */
  static final Map<String, String> QUICK_START =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

  private final Path folder;
  private final Map<String, String> environment;

  Program(Path folder) {
    this(folder, Map.of());
  }

  Program(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What a run left behind. */
  record Result(int exitCode, String out, String err) {}

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(hearingInterrupts());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Runs of a second or two spend a third of their time in the second compiler.
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
    command.add("-jar");
    command.add(Objects.requireNonNull(System.getProperty("ratecut.jar"), "ratecut.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /**
   * A build started in the background ignores interrupts, and so would all that it starts. GNU env
   * undoes that.
   */
  private static List<String> hearingInterrupts() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    return linux ? List.of("env", "--default-signal=INT") : List.of();
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return await(start(arguments));
  }

  Result await(Process process) throws IOException, InterruptedException {
    int code = process.waitFor();
    return new Result(
        code,
        Files.readString(folder.resolve("stdout"), UTF_8),
        Files.readString(folder.resolve("stderr"), UTF_8));
  }
}
