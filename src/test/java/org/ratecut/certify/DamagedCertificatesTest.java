package org.ratecut.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Certificate;
import org.ratecut.certificate.Certificate.AllAssignments;
import org.ratecut.certificate.Certificate.AllCounts;
import org.ratecut.certificate.Certificate.Broken;
import org.ratecut.certificate.Certificate.EachDevice;
import org.ratecut.certificate.Certificate.Maximum;
import org.ratecut.certificate.Certificate.Place;
import org.ratecut.certificate.Certificate.Proof;
import org.ratecut.certificate.Certificate.Reason;
import org.ratecut.certificate.Certificate.Split;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.certificate.Certificate.Sum;
import org.ratecut.certificate.CertificateVerifier;
import org.ratecut.certificate.ProblemDigest;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;

/** What is left of a proof after it is damaged is no proof, or still one of something true. */
class DamagedCertificatesTest {

  /** 10,000 have been tried; the build takes a few. */
  private static final int DAMAGES = Integer.getInteger("certify.damages", 800);

  private record Sample(Problem problem, Optional<Fraction> optimum, Certificate certificate) {}

  private static final List<Reason> REASONS = List.of(Reason.values());

  private final Random random = new Random(5);

  @Test
  void noDamagedCertificateIsBelieved() {
    List<Sample> samples = samples();
    int kept = 0;
    for (int i = 0; i < DAMAGES; i++) {
      Sample sample = samples.get(i % samples.size());
      Certificate whole = sample.certificate;
      Sample other = samples.get(random.nextInt(samples.size()));
      switch (random.nextInt(4)) {
        case 0 -> requireRejected(sample.problem, with(whole, dropped(whole.proof())));
        case 1 -> requireRejected(sample.problem, raised(sample));
        case 2 -> {
          if (!other.certificate.digest().equals(whole.digest())) {
            requireRejected(other.problem, whole);
            requireTrue(
                other, new Certificate(other.certificate.digest(), whole.cost(), whole.proof()));
          }
        }
        default -> kept += requireTrue(sample, with(whole, changed(whole.proof()))) ? 1 : 0;
      }
    }
    // A number may be changed so little that all still adds up.
    assertThat(kept).isLessThan(DAMAGES / 6);
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int seed = 0; samples.size() < 40; seed++) {
      for (Problem problem :
          List.of(RandomProblems.upTo(6, 3, seed), ResourceProblems.tiny(seed))) {
        if (problem.deviceCount() > 1) {
          sample(problem, seed % 2 == 0).ifPresent(samples::add);
        }
      }
    }
    return samples;
  }

  private static Optional<Sample> sample(Problem problem, boolean byCounts) {
    Optional<Fraction> optimum =
        ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
    Budget budget = Budget.ofTime(Duration.ofMinutes(1));
    if (!byCounts) {
      return Certifier.certify(problem, optimum, budget)
          .map(each -> new Sample(problem, optimum, each));
    }
    return Certifier.byInequalities(problem, optimum, budget)
        .map(
            proof ->
                new Sample(
                    problem, optimum, new Certificate(ProblemDigest.of(problem), optimum, proof)));
  }

  private static void requireRejected(Problem problem, Certificate damaged) {
    assertThat(CertificateVerifier.objection(problem, damaged))
        .as("%s %s", problem, damaged)
        .isPresent();
  }

  /** Returns whether it is believed, and requires that what it says is so then. */
  private static boolean requireTrue(Sample sample, Certificate damaged) {
    boolean believed = CertificateVerifier.objection(sample.problem, damaged).isEmpty();
    boolean isSo =
        sample.optimum.isEmpty()
            || damaged.cost().filter(cost -> !cost.isGreaterThan(sample.optimum.get())).isPresent();
    assertThat(isSo || !believed).as("%s %s", sample.problem, damaged).isTrue();
    return believed;
  }

  private static Certificate with(Certificate certificate, Proof proof) {
    return new Certificate(certificate.digest(), certificate.cost(), proof);
  }

  /** Claims more than is so. */
  private Certificate raised(Sample sample) {
    Certificate whole = sample.certificate;
    if (sample.optimum.isEmpty()) {
      return new Certificate("0" + whole.digest().substring(1) + "0", whole.cost(), whole.proof());
    }
    Fraction cost = sample.optimum.get();
    Optional<Fraction> more =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(Fraction.of(cost.numerator() + 1, cost.denominator()));
    return new Certificate(whole.digest(), more, whole.proof());
  }

  private Proof dropped(Proof proof) {
    return inTree(
        proof,
        tree -> {
          List<Step> less = new ArrayList<>(tree);
          less.remove(random.nextInt(less.size()));
          return less;
        });
  }

  private Proof changed(Proof proof) {
    if (proof instanceof EachDevice each && random.nextInt(3) == 0) {
      return random.nextBoolean() || each.maxima().isEmpty()
          ? new EachDevice(changed(each.multipliers()), each.maxima())
          : new EachDevice(
              each.multipliers(),
              each.maxima().stream()
                  .map(max -> new Maximum(max.device(), changed(max.most()), max.tree()))
                  .toList());
    }
    return inTree(
        proof,
        tree -> {
          List<Step> other = new ArrayList<>(tree);
          int at = random.nextInt(other.size());
          other.set(at, changed(other.get(at)));
          return other;
        });
  }

  private interface TreeChange {
    List<Step> apply(List<Step> tree);
  }

  private Proof inTree(Proof proof, TreeChange change) {
    if (proof instanceof AllAssignments each) {
      return new AllAssignments(change.apply(each.tree()));
    }
    if (proof instanceof AllCounts each) {
      return new AllCounts(change.apply(each.tree()));
    }
    EachDevice each = (EachDevice) proof;
    List<Maximum> maxima = new ArrayList<>(each.maxima());
    int at = random.nextInt(maxima.size());
    Maximum maximum = maxima.get(at);
    maxima.set(at, new Maximum(maximum.device(), maximum.most(), change.apply(maximum.tree())));
    return new EachDevice(each.multipliers(), maxima);
  }

  private Step changed(Step step) {
    if (step instanceof Place) {
      return new Place(random.nextInt(8));
    }
    if (step instanceof Broken each) {
      Reason reason = REASONS.get(random.nextInt(REASONS.size()));
      return new Broken(
          reason, Stream.generate(() -> random.nextInt(4)).limit(each.where().size()).toList());
    }
    if (step instanceof Split each) {
      return new Split(each.variable(), changed(each.most()));
    }
    Sum sum = (Sum) step;
    return random.nextBoolean()
        ? new Sum(changed(sum.multipliers()), sum.slopes())
        : new Sum(sum.multipliers(), changed(sum.slopes()));
  }

  private Map<String, Long> changed(Map<String, Long> numbers) {
    Map<String, Long> other = new HashMap<>(numbers);
    List<String> names = numbers.keySet().stream().sorted().toList();
    if (!names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      other.put(name, changed(numbers.get(name)));
    }
    return other;
  }

  private long changed(long number) {
    return switch (random.nextInt(5)) {
      case 0 -> -number;
      case 1 -> 0;
      case 2 -> number / 2;
      case 3 -> number + random.nextInt(10) - 5;
      default -> random.nextLong();
    };
  }
}
