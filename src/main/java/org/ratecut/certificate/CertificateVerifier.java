package org.ratecut.certificate;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ratecut.certificate.Certificate.AllAssignments;
import org.ratecut.certificate.Certificate.AllCounts;
import org.ratecut.certificate.Certificate.EachDevice;
import org.ratecut.certificate.Certificate.Maximum;
import org.ratecut.certificate.Inequalities.Coupling;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.InvalidModelException;

/** Says whether a certificate proves its bound, or where it does not. */
public final class CertificateVerifier {

  private CertificateVerifier() {}

  /**
   * Checks a certificate against a problem.
   *
   * @return what is wrong, in a few words; empty if every valid assignment of the problem costs at
   *     least what the certificate says
   */
  public static Optional<String> objection(Problem problem, Certificate certificate) {
    if (!certificate.digest().equals(ProblemDigest.of(problem))) {
      return Optional.of("it is of another problem");
    }
    try {
      if (certificate.proof() instanceof AllAssignments proof) {
        return new AssignmentCheck(problem, certificate.cost()).objection(proof.tree());
      }
      Inequalities all = new Inequalities(problem, certificate.cost());
      return certificate.proof() instanceof AllCounts proof
          ? new TreeCheck(all.ofAll()).objection(proof.tree())
          : objection(problem, all, (EachDevice) certificate.proof());
    } catch (InvalidModelException e) {
      return Optional.of(e.getMessage());
    } catch (ArithmeticException e) {
      return Optional.of("a sum is too large to be counted exactly");
    }
  }

  private static Optional<String> objection(Problem problem, Inequalities all, EachDevice proof) {
    Map<String, Long> weights = new HashMap<>();
    BigInteger needed = BigInteger.ZERO;
    int used = 0;
    for (Coupling coupling : all.couplings()) {
      long multiplier = proof.multipliers().getOrDefault(coupling.name(), 0L);
      used += proof.multipliers().containsKey(coupling.name()) ? 1 : 0;
      if (multiplier < 0 && !coupling.equation()) {
        return Optional.of("the multiplier of %s is negative".formatted(coupling.name()));
      }
      coupling
          .ofDevice()
          .forEach(
              (name, by) ->
                  weights.merge(name, Math.multiplyExact(multiplier, by), Math::addExact));
      BigInteger least = BigInteger.valueOf(coupling.least());
      needed = needed.add(least.multiply(BigInteger.valueOf(multiplier)));
    }
    if (used < proof.multipliers().size()) {
      return Optional.of("a multiplier is of nothing known");
    }
    Map<LinearSystem, Long> most = new HashMap<>();
    for (Maximum maximum : proof.maxima()) {
      if (maximum.device() < 0 || maximum.device() >= problem.deviceCount()) {
        return Optional.of("there is no device %d".formatted(maximum.device()));
      }
      LinearSystem system = all.ofDevice(maximum.device());
      long above = Math.addExact(maximum.most(), 1);
      Optional<String> objection =
          new TreeCheck(Inequalities.withWeight(system, weights, above)).objection(maximum.tree());
      if (objection.isPresent()) {
        return objection.map(text -> "device %d: %s".formatted(maximum.device(), text));
      }
      most.put(system, maximum.most());
    }
    BigInteger reached = BigInteger.ZERO;
    for (int d = 0; d < problem.deviceCount(); d++) {
      Long ofDevice = most.get(all.ofDevice(d));
      if (ofDevice == null) {
        return Optional.of("device %d has no maximum".formatted(d));
      }
      reached = reached.add(BigInteger.valueOf(ofDevice));
    }
    return reached.compareTo(needed) < 0
        ? Optional.empty()
        : Optional.of("the devices together reach %s, and %s is needed".formatted(reached, needed));
  }
}
