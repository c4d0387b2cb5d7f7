package org.ratecut.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;

/**
 * The files that a command is to write and those that it reads. None may be two of them, whatever
 * it is called: by another path or through a link.
 */
public final class OutputFiles {

  /** Linux shows here what standard output and standard error are. */
  private static final List<Output> STREAMS =
      List.of(
          new Output("standard output", Path.of("/proc/self/fd/1")),
          new Output("standard error", Path.of("/proc/self/fd/2")));

  private final List<Output> outputs = new ArrayList<>();
  private final Set<Path> inputs = new LinkedHashSet<>();

  private record Output(String option, Path path) {

    /** Something like {@code /dev/null} may be written twice. */
    boolean isSpecial() {
      return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }
  }

  /**
   * Adds what an option names.
   *
   * @param name of a file or folder; null if the option is not given
   */
  public OutputFiles output(String option, String name) {
    if (name != null) {
      outputs.add(new Output(option, FileSource.of(name).path()));
    }
    return this;
  }

  /**
   * Adds a file that is read.
   *
   * @param name of a file, or of something that is bundled; null if there is none
   */
  public OutputFiles input(String name) {
    return name == null ? this : input(FileSource.of(name).path());
  }

  public OutputFiles input(Path file) {
    if (Files.isRegularFile(file)) {
      inputs.add(identity(file));
    }
    return this;
  }

  /**
   * Refuses what would cost the user a file.
   *
   * @throws InputException if an output is an input, or two outputs are the same
   */
  public void check() {
    List<Output> files = outputs.stream().filter(each -> !each.isSpecial()).toList();
    for (int i = 0; i < files.size(); i++) {
      Output output = files.get(i);
      if (inputs.contains(identity(output.path()))) {
        throw refusal(output, "%s would replace this file, which is read.");
      }
      files.subList(0, i).stream()
          .filter(other -> isSame(output, other))
          .forEach(other -> refuse(output, other));
      STREAMS.stream()
          .filter(stream -> Files.isRegularFile(stream.path()) && isSame(output, stream))
          .forEach(stream -> refuse(output, stream));
    }
  }

  private static void refuse(Output output, Output other) {
    throw refusal(output, "%s and " + other.option() + " would both write there.");
  }

  private static InputException refusal(Output output, String problem) {
    return new InputException(
        output.path().toString(), "", problem.formatted(output.option()), "Name another file.");
  }

  /** Whether they are the same, or one is in the other. */
  private static boolean isSame(Output one, Output other) {
    Path path = identity(one.path());
    Path otherPath = identity(other.path());
    return path.startsWith(otherPath) || otherPath.startsWith(path);
  }

  /** The same path for all names of a file. */
  private static Path identity(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return realPath(path)
        .or(
            () ->
                Optional.ofNullable(absolute.getParent())
                    .flatMap(OutputFiles::realPath)
                    .map(parent -> parent.resolve(absolute.getFileName())))
        .orElse(absolute);
  }

  private static Optional<Path> realPath(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
