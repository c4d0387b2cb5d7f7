package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.escape.VisibleText;
import org.ratecut.report.bench.BenchText;

/** A line for each run that has ended. */
public final class BenchLines extends BenchProgress {

  private static final int SECONDS_OF_A_MINUTE = 60;
  private static final int MINUTES_OF_AN_HOUR = 60;

  private final PrintWriter err;
  private final int all;
  private final TimeLeft timeLeft;
  private int done;

  BenchLines(PrintWriter err, int done, int all, TimeLeft timeLeft) {
    this.err = err;
    this.done = done;
    this.all = all;
    this.timeLeft = timeLeft;
  }

  @Override
  public void onStart(PlannedRun run) {
    // The line comes when there is a result.
  }

  @Override
  public void onResult(RunResult result) {
    done += 1;
    timeLeft.add(result);
    err.println(
        VisibleText.of(
            "[%d/%d, %s left] %s %s seed %d: %s"
                .formatted(
                    done,
                    all,
                    text(timeLeft.estimate()),
                    result.spec().problem(),
                    result.spec().label(),
                    result.spec().seed(),
                    BenchText.result(result))));
  }

  /** For instance {@code 45 s}, {@code 12 min} or {@code 3 h 20 min}. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 2 * SECONDS_OF_A_MINUTE) {
      return seconds + " s";
    }
    long minutes = duration.toMinutes();
    return minutes < 2 * MINUTES_OF_AN_HOUR
        ? minutes + " min"
        : "%d h %d min".formatted(duration.toHours(), minutes % MINUTES_OF_AN_HOUR);
  }

  @Override
  public void close() {
    err.flush();
  }
}
