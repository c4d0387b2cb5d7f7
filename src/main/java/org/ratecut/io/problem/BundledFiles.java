package org.ratecut.io.problem;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.Source;
import org.ratecut.io.TextReader;

/**
 * The networks, device sets, problems and suites that come with the program, by name: {@code
 * paper/lenet-2to1_samg55-x4} is {@code instances/paper/lenet-2to1_samg55-x4.json}. The names are
 * listed in {@code instances/index.txt}, because a program in a jar cannot list its folders
 * everywhere.
 */
public final class BundledFiles {

  private static final String FOLDER = "instances/";

  /** What is no problem by itself. */
  private static final List<String> PARTS = List.of("networks/", "devices/", "suites/");

  private static final long MAX_BYTES = 1L << 20;

  private final List<String> names;

  /** Reads the list of names. */
  public BundledFiles() {
    names = TextReader.read(new BundledSource(FOLDER + "index.txt"), MAX_BYTES).lines().toList();
  }

  /**
   * All names, sorted: problems; and networks, device sets and suites, which start with their kind.
   */
  public List<String> names() {
    return names;
  }

  /** The names of problems, sorted. */
  public List<String> problemNames() {
    return names.stream().filter(name -> PARTS.stream().noneMatch(name::startsWith)).toList();
  }

  /** The file with a name, if there is one. */
  public Optional<Source> find(String name) {
    return names.contains(name)
        ? Optional.of(new BundledSource(FOLDER + name + ".json"))
        : Optional.empty();
  }
}
