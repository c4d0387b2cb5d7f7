package org.ratecut.external;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to run a program that partitions networks. Texts may have {@link Placeholder}s.
 *
 * @param program a name to find on the {@code PATH}, or an absolute path
 * @param arguments each is one argument, whatever characters it has
 * @param network the format of the file that stands for {@code {network}}
 * @param partitionFile where the program leaves the partition; empty for standard output
 * @param folder what {@code {folder}} stands for: where the settings are
 */
record CommandSettings(
    String program,
    List<String> arguments,
    NetworkKind network,
    Optional<String> partitionFile,
    Path folder) {

  /** The formats of networks that are written for programs. */
  enum NetworkKind {
    /** A graph for METIS, with memory and computation as vertex weights. */
    METIS,
    /** The format of the paper's authors, each edge at both ends. */
    GRF
  }

  CommandSettings {
    arguments = List.copyOf(arguments);
  }

  /** Whether a text of these settings uses a placeholder. */
  boolean use(Placeholder placeholder) {
    return arguments.stream().anyMatch(placeholder::isIn)
        || partitionFile.map(placeholder::isIn).orElse(false);
  }
}
