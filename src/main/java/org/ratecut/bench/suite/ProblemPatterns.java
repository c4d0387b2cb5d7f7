package org.ratecut.bench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileSource;
import org.ratecut.io.Glob;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.problem.BundledFiles;

/**
 * Finds the problems that a suite means: files, by a path relative to the suite, or bundled
 * problems, by name or by a pattern ({@code *} stands for anything within a part of a name, {@code
 * **} for anything).
 */
final class ProblemPatterns {

  private final BundledFiles bundled;

  ProblemPatterns(BundledFiles bundled) {
    this.bundled = bundled;
  }

  List<Located> expand(JsonValue entries, Optional<JsonValue> exclude) {
    List<Glob> excluded =
        exclude.map(JsonValue::items).orElse(List.of()).stream().map(this::matcher).toList();
    List<Located> found = new ArrayList<>();
    for (JsonValue entry : entries.items()) {
      for (Located problem : problems(entry)) {
        boolean out = excluded.stream().anyMatch(pattern -> pattern.matches(problem.name()));
        if (!out && !found.contains(problem)) {
          found.add(problem);
        }
      }
    }
    if (found.isEmpty()) {
      throw entries.fail("Every problem is excluded.", "Narrow \"exclude\".");
    }
    return found;
  }

  private List<Located> problems(JsonValue entry) {
    return isPattern(entry.text()) ? matching(entry) : List.of(single(entry));
  }

  private static boolean isPattern(String text) {
    return text.contains("*") || text.contains("?") || text.contains("{") || text.contains("[");
  }

  private List<Located> matching(JsonValue pattern) {
    Glob matcher = matcher(pattern);
    List<Located> found =
        bundled.problemNames().stream()
            .filter(name -> matcher.matches(name))
            .map(name -> new Located(name, name))
            .toList();
    if (found.isEmpty()) {
      throw pattern.fail(
          "No bundled problem is like %s.".formatted(pattern.show()),
          "\"ratecut info --list\" lists all; files are named one by one.");
    }
    return found;
  }

  private Glob matcher(JsonValue pattern) {
    if (pattern.text().matches("(?s).*[{}\\[\\]].*")) {
      throw pattern.fail(
          "%s is not a pattern: brackets and braces have no meaning here."
              .formatted(pattern.show()),
          "* stands for anything within a part of a name, ** for anything, ? for a character.");
    }
    return Glob.ofPath(pattern.text());
  }

  private Located single(JsonValue entry) {
    Source file = entry.source().resolve(entry.text());
    if (file.userFile().filter(FileSource::isFile).isPresent()) {
      return new Located(entry.text(), file.name());
    }
    if (!bundled.problemNames().contains(entry.text())) {
      throw entry.fail(
          "There is no file and no bundled problem %s.".formatted(entry.show()),
          "Paths in a file are relative to the folder of the file. "
              + CloseNames.in(bundled.problemNames()).advise(entry.text()));
    }
    return new Located(entry.text(), entry.text());
  }
}
