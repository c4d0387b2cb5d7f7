package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Withdrawal;
import org.ratecut.solver.Listener;

/**
 * The log of a search as a table: a line for each improvement that its digits show, or for the last
 * of several within a tenth of a second. Where the digits show no gap but there is one, it says
 * once that the search goes on.
 */
public final class ProgressLog implements Listener {

  private static final double SHORTEST_PAUSE = 0.1;

  /** What the gap, in three digits, shows as nothing. */
  private static final double SMALL_GAP = 0.0005;

  private static final String ROW = "%8s  %14s  %14s  %8s  %s%n";

  private final PrintWriter out;
  private final Objective objective;
  private final DoubleSupplier seconds;
  private Optional<Fraction> cost = Optional.empty();
  private Fraction costBound = Fraction.ZERO;
  private Optional<String> news = Optional.empty();
  private List<String> shown = List.of();
  private boolean notedSmallGap;
  private double lastLine;

  /**
   * Starts an empty log.
   *
   * @param seconds the time that the log shows
   */
  public ProgressLog(PrintWriter out, Objective objective, DoubleSupplier seconds) {
    this.out = out;
    this.objective = objective;
    this.seconds = seconds;
  }

  /** Explains the columns and names them. */
  public synchronized void printHeader() {
    boolean rate = objective == Objective.RATE;
    out.println(
        rate
            ? "incumbent, bound: inferences per second, the best found and the most that is"
                + " possible; gap = (bound - incumbent) / bound"
            : "incumbent, bound: values sent per inference, the least found and the least that is"
                + " possible; gap = (incumbent - bound) / incumbent");
    out.printf(Locale.ROOT, ROW, "time", "incumbent", "bound", "gap", "source");
    lastLine = seconds.getAsDouble() - SHORTEST_PAUSE;
  }

  @Override
  public synchronized void onIncumbent(Assignment assignment, Evaluation found, String source) {
    cost = Optional.of(found.cost(objective));
    announce(source);
  }

  @Override
  public synchronized void onBound(Fraction bound, String source) {
    costBound = bound;
    announce(source + " (bound)");
  }

  @Override
  public synchronized void onWithdrawal(Withdrawal withdrawal, Fraction bound) {
    costBound = bound;
    announce(withdrawal.bound().argument() + " (bound withdrawn)");
  }

  private void announce(String source) {
    news = Optional.of(source);
    tick();
  }

  /** Prints what is due; to be called every now and then. */
  public synchronized void tick() {
    if (news.isPresent() && seconds.getAsDouble() - lastLine >= SHORTEST_PAUSE) {
      printNews();
    }
  }

  /** Prints what is still waiting. */
  public synchronized void finish() {
    if (news.isPresent()) {
      printNews();
    }
  }

  /** An improvement that the digits do not show would repeat the line before. */
  private void printNews() {
    List<String> row =
        List.of(
            cost.map(this::value).orElse("-"),
            costBound.isZero() ? "-" : value(costBound),
            gap().isPresent() ? Figures.percent(gap().getAsDouble()) : "-");
    if (!row.equals(shown)) {
      print(row, news.orElseThrow());
      noteSmallGap();
    }
    news = Optional.empty();
  }

  private void print(List<String> row, String source) {
    double now = seconds.getAsDouble();
    out.printf(Locale.ROOT, ROW, Figures.seconds(now), row.get(0), row.get(1), row.get(2), source);
    shown = row;
    lastLine = now;
  }

  private void noteSmallGap() {
    double gap = gap().orElse(1);
    if (gap > 0 && gap < SMALL_GAP && !notedSmallGap) {
      out.println(
          "          less than 0.1 % is open and the search goes on; \"--gap 0.1%\" would end it"
              + " here");
      notedSmallGap = true;
    }
  }

  private String value(Fraction ofCost) {
    if (objective == Objective.COMMUNICATION) {
      return Figures.amount(ofCost);
    }
    return ofCost.isZero() ? "unbounded" : Figures.shortRate(ofCost.reciprocal().toDouble());
  }

  /** For rates and traffic alike, {@code 1 - costBound / cost}. */
  private OptionalDouble gap() {
    if (cost.isEmpty() || costBound.isZero()) {
      return OptionalDouble.empty();
    }
    boolean closed = cost.get().compareTo(costBound) <= 0;
    return OptionalDouble.of(
        closed ? 0 : Math.max(Double.MIN_VALUE, 1 - costBound.toDouble() / cost.get().toDouble()));
  }
}
