package org.ratecut.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ratecut.escape.VisibleText;
import org.ratecut.fleet.FleetFinding;
import org.ratecut.fleet.FleetListener;
import org.ratecut.io.units.Figures;
import org.ratecut.model.exact.Fraction;

/** Prints a line for each turn that a choice of devices had. */
public final class FleetLog implements FleetListener {

  private static final String ROW = "%8s  %12s  %12s  %-10s  %s%n";

  private final PrintWriter out;
  private final DoubleSupplier seconds;

  /**
   * Starts a log.
   *
   * @param seconds the time that the log shows
   */
  public FleetLog(PrintWriter out, DoubleSupplier seconds) {
    this.out = out;
    this.seconds = seconds;
  }

  /** Explains the columns and names them. */
  public void printHeader() {
    out.println("found, at most: inferences per second, the best found and the most possible");
    out.printf(Locale.ROOT, ROW, "time", "found", "at most", "verdict", "devices");
  }

  @Override
  public void onFinding(FleetFinding finding) {
    out.printf(
        Locale.ROOT,
        ROW,
        Figures.seconds(seconds.getAsDouble()),
        rate(finding.rate()),
        rate(finding.rateBound()),
        finding.verdict().word(),
        VisibleText.of(finding.devices()));
  }

  private static String rate(Optional<Fraction> rate) {
    return rate.map(each -> Figures.shortRate(each.toDouble())).orElse("-");
  }
}
