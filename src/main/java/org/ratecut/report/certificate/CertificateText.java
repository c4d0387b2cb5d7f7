package org.ratecut.report.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.certificate.Certificate;
import org.ratecut.certificate.Certificate.AllAssignments;
import org.ratecut.certificate.Certificate.AllCounts;
import org.ratecut.certificate.Certificate.EachDevice;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.ProgramVersion;

/** What a certificate claims and whether that is so, as text and as JSON. */
public final class CertificateText {

  private final Problem problem;
  private final Certificate certificate;
  private final Optional<String> objection;
  private final double seconds;

  /**
   * Presents the outcome of a check.
   *
   * @param objection what is wrong, if anything
   * @param seconds that the check took
   */
  public CertificateText(
      Problem problem, Certificate certificate, Optional<String> objection, double seconds) {
    this.problem = problem;
    this.certificate = certificate;
    this.objection = objection;
    this.seconds = seconds;
  }

  /** A few lines. */
  public String text() {
    return "Problem     %s\nClaim       %s\nProof       %s\nVerified    %s, in %s\n"
        .formatted(
            VisibleText.of(problem.name()),
            claim(),
            proof(),
            VisibleText.of(objection.map(text -> "no: " + text).orElse("yes")),
            Figures.seconds(seconds));
  }

  /** One JSON object. */
  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("problem", problem.name());
    root.put("objective", problem.objective().name().toLowerCase(Locale.ROOT));
    root.put("infeasible", certificate.cost().isEmpty());
    if (problem.objective() == Objective.RATE) {
      root.put("upperBound", rate().map(Fraction::toDouble).orElse(null));
    } else {
      root.put("lowerBound", certificate.cost().map(Fraction::toDouble).orElse(null));
    }
    root.put("verified", objection.isEmpty());
    root.put("objection", objection.orElse(null));
    root.put("steps", steps());
    root.put("seconds", seconds);
    root.put("version", ProgramVersion.number());
    return root.toPrettyString() + "\n";
  }

  private String claim() {
    if (certificate.cost().isEmpty()) {
      return "no valid assignment exists";
    }
    return problem.objective() == Objective.RATE
        ? "at most %s inferences/s".formatted(Figures.rate(rate()))
        : "at least %s values/inference"
            .formatted(Figures.amount(certificate.cost().orElseThrow()));
  }

  private Optional<Fraction> rate() {
    return certificate.cost().filter(cost -> !cost.isZero()).map(Fraction::reciprocal);
  }

  private String proof() {
    String of =
        certificate.proof() instanceof AllAssignments
            ? "assignments"
            : certificate.proof() instanceof AllCounts ? "counts" : "each device by itself";
    return "%s, %,d steps".formatted(of, steps());
  }

  private long steps() {
    if (certificate.proof() instanceof AllAssignments proof) {
      return proof.tree().size();
    }
    if (certificate.proof() instanceof AllCounts proof) {
      return proof.tree().size();
    }
    return ((EachDevice) certificate.proof())
        .maxima().stream().mapToLong(maximum -> maximum.tree().size()).sum();
  }
}
