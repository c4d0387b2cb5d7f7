package org.ratecut.parts.engine;

import ai.onnxruntime.OrtEnvironment;
import com.sun.jna.Platform;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ratecut.temporary.TemporaryFolder;

/** The native libraries of ONNX Runtime. */
final class OnnxLibrary {

  /** Where its loader looks for libraries that are unpacked already. */
  private static final String PATH = "onnxruntime.native.path";

  private static final Map<String, String> FOLDERS =
      Map.of(
          "linux-x86-64", "linux-x64",
          "linux-aarch64", "linux-aarch64",
          "darwin-x86-64", "osx-x64",
          "darwin-aarch64", "osx-aarch64",
          "win32-x86-64", "win-x64");

  private OnnxLibrary() {}

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
          throw NativeResources.missing(file, "ONNX Runtime", reason);
        });
  }

  private static Optional<String> tryToLoad() {
    String folder = FOLDERS.get(Platform.RESOURCE_PREFIX.toLowerCase(Locale.ROOT));
    if (folder == null) {
      return Optional.of("it has no libraries for " + Platform.RESOURCE_PREFIX);
    }
    return NativeResources.folders().load(unpacked -> loadFrom(folder, unpacked));
  }

  private static void loadFrom(String folder, TemporaryFolder unpacked) throws java.io.IOException {
    for (String name : new String[] {"onnxruntime", "onnxruntime4j_jni"}) {
      NativeResources.copy(
          "ai/onnxruntime/native/%s/%s".formatted(folder, System.mapLibraryName(name)), unpacked);
    }
    System.setProperty(PATH, unpacked.path().toString());
    try {
      OrtEnvironment.getAvailableProviders();
    } catch (LinkageError | RuntimeException e) {
      throw (UnsatisfiedLinkError) new UnsatisfiedLinkError(String.valueOf(e)).initCause(e);
    } finally {
      System.clearProperty(PATH);
    }
  }
}
