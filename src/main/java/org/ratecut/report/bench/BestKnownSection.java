package org.ratecut.report.bench;

import java.util.OptionalDouble;
import org.ratecut.bench.bestknown.Challenge;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.html.Html;

/** The best run on each bundled problem beside the best solution known. */
final class BestKnownSection {

  private final BenchSummary summary;

  BestKnownSection(BenchSummary summary) {
    this.summary = summary;
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Against the best known");
    if (summary.challenges().isEmpty()) {
      return html.element("p", "No run solved a bundled problem.").close();
    }
    html.element(
        "p",
        "Both as the referee values them, in inferences/s. \"bench adopt\" keeps what is better.");
    Tables.open(
        html,
        "Against the best known",
        "problem",
        "best run",
        "solver",
        "seed",
        "best known",
        "verdict");
    for (Challenge each : summary.challenges()) {
      html.open("tr").element("th", each.run().spec().problem(), "scope", "row");
      NumberCells.addRate(html, rate(each.found()));
      html.element("td", each.run().spec().label());
      html.element("td", Long.toString(each.run().spec().seed()), "class", "number");
      NumberCells.addRate(
          html, each.known().map(BestKnownSection::rate).orElse(OptionalDouble.empty()));
      html.element("td", verdict(each)).close();
    }
    Tables.close(html);
    return html.close();
  }

  private static String verdict(Challenge challenge) {
    if (challenge.known().isEmpty()) {
      return "the first";
    }
    if (challenge.isBetter()) {
      return "better than the best known";
    }
    if (challenge.isProof()) {
      return "proves the best known optimal";
    }
    boolean equal = challenge.found().period().equals(challenge.known().get().period());
    return equal ? "equal" : "below";
  }

  private static OptionalDouble rate(Evaluation evaluation) {
    return evaluation
        .inferenceRate()
        .map(Fraction::toDouble)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
