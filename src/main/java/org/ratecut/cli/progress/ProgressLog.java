package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Withdrawal;
import org.ratecut.solver.Listener;

/**
 * The log of a search as a table: a line for each improvement, or for the last of several within a
 * tenth of a second, and a sign of life where nothing improves.
 */
public final class ProgressLog implements Listener {

  private static final double SHORTEST_PAUSE = 0.1;
  private static final double MAX_PAUSE = 5;
  private static final String ROW = "%8s  %14s  %14s  %8s  %s%n";

  private final PrintWriter out;
  private final Objective objective;
  private final DoubleSupplier seconds;
  private Optional<Fraction> cost = Optional.empty();
  private Fraction costBound = Fraction.ZERO;
  private Optional<String> news = Optional.empty();
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
    double pause = seconds.getAsDouble() - lastLine;
    if (pause >= (news.isPresent() ? SHORTEST_PAUSE : MAX_PAUSE)) {
      printRow();
    }
  }

  /** Prints what is still waiting. */
  public synchronized void finish() {
    if (news.isPresent()) {
      printRow();
    }
  }

  private void printRow() {
    double now = seconds.getAsDouble();
    out.printf(
        Locale.ROOT,
        ROW,
        Figures.seconds(now),
        cost.map(this::value).orElse("-"),
        costBound.isZero() ? "-" : value(costBound),
        gap(),
        news.orElse(""));
    news = Optional.empty();
    lastLine = now;
  }

  private String value(Fraction ofCost) {
    if (objective == Objective.COMMUNICATION) {
      return Figures.amount(ofCost);
    }
    return ofCost.isZero() ? "unbounded" : Figures.shortRate(ofCost.reciprocal().toDouble());
  }

  /** For rates and traffic alike, {@code 1 - costBound / cost}. */
  private String gap() {
    if (cost.isEmpty() || costBound.isZero()) {
      return "-";
    }
    return Figures.percent(1 - costBound.toDouble() / cost.get().toDouble());
  }
}
