package org.ratecut.temporary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ratecut.temporary.TemporaryFolders.Candidate;

/**
 * Unpacks shared libraries into a temporary folder and deletes them as soon as they are loaded,
 * which systems other than Windows allow: so nothing stays behind, however the program ends. The
 * loaders that come with libraries delete them when the JVM ends in good order only, and know no
 * other folder where the temporary one cannot be used.
 *
 * @param folders the places that are tried in turn
 * @param prefix what the names of the unpacked folders begin with
 * @param warnings hears why a place was passed over, as a sentence
 */
public record LibraryFolders(TemporaryFolders folders, String prefix, Consumer<String> warnings) {

  /** Unpacks libraries and loads them. */
  @FunctionalInterface
  public interface Loader {

    /**
     * Loads what it writes into an empty folder.
     *
     * @throws IOException if they cannot be unpacked
     * @throws UnsatisfiedLinkError if they cannot be loaded
     */
    void loadFrom(TemporaryFolder folder) throws IOException;
  }

  /** Loads in the first place that works, or says why none does. */
  public Optional<String> load(Loader loader) {
    List<String> reasons = new ArrayList<>();
    for (Candidate candidate : folders.candidates()) {
      Optional<String> reason = loadIn(candidate.path(), loader);
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

  private void warn(List<String> reasons, Candidate taken) {
    if (!reasons.isEmpty()) {
      warnings.accept("%s; %s is used instead.".formatted(String.join(", ", reasons), taken));
    }
  }

  private Optional<String> loadIn(Path parent, Loader loader) {
    LeftFolders.delete(parent, prefix);
    try (TemporaryFolder folder = TemporaryFolder.in(parent, prefix)) {
      if (!mayExecute(folder.file("probe"))) {
        return Optional.of("is mounted without the right to execute");
      }
      loader.loadFrom(folder);
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
}
