package org.ratecut.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ratecut.io.OutputException;
import org.ratecut.temporary.TemporaryFolders;
import org.ratecut.temporary.TemporaryFolders.Candidate;

/**
 * Saves what a long run found where it can be saved, if it cannot be where the user wanted it: in
 * the current folder, or else among the temporary files.
 */
public final class Rescue {

  private Rescue() {}

  /**
   * Saves a file under a new name and says where.
   *
   * @param what it is, as in {@code The assignment}
   * @param ending of its name
   * @param writer writes the file
   */
  public static void save(String what, String ending, Consumer<Path> writer, PrintWriter err) {
    Stream<Path> temporary = new TemporaryFolders().candidates().stream().map(Candidate::path);
    boolean saved =
        Stream.concat(Stream.of(Path.of("").toAbsolutePath()), temporary)
            .anyMatch(folder -> save(folder, what, ending, writer, err));
    if (!saved) {
      err.println("%s could not be saved anywhere else.".formatted(what));
    }
  }

  private static boolean save(
      Path folder, String what, String ending, Consumer<Path> writer, PrintWriter err) {
    try {
      Path file = Files.createTempFile(folder, "ratecut-rescued-", ending);
      try {
        writer.accept(file);
      } catch (OutputException e) {
        Files.deleteIfExists(file);
        return false;
      }
      err.println("%s is saved in %s.".formatted(what, file));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
