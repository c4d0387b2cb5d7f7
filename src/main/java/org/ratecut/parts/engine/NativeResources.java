package org.ratecut.parts.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.ratecut.io.InputException;
import org.ratecut.temporary.LibraryFolders;
import org.ratecut.temporary.TemporaryFolder;
import org.ratecut.temporary.TemporaryFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies libraries out of the jar of a runtime, and says what is missing without them. */
final class NativeResources {

  private static final Logger LOG = LoggerFactory.getLogger(NativeResources.class);
  private static final String PREFIX = "ratecut-runtime-";

  private NativeResources() {}

  static LibraryFolders folders() {
    return new LibraryFolders(new TemporaryFolders(), PREFIX, LOG::warn);
  }

  /** Copies a resource of the class path into a folder, under the last part of its name. */
  static void copy(String resource, TemporaryFolder folder) throws IOException {
    ClassLoader loader = NativeResources.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NoSuchFileException(resource);
      }
      Files.copy(in, folder.file(resource.substring(resource.lastIndexOf('/') + 1)));
    }
  }

  static InputException missing(String file, String runtime, String reason) {
    return new InputException(
        file,
        "",
        "It needs %s, which cannot be loaded: %s.".formatted(runtime, reason),
        "Run it on a system that %s has a library for; the other commands need none."
            .formatted(runtime));
  }
}
