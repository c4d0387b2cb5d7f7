package org.ratecut.io.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.CloseNames;

/**
 * What a file that is not there may have been meant to be.
 *
 * @param file where it was looked for
 */
record NearbyFiles(Path file) {

  private static final int MAX_FILES = 10_000;

  /** Empty for what is more likely the name of something bundled. */
  Optional<String> advice() {
    Path folder = file.toAbsolutePath().getParent();
    Path last = file.getFileName();
    if (folder == null || last == null) {
      return Optional.empty();
    }
    boolean looksLikeFile = last.toString().contains(".");
    if (!Files.isDirectory(folder)) {
      return looksLikeFile
          ? Optional.of("There is no folder %s either.".formatted(folder))
          : Optional.empty();
    }
    List<String> close = CloseNames.in(names(folder)).closestTo(last.toString());
    if (close.isEmpty()) {
      return looksLikeFile
          ? Optional.of("Check the spelling; it was looked for in %s.".formatted(folder))
          : Optional.empty();
    }
    return Optional.of(
        "Did you mean %s, in the same folder?".formatted(String.join(" or ", close)));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MAX_FILES).map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
