package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.util.List;
import org.ratecut.bench.run.BenchListener;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.cli.console.Terminal;

/** Shows how a bench goes: a bar on a terminal, else a line for each run. */
public abstract class BenchProgress implements BenchListener, AutoCloseable {

  /**
   * Begins.
   *
   * @param done how many runs were there before
   * @param open the runs that are to be made
   */
  public static BenchProgress open(PrintWriter err, int done, List<PlannedRun> open) {
    if (done > 0) {
      err.println("%d of %d runs are there already.".formatted(done, done + open.size()));
    }
    TimeLeft timeLeft = new TimeLeft(open);
    return Terminal.showsErrors()
        ? new BenchBar(err, done, done + open.size(), timeLeft)
        : new BenchLines(err, done, done + open.size(), timeLeft);
  }

  @Override
  public abstract void close();
}
