package org.ratecut.cpsat;

import com.sun.jna.Platform;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.ratecut.temporary.LibraryFolders;
import org.ratecut.temporary.TemporaryFolder;
import org.ratecut.temporary.TemporaryFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the shared libraries of OR-Tools out of its jar, in a way that leaves nothing behind. */
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
    return new LibraryFolders(folders, PREFIX, LOG::warn)
        .load(
            folder -> {
              for (ZipEntry library : libraries) {
                String name = library.getName();
                Files.copy(
                    jar.getInputStream(library),
                    folder.file(name.substring(name.indexOf('/') + 1)));
              }
              loadIn(folder);
            });
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
