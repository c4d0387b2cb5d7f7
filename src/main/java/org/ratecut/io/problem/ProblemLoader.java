package org.ratecut.io.problem;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.model.Cluster;
import org.ratecut.model.InvalidModelException;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * Loads what a user calls a problem: a problem file, the name of a bundled one, or a network
 * followed by a device set, each a file in any format that we read or a bundled name. What is both
 * a path and a name is the path.
 */
public final class ProblemLoader {

  private final Formats formats;
  private final BundledFiles bundled;

  public ProblemLoader(Formats formats, BundledFiles bundled) {
    this.formats = formats;
    this.bundled = bundled;
  }

  /** Reads all formats of Ratecut and knows its bundled problems. */
  public static ProblemLoader standard() {
    return new ProblemLoader(Formats.standard(), new BundledFiles());
  }

  /** The names that {@link #load(String)} knows without a file, sorted. */
  public List<String> bundledProblems() {
    return bundled.problemNames();
  }

  /**
   * Loads one or two arguments of a command line.
   *
   * @throws InputException if there are more or fewer, or they cannot be used
   */
  public Problem load(List<String> arguments) {
    return switch (arguments.size()) {
      case 1 -> load(arguments.get(0));
      case 2 -> load(arguments.get(0), arguments.get(1));
      default ->
          throw new InputException(
              String.join(" ", arguments),
              "",
              "Found %d arguments, but expected a problem, or a network and a device set."
                  .formatted(arguments.size()),
              "Name one problem, or two files.");
    };
  }

  /**
   * Loads a problem file, or a bundled problem by its name.
   *
   * @throws InputException if there is neither, or it is not right
   */
  public Problem load(String problem) {
    Found found = find("problem", problem, bundled.problemNames());
    String extension = found.source.extension();
    if (!extension.equals(".json")) {
      throw new InputException(
          problem,
          "",
          "Found a file that ends with \"%s\", but a problem file ends with .json."
              .formatted(extension),
          "If it is a network, name its device set after it.");
    }
    return new ProblemFile(formats).read(found.source, found.name);
  }

  /**
   * Loads a network and a device set.
   *
   * @return a problem without pins, for the best rate, named {@code network_devices}
   * @throws InputException if either cannot be used, or they do not fit together
   */
  public Problem load(String networkFile, String devicesFile) {
    Network network = loadNetwork(networkFile);
    Source devices = find("device set", devicesFile, namesIn("devices/")).source;
    Cluster cluster = formats.deviceSets().read(devices).bind(network.bitsPerValue());
    try {
      return Problem.of(network.name() + "_" + cluster.name(), network, cluster);
    } catch (InvalidModelException e) {
      throw new InputException(
          devices.name(), "", e.getMessage(), "Use a smaller network or fewer devices.");
    }
  }

  /**
   * Loads a network.
   *
   * @throws InputException if it cannot be used
   */
  public Network loadNetwork(String networkFile) {
    return formats.networks().read(networkSource(networkFile));
  }

  /**
   * Finds a network file, or a bundled one by its name, without reading it.
   *
   * @throws InputException if there is neither
   */
  public Source networkSource(String networkFile) {
    return find("network", networkFile, namesIn("networks/")).source;
  }

  private List<String> namesIn(String folder) {
    return bundled.names().stream().filter(name -> name.startsWith(folder)).toList();
  }

  /** Only problems have a command that lists them all. */
  private static String listing(String what) {
    return what.equals("problem") ? " \"ratecut info --list\" lists all." : "";
  }

  /** A source and the name that it goes by. */
  private record Found(Source source, String name) {}

  private Found find(String what, String pathOrName, List<String> names) {
    FileSource file = FileSource.of(pathOrName);
    Optional<Source> bundledFile = bundled.find(pathOrName).filter(source -> !file.isFile());
    if (bundledFile.isPresent()) {
      return new Found(bundledFile.get(), pathOrName);
    }
    if (!file.exists()) {
      throw new InputException(
          pathOrName,
          "",
          "There is no file and no bundled %s with this name.".formatted(what),
          CloseNames.in(names).advise(pathOrName) + listing(what));
    }
    return new Found(file, file.baseName());
  }
}
