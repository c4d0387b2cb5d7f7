package org.ratecut.certify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Certificate;
import org.ratecut.certificate.Certificate.AllAssignments;
import org.ratecut.certificate.Certificate.AllCounts;
import org.ratecut.certificate.Certificate.EachDevice;
import org.ratecut.certificate.Certificate.Proof;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.certificate.Certificate.Sum;
import org.ratecut.certificate.CertificateVerifier;
import org.ratecut.certificate.Inequalities;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.ProblemDigest;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes certificates of bounds that are thought to hold, if it can. */
public final class Certifier {

  private static final Logger LOG = LoggerFactory.getLogger(Certifier.class);

  /** The most steps of a tree; the file of a larger one would be too large to be read. */
  private static final int MAX_STEPS = 100_000;

  /** Files may have 64 MiB, and a number in one takes about 40 bytes. */
  private static final long MAX_NUMBERS = 1_000_000;

  /** So few assignments are tried before anything else. */
  private static final double FEW_ASSIGNMENTS = 5_000;

  /** Trees of assignments of more vertices are hopeless. */
  private static final int MAX_VERTICES_TO_TRY = 60;

  /** On more devices the flows between all pairs are too many. */
  private static final int MAX_DEVICES_TOGETHER = 6;

  private final Problem problem;
  private final Optional<Fraction> cost;
  private final NativeLibrary library = new NativeLibrary();

  private Certifier(Problem problem, Optional<Fraction> cost) {
    this.problem = problem;
    this.cost = cost;
  }

  /**
   * A certificate that has been checked.
   *
   * @param cost that no valid assignment is below; empty if there is none
   * @return empty if no proof is found within the budget, in particular where the bound is wrong
   */
  public static Optional<Certificate> certify(
      Problem problem, Optional<Fraction> cost, Budget budget) {
    return new Certifier(problem, cost).run(budget);
  }

  private Optional<Certificate> run(Budget budget) {
    Stream<Supplier<Optional<? extends Proof>>> ways =
        Stream.of(
            () -> byAssignments(FEW_ASSIGNMENTS, budget),
            () -> byInequalities(budget),
            () -> byAssignments(Double.POSITIVE_INFINITY, budget));
    return ways.flatMap(way -> way.get().stream()).flatMap(this::checked).findFirst();
  }

  private Stream<Certificate> checked(Proof proof) {
    Certificate certificate = new Certificate(ProblemDigest.of(problem), cost, proof);
    if (numbers(proof) > MAX_NUMBERS) {
      LOG.warn("A certificate is not used: its file would be too large to be read.");
      return Stream.of();
    }
    Optional<String> objection = CertificateVerifier.objection(problem, certificate);
    objection.ifPresent(text -> LOG.warn("A certificate does not hold and is not used: {}.", text));
    return objection.isEmpty() ? Stream.of(certificate) : Stream.of();
  }

  private static long numbers(Proof proof) {
    if (proof instanceof EachDevice each) {
      return each.maxima().stream().mapToLong(maximum -> numbers(maximum.tree())).sum();
    }
    return proof instanceof AllCounts counts
        ? numbers(counts.tree())
        : numbers(((AllAssignments) proof).tree());
  }

  private static long numbers(List<Step> tree) {
    return tree.stream()
        .mapToLong(
            step ->
                step instanceof Sum sum ? 2L + sum.multipliers().size() + sum.slopes().size() : 2)
        .sum();
  }

  private Optional<AllAssignments> byAssignments(double most, Budget budget) {
    double assignments = Math.pow(problem.deviceCount(), problem.vertexCount());
    if (assignments > most || problem.vertexCount() > MAX_VERTICES_TO_TRY || budget.isSpent()) {
      return Optional.empty();
    }
    return new EnumerationSearch(problem, cost, MAX_STEPS).run(budget).map(AllAssignments::new);
  }

  /** A proof by inequalities on counts alone, however few assignments there are. */
  static Optional<? extends Proof> byInequalities(
      Problem problem, Optional<Fraction> cost, Budget budget) {
    return new Certifier(problem, cost).byInequalities(budget);
  }

  private Optional<? extends Proof> byInequalities(Budget budget) {
    try {
      Inequalities all = new Inequalities(problem, cost);
      DeviceSearch devices = new DeviceSearch(problem, all, MAX_STEPS);
      Optional<? extends Proof> byRanges = devices.byRanges();
      if (byRanges.isPresent() || !library.isAvailable("Certificates of bounds are missing")) {
        return byRanges;
      }
      boolean together = problem.deviceCount() <= MAX_DEVICES_TOGETHER;
      Duration half = budget.remaining().dividedBy(together ? 2 : 1);
      Optional<? extends Proof> each = devices.run(budget.withTimeFromNow(half));
      return each.isPresent() || !together ? each : byCounts(all, budget);
    } catch (InvalidModelException e) {
      LOG.debug("No inequalities: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<AllCounts> byCounts(Inequalities all, Budget budget) {
    return new TreeSearch(all.ofAll(), Certifier::isLimit, MAX_STEPS)
        .run(budget)
        .map(AllCounts::new);
  }

  /** The rows in which the cost is. */
  private static boolean isLimit(Row row) {
    return row.name().endsWith(":time")
        || row.name().startsWith("channel")
        || row.name().startsWith("traffic");
  }
}
