package org.ratecut.bench;

import java.util.List;

/**
 * The content of a results file.
 *
 * @param header which runs the file is about
 * @param runs those that have ended, in the order in which they did
 * @param wholeBytes how many bytes of the file its whole lines are
 * @param unfinishedLine whether the file ends in the middle of a line, which is then no part of the
 *     runs: the program was ended while it wrote
 */
public record Results(
    ResultsHeader header, List<RunResult> runs, long wholeBytes, boolean unfinishedLine) {

  public Results {
    runs = List.copyOf(runs);
  }
}
