package org.ratecut.parts.engine;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.ratecut.temporary.TemporaryFolder;

/** The native libraries of LiteRT and of JavaCPP, which calls it. */
final class LiteRtLibrary {

  /** Where JavaCPP unpacks libraries to. */
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private LiteRtLibrary() {}

  /** Libraries stay loaded until the JVM ends, so it is tried once. */
  private static final class Once {
    private static final Optional<String> FAILURE = tryToLoad();
  }

  /**
   * Loads them unless that is done.
   *
   * @param file what needs them
   * @throws org.ratecut.io.InputException if it cannot be done
   */
  static void load(String file) {
    Once.FAILURE.ifPresent(
        reason -> {
          throw NativeResources.missing(file, "LiteRT", reason);
        });
  }

  private static Optional<String> tryToLoad() {
    String platform = Loader.getPlatform();
    String resource =
        "/org/bytedeco/tensorflowlite/%s/%s"
            .formatted(platform, System.mapLibraryName("jnitensorflowlite"));
    if (tensorflowlite.class.getResource(resource) == null) {
      return Optional.of("it has no libraries for " + platform);
    }
    return NativeResources.folders().load(LiteRtLibrary::loadFrom);
  }

  private static void loadFrom(TemporaryFolder unpacked) {
    System.setProperty(CACHE, unpacked.path().toString());
    try {
      Loader.load(tensorflowlite.class);
    } catch (NoClassDefFoundError | ExceptionInInitializerError e) {
      throw (UnsatisfiedLinkError) new UnsatisfiedLinkError(String.valueOf(e)).initCause(e);
    } finally {
      System.clearProperty(CACHE);
    }
  }
}
