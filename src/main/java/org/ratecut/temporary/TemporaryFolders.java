package org.ratecut.temporary;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The places for temporary files, best first: the system property {@value #PROPERTY} (which {@code
 * --temp} sets), the environment variable {@value #VARIABLE}, Java's own temporary folder, and the
 * user's cache folder, or the home folder where there is no cache folder. A container often has
 * only some of them: one is missing, full, read-only or mounted without the right to execute.
 */
public final class TemporaryFolders {

  /** Names a folder to try first. */
  public static final String PROPERTY = "ratecut.temp";

  /** Names a folder to try before Java's own. */
  public static final String VARIABLE = "RATECUT_TEMP";

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> variables;

  /** The folders of this process. */
  public TemporaryFolders() {
    this(System::getProperty, System::getenv);
  }

  /**
   * Folders as other settings name them.
   *
   * @param properties the value of a system property, or null
   * @param variables the value of an environment variable, or null
   */
  public TemporaryFolders(UnaryOperator<String> properties, UnaryOperator<String> variables) {
    this.properties = properties;
    this.variables = variables;
  }

  /**
   * A place to try, which need not exist.
   *
   * @param origin what names it, for messages
   */
  public record Candidate(String origin, Path path) {

    @Override
    public String toString() {
      return "%s (%s)".formatted(path, origin);
    }
  }

  /** The places in the order in which they are tried, each once. */
  public List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    add(candidates, "--temp", properties.apply(PROPERTY));
    add(candidates, VARIABLE, variables.apply(VARIABLE));
    add(candidates, "java.io.tmpdir", properties.apply("java.io.tmpdir"));
    cacheFolder().ifPresent(path -> add(candidates, "cache folder", path.toString()));
    return List.copyOf(candidates);
  }

  private static void add(List<Candidate> candidates, String origin, String name) {
    path(name)
        .map(Path::toAbsolutePath)
        .filter(path -> candidates.stream().noneMatch(each -> each.path().equals(path)))
        .ifPresent(path -> candidates.add(new Candidate(origin, path)));
  }

  /** A user without an entry in the list of users has a home folder "?". */
  private Optional<Path> cacheFolder() {
    Optional<Path> home = path(properties.apply("user.home")).filter(Path::isAbsolute);
    List<Optional<Path>> usual =
        List.of(
            path(variables.apply("XDG_CACHE_HOME")).filter(Path::isAbsolute),
            path(variables.apply("LOCALAPPDATA")).filter(Path::isAbsolute),
            home.map(path -> path.resolve(".cache")),
            home.map(path -> path.resolve("Library").resolve("Caches")),
            home);
    return usual.stream().flatMap(Optional::stream).filter(Files::isDirectory).findFirst();
  }

  private static Optional<Path> path(String name) {
    if (name == null || name.isEmpty() || name.indexOf('\uFFFD') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
