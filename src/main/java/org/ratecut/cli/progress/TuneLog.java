package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.units.Figures;
import org.ratecut.tune.Candidate;
import org.ratecut.tune.Trial;
import org.ratecut.tune.TuningListener;

/**
 * Prints what a tuning tries, a line for each run, and a table for each round; nothing more once it
 * is interrupted, since what it then says of its rounds means nothing.
 */
public final class TuneLog implements TuningListener {

  private final PrintWriter out;
  private final BooleanSupplier isInterrupted;

  public TuneLog(PrintWriter out, BooleanSupplier isInterrupted) {
    this.out = out;
    this.isInterrupted = isInterrupted;
  }

  @Override
  public void onRound(int number, int candidates, int trials) {
    print("Round %d: %d configurations, %d trials each", number, candidates, trials);
  }

  @Override
  public void onRun(Candidate candidate, Trial trial, OptionalDouble rate) {
    String found = rate.isPresent() ? Figures.shortRate(rate.getAsDouble()) : "-";
    print("  %-7s  %12s  seed %d  %s", candidate.label(), found, trial.seed(), trial.problem());
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
