package org.ratecut.report.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.fleet.FleetFinding;
import org.ratecut.fleet.FleetResult;
import org.ratecut.fleet.FleetVerdict;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.io.units.Figures;
import org.ratecut.model.exact.Fraction;

/** What is found out about fleets, in words. */
public final class FleetWords {

  private FleetWords() {}

  /** For instance {@code 11.389}; {@code -} where nothing is found. */
  static String rate(FleetFinding finding) {
    if (!finding.isFound()) {
      return "-";
    }
    return finding.rate().map(FleetWords::rate).orElse("unbounded");
  }

  static String rate(Fraction rate) {
    return Figures.shortRate(rate.toDouble());
  }

  /** For instance {@code 10.000 inferences/s, each in at most 500.000 ms}. */
  static String wanted(FleetResult result) {
    return "%s inferences/s%s".formatted(rate(result.rate()), inTime(result));
  }

  private static String inTime(FleetResult result) {
    return result
        .maxLatency()
        .map(max -> Figures.period(Fraction.of(max.toNanos(), 1_000_000_000)))
        .map(", each in at most %s"::formatted)
        .orElse("");
  }

  /**
   * The most that is possible, with as many digits as show on which side of the wanted rate it is;
   * {@code nothing fits} where there is no valid assignment.
   */
  static String bound(FleetFinding finding, Fraction wanted) {
    Optional<Fraction> bound = finding.rateBound();
    if (bound.filter(Fraction::isZero).isPresent()) {
      return "nothing fits";
    }
    boolean looksEqual = bound.map(FleetWords::rate).filter(rate(wanted)::equals).isPresent();
    return looksEqual ? Figures.rate(bound) : bound.map(FleetWords::rate).orElse("-");
  }

  static String verdict(FleetVerdict verdict) {
    return switch (verdict) {
      case ENOUGH -> "enough";
      case NOT_ENOUGH -> "not enough, proved";
      case OPEN -> "open";
    };
  }

  /** What the verdict rests on. */
  static String reason(FleetFinding finding) {
    return switch (finding.verdict()) {
      case ENOUGH ->
          finding.foundOn().filter(on -> !on.equals(finding.devices())).isPresent()
              ? "as on " + finding.foundOn().get()
              : "placement found";
      case NOT_ENOUGH -> proof(finding);
      case OPEN -> finding.isFound() ? "no better placement found" : "not tried, or none found";
    };
  }

  private static String proof(FleetFinding finding) {
    String proof = SolutionWords.proof(finding.bound().orElseThrow());
    return finding.boundOf().filter(of -> !of.equals(finding.devices())).isPresent()
        ? "%s (of %s)".formatted(proof, finding.boundOf().get())
        : proof;
  }

  /** The answer in a sentence. */
  public static String answer(FleetResult result) {
    return result.answer().map(each -> found(result, each.finding())).orElseGet(() -> none(result));
  }

  private static String found(FleetResult result, FleetFinding answer) {
    String begin =
        "%s %s: %s, at least the %s wanted%s; "
            .formatted(
                price(answer).map(price -> "For " + price + " take").orElse("Take"),
                answer.devices(),
                answer
                    .rate()
                    .map(rate -> rate(rate) + " inferences/s found")
                    .orElse("any rate is possible"),
                rate(result.rate()),
                inTime(result));
    String less = result.space().hasPrices() ? "cheaper" : "smaller";
    if (result.preferredToAnswer().isEmpty()) {
      return begin + "nothing is %s.".formatted(less);
    }
    List<FleetFinding> open = result.open();
    if (open.isEmpty()) {
      return begin + "nothing %s is enough, proved.".formatted(less);
    }
    return begin
        + "whether something %s is enough is open, %s for instance, where at most %s are possible."
            .formatted(less, open.get(0).devices(), bound(open.get(0), result.rate()));
  }

  private static String none(FleetResult result) {
    String most =
        result.space().maxDevices() == 1
            ? "one device"
            : "at most %s devices".formatted(Figures.count(result.space().maxDevices()));
    List<FleetFinding> open = result.open();
    if (open.isEmpty()) {
      return "No choice of %s reaches %s, proved.".formatted(most, wanted(result));
    }
    return "No choice of %s was found that reaches %s; %s open, so more --time-limit may help."
        .formatted(most, wanted(result), open.size() == 1 ? "one is" : open.size() + " are");
  }

  static Optional<String> price(FleetFinding finding) {
    return finding.price().map(price -> String.format(Locale.ROOT, "%,.2f", price));
  }
}
