package org.ratecut.bench.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.bestknown.StoredBounds;

/** The runs of a suite by problem and solver. */
public final class Summary {

  private record Key(String problem, String label) {}

  private Summary() {}

  /**
   * A row for each solver on each problem, in the order of the matrix.
   *
   * @param bounds that were proved before
   */
  public static List<SummaryRow> of(List<RunResult> runs, StoredBounds bounds) {
    Map<Key, List<RunResult>> byKey = new LinkedHashMap<>();
    runs.stream()
        .sorted(Comparator.comparingInt(RunResult::run))
        .forEach(run -> byKey.computeIfAbsent(key(run), key -> new ArrayList<>()).add(run));
    return byKey.entrySet().stream()
        .map(
            each ->
                new SummaryRow(
                    each.getKey().problem(),
                    each.getKey().label(),
                    each.getValue(),
                    bounds.find(each.getKey().problem())))
        .toList();
  }

  private static Key key(RunResult run) {
    return new Key(run.spec().problem(), run.spec().label());
  }
}
