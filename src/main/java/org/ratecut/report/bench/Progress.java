package org.ratecut.report.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.TracePoint;
import org.ratecut.report.chart.Series.Point;

/** How rates and bounds change while runs search. */
final class Progress {

  private static final double NO_RATE = Double.NEGATIVE_INFINITY;

  private Progress() {}

  /**
   * The median over some runs of the best rate so far, where a run without one counts as the
   * slowest; each time it changes, from the first time it exists.
   */
  static List<Point> medianRate(List<RunResult> runs) {
    List<Point> points = new ArrayList<>();
    double last = NO_RATE;
    for (double time : times(runs)) {
      double[] rates = runs.stream().mapToDouble(run -> rateAt(run, time)).sorted().toArray();
      double lower = rates[(rates.length - 1) / 2];
      double median = lower == NO_RATE ? NO_RATE : (lower + rates[rates.length / 2]) / 2;
      if (median > last) {
        points.add(new Point(time, median));
        last = median;
      }
    }
    return points;
  }

  /** The lowest upper bound that any of the runs has proved, each time it falls. */
  static List<Point> bound(List<RunResult> runs) {
    List<Point> points = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (double time : times(runs)) {
      double bound = runs.stream().mapToDouble(run -> boundAt(run, time)).min().orElse(best);
      if (bound < best) {
        points.add(new Point(time, bound));
        best = bound;
      }
    }
    return points;
  }

  private static double[] times(List<RunResult> runs) {
    double[] times =
        runs.stream()
            .flatMap(run -> run.trace().stream())
            .mapToDouble(TracePoint::seconds)
            .toArray();
    return Arrays.stream(times).sorted().distinct().toArray();
  }

  private static double rateAt(RunResult run, double time) {
    return run.trace().stream()
        .filter(point -> point.seconds() <= time)
        .map(TracePoint::rate)
        .flatMapToDouble(OptionalDouble::stream)
        .max()
        .orElse(NO_RATE);
  }

  private static double boundAt(RunResult run, double time) {
    return run.trace().stream()
        .filter(point -> point.seconds() <= time)
        .map(TracePoint::bound)
        .flatMapToDouble(OptionalDouble::stream)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
