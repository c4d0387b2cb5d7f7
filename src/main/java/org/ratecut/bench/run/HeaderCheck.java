package org.ratecut.bench.run;

import java.nio.file.Path;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.io.InputException;

/** Tells whether a results file is for what is about to be run. */
record HeaderCheck(Path file, ResultsHeader expected) {

  void require(ResultsHeader found) {
    if (!found.suite().equals(expected.suite())) {
      throw refuse(
          "The file is of suite %s, not %s.".formatted(found.suite(), expected.suite()),
          "Name another file with \"--out\".");
    }
    if (!found.matrix().equals(expected.matrix()) || found.runs() != expected.runs()) {
      throw refuse(
          "The suite %s has changed since the file was begun: its problems, solvers, seeds or limits are others."
              .formatted(expected.suite()),
          "Undo the change, or name another file with \"--out\".");
    }
    if (!found.shard().equals(expected.shard())) {
      throw refuse(
          "The file is for %s, not %s.".formatted(part(found), part(expected)),
          "Give the same \"--shard\", or name another file with \"--out\".");
    }
  }

  private static String part(ResultsHeader header) {
    return header.shard().map("shard "::concat).orElse("the whole matrix");
  }

  private InputException refuse(String problem, String advice) {
    return new InputException(file.toString(), "line 1", problem, advice);
  }
}
