package org.ratecut.bench.bestknown;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.problem.BundledSource;
import org.ratecut.model.solution.Support;

/** A collection of upper bounds that were proved before, one for a problem at most. */
public final class StoredBounds {

  /** No bounds. */
  public static final StoredBounds NONE = new StoredBounds(Map.of());

  private static final String FILE = "bounds.json";

  private final Map<String, StoredBound> byProblem;

  private StoredBounds(Map<String, StoredBound> byProblem) {
    this.byProblem = byProblem;
  }

  /**
   * Those that came with the program.
   *
   * @throws InputException if the file is not as it should be
   */
  public static StoredBounds bundled() {
    return read(new BundledSource("instances/best-known/" + FILE));
  }

  /**
   * Those in a folder; none if it has no such file.
   *
   * @throws InputException if there is a file that is not as it should be
   */
  public static StoredBounds in(Path folder) {
    Source file = new FileSource(folder.resolve(FILE));
    return file.exists() ? read(file) : NONE;
  }

  private static StoredBounds read(Source source) {
    Map<String, StoredBound> bounds = new TreeMap<>();
    for (JsonValue each : new JsonFormat("bounds").read(source).field("bounds").items()) {
      StoredBound bound = bound(each);
      if (bounds.put(bound.problem(), bound) != null) {
        throw each.fail(
            "Problem %s has another bound before this one.".formatted(bound.problem()),
            "Keep the lower one.");
      }
    }
    return new StoredBounds(bounds);
  }

  private static StoredBound bound(JsonValue value) {
    return new StoredBound(
        value.field("problem").text(),
        value.field("upperBound").decimal().doubleValue(),
        value.field("argument").text(),
        Support.ofWord(value.field("support").text()).orElseThrow(),
        value.field("command").text());
  }

  /** The bound of a problem, if there is one. */
  public Optional<StoredBound> find(String problem) {
    return Optional.ofNullable(byProblem.get(problem));
  }

  /** All of them, by the names of the problems. */
  public Collection<StoredBound> all() {
    return byProblem.values();
  }
}
