package org.ratecut.cli.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ratecut.temporary.TemporaryFolders;

/**
 * Arguments and paths in a locale that knows ASCII alone, as {@code LC_ALL=C} in a container. Java
 * reads and writes paths in the encoding of the locale that it is started in, and nothing changes
 * that later: other letters arrive as U+FFFD, and no file with such a name can be opened. Where an
 * argument or the current folder has such letters, the program starts itself once more in the
 * locale C.UTF-8 and hands over the arguments as the system has them. Standard input, output and
 * error, signals and the exit code pass through.
 */
public final class AsciiLocale {

  private static final String UTF8_LOCALE = "C.UTF-8";

  /** The arguments of the second start: UTF-8 with a zero after each, in Base64. */
  private static final String ARGUMENTS = "ratecut.arguments";

  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final int TERMINATED = 143;

  private AsciiLocale() {}

  /** The arguments as the user gave them. */
  public static String[] arguments(String[] args) {
    String handedOver = System.getProperty(ARGUMENTS);
    return handedOver == null
        ? args
        : split(new String(Base64.getDecoder().decode(handedOver), StandardCharsets.UTF_8));
  }

  /**
   * Runs the program in another locale if it takes that.
   *
   * @return its exit code; empty if this process is to do the work
   */
  public static OptionalInt runElsewhere(String[] args) {
    if (System.getProperty(ARGUMENTS) != null) {
      endWithParent();
      return OptionalInt.empty();
    }
    if (!isHidden(args)) {
      return OptionalInt.empty();
    }
    try {
      Optional<List<String>> command = command(args, Files.readAllBytes(COMMAND_LINE));
      return command.isEmpty() ? OptionalInt.empty() : OptionalInt.of(run(command.get()));
    } catch (IOException e) {
      // The files are then refused with a message.
      return OptionalInt.empty();
    }
  }

  private static boolean isHidden(String[] args) {
    String places = System.getProperty("user.dir") + System.getenv().get(TemporaryFolders.VARIABLE);
    return (String.join("", args) + places).indexOf('\uFFFD') >= 0;
  }

  /**
   * The command that starts the program with arguments that all locales can express.
   *
   * @param args the arguments as Java read them
   * @param commandLine of this process: each part with a zero after it
   * @return empty if the command line is not UTF-8, or does not end with these arguments
   */
  static Optional<List<String>> command(String[] args, byte[] commandLine) {
    Optional<String[]> read = utf8(commandLine).map(AsciiLocale::split);
    if (read.isEmpty() || read.get().length <= args.length) {
      return Optional.empty();
    }
    List<String> parts = List.of(read.get());
    List<String> start = parts.subList(1, parts.size() - args.length);
    List<String> arguments = parts.subList(parts.size() - args.length, parts.size());
    if (!isAscii(String.join("", start)) || !matches(args, arguments)) {
      return Optional.empty();
    }
    String handedOver = String.join("", arguments.stream().map(each -> each + '\0').toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(
        "-D%s=%s"
            .formatted(
                ARGUMENTS,
                Base64.getEncoder().encodeToString(handedOver.getBytes(StandardCharsets.UTF_8))));
    command.addAll(start);
    return Optional.of(command);
  }

  /** Java has replaced each byte that is not ASCII. */
  private static boolean matches(String[] args, List<String> arguments) {
    for (int i = 0; i < args.length; i++) {
      byte[] bytes = arguments.get(i).getBytes(StandardCharsets.UTF_8);
      if (!args[i].equals(new String(bytes, StandardCharsets.US_ASCII))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String[] split(String text) {
    String[] parts = text.split("\0", -1);
    return Arrays.copyOf(parts, parts.length - 1);
  }

  private static int run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("LC_ALL", UTF8_LOCALE);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> passOn(process), "interrupt"));
    return await(process);
  }

  /** A signal to this process is one to the other, which still decides the exit code. */
  private static void passOn(Process process) {
    process.destroy();
    Runtime.getRuntime().halt(await(process));
  }

  private static int await(Process process) {
    return process.onExit().join().exitValue();
  }

  /** Where the first process is killed, nobody would stop the second. */
  private static void endWithParent() {
    ProcessHandle.current().parent().ifPresent(AsciiLocale::endWith);
  }

  private static void endWith(ProcessHandle parent) {
    var unused = parent.onExit().thenRun(() -> System.exit(TERMINATED));
  }
}
