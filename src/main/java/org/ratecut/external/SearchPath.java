package org.ratecut.external;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where programs are found by their names.
 *
 * @param folders as in the environment variable {@code PATH}
 */
record SearchPath(String folders) {

  /** The path of this process. */
  static SearchPath ofEnvironment() {
    return new SearchPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** The first program of a name, if there is any. */
  Optional<Path> find(String program) {
    return Arrays.stream(folders.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program).toAbsolutePath())
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }
}
