package org.ratecut.bench.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.ratecut.bench.Environment;

/** Finds out where the program runs. */
public final class Environments {

  private static final Path LINUX_CPUS = Path.of("/proc/cpuinfo");

  private Environments() {}

  /** The machine, the Java and the versions of now. */
  public static Environment current() {
    Properties versions = versions();
    return new Environment(
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        properties("os.name", "os.version", "os.arch"),
        properties("java.vm.name", "java.vm.version"),
        versions.getProperty("ratecut"),
        versions.getProperty("ortools"),
        versions.getProperty("timefold"));
  }

  private static String properties(String... names) {
    return String.join(" ", Stream.of(names).map(System::getProperty).toList());
  }

  /** The build writes the versions into this file. */
  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Environments.class.getResourceAsStream("/versions.properties")) {
      versions.load(in);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own list of versions cannot be read.", e);
    }
  }

  private static String cpu() {
    if (!Files.isReadable(LINUX_CPUS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(LINUX_CPUS, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
