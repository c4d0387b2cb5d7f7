package org.ratecut.bench.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.text.ShellQuoting;

/**
 * How to start this program once more, with a heap of its own.
 *
 * @param java the launcher of the Java virtual machine
 * @param program what to give to it: {@code -jar ratecut.jar}, or a class path and the main class
 */
public record ProgramStart(Path java, List<String> program) {

  public ProgramStart {
    program = List.copyOf(program);
  }

  /**
   * The Java that runs now, with the class path that it has.
   *
   * @param mainClass for a class path that is not a single jar
   */
  public static ProgramStart likeThis(Class<?> mainClass) {
    String classPath = System.getProperty("java.class.path");
    boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    return new ProgramStart(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        jar ? List.of("-jar", classPath) : List.of("-cp", classPath, mainClass.getName()));
  }

  /** The command that starts it. */
  List<String> command(String heap, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Xmx" + heap);
    command.addAll(jvmOptions);
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }

  /** What a person types for the same, wherever the program is. */
  String shown(String heap, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("java", "-Xmx" + heap, "-jar", "ratecut.jar"));
    arguments.forEach(argument -> command.add(ShellQuoting.quote(argument)));
    return String.join(" ", command);
  }
}
