package org.ratecut.bench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;

/** Joins the results of parts of one matrix. */
public final class MergedResults {

  private final ResultsHeader header;
  private final Map<Integer, RunResult> runs = new TreeMap<>();
  private final Map<Integer, String> origins = new TreeMap<>();

  private MergedResults(ResultsHeader header) {
    this.header = header;
  }

  /**
   * Reads files and joins them.
   *
   * @param files at least one
   * @throws InputException if one cannot be read, is of another matrix, or has a run that another
   *     has too
   */
  public static MergedResults of(List<FileSource> files) {
    ResultsFile format = new ResultsFile();
    Optional<MergedResults> merged = Optional.empty();
    for (FileSource file : files) {
      Results results = format.read(file);
      MergedResults all = merged.orElseGet(() -> new MergedResults(whole(results.header())));
      all.requireSameMatrix(file, results.header(), files.get(0).name());
      results.runs().forEach(run -> all.add(run, file.name()));
      merged = Optional.of(all);
    }
    return merged.orElseThrow();
  }

  private static ResultsHeader whole(ResultsHeader header) {
    return new ResultsHeader(header.suite(), header.runs(), header.matrix(), Optional.empty());
  }

  private void requireSameMatrix(FileSource file, ResultsHeader other, String first) {
    if (!whole(other).equals(header)) {
      throw new InputException(
          file.name(),
          "line 1",
          "This is of another matrix (suite %s) than %s (suite %s)."
              .formatted(other.suite(), first, header.suite()),
          "Merge only the shards of one suite, all run with the same problems, solvers, seeds and"
              + " limits.");
    }
  }

  private void add(RunResult run, String file) {
    String earlier = origins.putIfAbsent(run.run(), file);
    if (earlier != null) {
      throw new InputException(
          file,
          "",
          "Run %d (%s with %s, seed %d) is in %s too."
              .formatted(
                  run.run(), run.spec().problem(), run.spec().label(), run.spec().seed(), earlier),
          "Merge each shard once.");
    }
    runs.put(run.run(), run);
  }

  /** The numbers of the runs that none of the files has, in order. */
  public List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int run = 0; run < header.runs(); run++) {
      if (!runs.containsKey(run)) {
        missing.add(run);
      }
    }
    return missing;
  }

  /** All runs, in the order of the matrix. */
  public List<RunResult> runs() {
    return List.copyOf(runs.values());
  }

  public ResultsHeader header() {
    return header;
  }

  /**
   * Writes a file like that of an uninterrupted run of the whole matrix.
   *
   * @throws InputException if it cannot be written
   */
  public void write(Path target) {
    AtomicFile.write(
        target,
        out -> {
          out.write(ResultsFile.line(header));
          for (RunResult run : runs()) {
            out.write(ResultsFile.line(run));
          }
        });
  }
}
