package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.escape.VisibleText;
import org.ratecut.report.bench.BenchText;

/** A bar with the time left and the run in progress; what fails gets a line above it. */
final class BenchBar extends BenchProgress {

  private final PrintWriter err;
  private final TimeLeft timeLeft;
  private final ProgressBar bar;

  BenchBar(PrintWriter err, int done, int all, TimeLeft timeLeft) {
    this.err = err;
    this.timeLeft = timeLeft;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("bench")
            .setInitialMax(all)
            .setStyle(ProgressBarStyle.ASCII)
            .startsFrom(done, Duration.ZERO)
            .setEtaFunction(state -> Optional.of(timeLeft.estimate()))
            .build();
  }

  @Override
  public void onStart(PlannedRun run) {
    bar.setExtraMessage(
        VisibleText.of(
            " %s %s seed %d"
                .formatted(run.spec().problem(), run.spec().label(), run.spec().seed())));
  }

  @Override
  public void onResult(RunResult result) {
    timeLeft.add(result);
    bar.step();
    result
        .message()
        .ifPresent(
            message ->
                err.println(System.lineSeparator() + VisibleText.of(BenchText.result(result))));
  }

  @Override
  public void close() {
    bar.close();
  }
}
