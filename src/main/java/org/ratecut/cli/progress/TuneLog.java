package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.ratecut.escape.VisibleText;
import org.ratecut.tune.Candidate;
import org.ratecut.tune.Goal;
import org.ratecut.tune.Trial;
import org.ratecut.tune.TuningListener;

/**
 * Prints what a tuning tries, a line for each run, and a table for each round; nothing more once it
 * is interrupted, since what it then says of its rounds means nothing.
 */
public final class TuneLog implements TuningListener {

  private final PrintWriter out;
  private final Goal goal;
  private final long runs;
  private final DoubleSupplier seconds;
  private final BooleanSupplier isInterrupted;
  private long done;

  /**
   * Starts a log.
   *
   * @param runs how many there are at most
   * @param seconds the time since the first began
   */
  public TuneLog(
      PrintWriter out,
      Goal goal,
      long runs,
      DoubleSupplier seconds,
      BooleanSupplier isInterrupted) {
    this.out = out;
    this.goal = goal;
    this.runs = runs;
    this.seconds = seconds;
    this.isInterrupted = isInterrupted;
  }

  @Override
  public void onRound(int number, int candidates, int trials) {
    print("Round %d: %d configurations, %d trials each", number, candidates, trials);
  }

  @Override
  public void onRun(Candidate candidate, Trial trial, OptionalDouble rate) {
    done++;
    print(
        "  [%d/%d, %s left] %-7s  %12s  seed %d  %s",
        done,
        runs,
        BenchLines.text(timeLeft()),
        candidate.label(),
        goal.text(rate),
        trial.seed(),
        trial.problem());
  }

  /** As long as the runs so far took, for each that may come. */
  private Duration timeLeft() {
    return Duration.ofMillis(Math.round(1e3 * seconds.getAsDouble() / done * (runs - done)));
  }

  @Override
  public void onRanking(List<Scored> ranking) {
    print("  score   configuration");
    for (Scored each : ranking) {
      print(
          "  %.4f  %-7s  %s", each.score(), each.candidate().label(), each.candidate().describe());
    }
  }

  @Override
  public void onTimeUp(int trials) {
    print("Out of time: this round counts with %d trials, which all have made", trials);
  }

  @Override
  public void onHoldOut(Candidate winner, int trials) {
    print("Hold-out: %s and the default, %d trials each", winner.label(), trials);
  }

  private void print(String format, Object... values) {
    if (!isInterrupted.getAsBoolean()) {
      out.println(VisibleText.of(String.format(Locale.ROOT, format, values)));
    }
  }
}
