package org.ratecut.cpsat;

import com.sun.jna.Platform;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.ratecut.temporary.FailureReason;
import org.ratecut.temporary.TemporaryFolder;
import org.ratecut.temporary.TemporaryFolders;
import org.ratecut.temporary.TemporaryFolders.Candidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the shared libraries of OR-Tools out of its jar. They are unpacked into a temporary folder
 * and deleted as soon as they are loaded, which systems other than Windows allow: so nothing stays
 * behind, however the program ends. OR-Tools' own loader deletes them when the JVM ends in good
 * order only, and knows no other folder where the temporary one cannot be used.
 */
final class OrTools {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  private static final String LIBRARY = "jniortools";
  private static final String PREFIX = "ratecut-native-";

  /** Windows looks for what a library needs among those loaded already: the needed come first. */
  private static final List<String> WINDOWS_ORDER =
      List.of(
          "zlib1",
          "bz2",
          "abseil_dll",
          "re2",
          "libutf8_validity",
          "libprotobuf",
          "highs",
          "libscip",
          "ortools",
          LIBRARY);

  private final TemporaryFolders folders;

  OrTools(TemporaryFolders folders) {
    this.folders = folders;
  }

  /** Libraries stay loaded until the JVM ends, so it is tried once. */
  private static final class Once {
    private static final Optional<String> FAILURE = new OrTools(new TemporaryFolders()).tryToLoad();
  }

  /**
   * Loads them unless that is done.
   *
   * @throws MissingLibraryException if it cannot be done; the message says why
   */
  static void load() {
    Once.FAILURE.ifPresent(
        reason -> {
          throw new MissingLibraryException(reason);
        });
  }

  /** Returns why they cannot be loaded, if so. */
  Optional<String> tryToLoad() {
    if (isInstalled()) {
      return Optional.empty();
    }
    String resource = "ortools-" + Platform.RESOURCE_PREFIX + "/";
    try {
      URL url = OrTools.class.getClassLoader().getResource(resource);
      if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
        return Optional.of("it has no libraries for " + Platform.RESOURCE_PREFIX);
      }
      return loadFrom(connection.getJarFile(), resource);
    } catch (IOException e) {
      return Optional.of("its jar cannot be read: " + e.getMessage());
    }
  }

  /** Whether the system has them, in a folder of {@code java.library.path}. */
  private static boolean isInstalled() {
    try {
      System.loadLibrary(LIBRARY);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private Optional<String> loadFrom(JarFile jar, String resource) {
    List<ZipEntry> libraries =
        jar.stream()
            .filter(entry -> entry.getName().startsWith(resource) && !entry.isDirectory())
            .map(entry -> (ZipEntry) entry)
            .toList();
    List<String> reasons = new ArrayList<>();
    for (Candidate candidate : folders.candidates()) {
      Optional<String> reason = loadIn(candidate.path(), jar, libraries);
      if (reason.isEmpty()) {
        warn(reasons, candidate);
        return Optional.empty();
      }
      reasons.add("%s %s".formatted(candidate, reason.get()));
    }
    return Optional.of(
        "no folder takes its libraries: %s; name another with --temp"
            .formatted(String.join(", ", reasons)));
  }

  private static void warn(List<String> reasons, Candidate taken) {
    if (!reasons.isEmpty()) {
      LOG.warn("{}; {} is used instead.", String.join(", ", reasons), taken);
    }
  }

  private static Optional<String> loadIn(Path parent, JarFile jar, List<ZipEntry> libraries) {
    LeftFolders.delete(parent, PREFIX);
    try (TemporaryFolder folder = TemporaryFolder.in(parent, PREFIX)) {
      if (!mayExecute(folder.file("probe"))) {
        return Optional.of("is mounted without the right to execute");
      }
      for (ZipEntry library : libraries) {
        String name = library.getName();
        Files.copy(jar.getInputStream(library), folder.file(name.substring(name.indexOf('/') + 1)));
      }
      loadIn(folder);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be used: " + FailureReason.of(e));
    } catch (UnsatisfiedLinkError e) {
      return Optional.of("cannot be used: " + e.getMessage());
    }
  }

  /** Linux denies the right for any file of a file system that is mounted with "noexec". */
  private static boolean mayExecute(Path probe) throws IOException {
    Files.createFile(probe);
    boolean allowed = probe.toFile().setExecutable(true) && Files.isExecutable(probe);
    Files.delete(probe);
    return allowed;
  }

  private static void loadIn(TemporaryFolder folder) {
    List<String> names = Platform.isWindows() ? WINDOWS_ORDER : List.of(LIBRARY);
    for (String name : names) {
      Path file = folder.file(System.mapLibraryName(name));
      if (Files.exists(file)) {
        System.load(file.toString());
      }
    }
  }
}
