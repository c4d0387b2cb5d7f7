package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.InvalidModelException;

/** Asks every subject about a problem and about each change of it. */
final class Trial {

  static final List<Change> CHANGES =
      List.of(
          new Scale(),
          new Renumber(),
          new UselessDevice(),
          new HoldsAnyway(),
          new Tighten(),
          new Loosen(),
          new WeightlessVertices());

  private final List<Subject> subjects;
  private final List<Change> changes;
  private final Tally tally;

  Trial(List<Subject> subjects, List<Change> changes, Tally tally) {
    this.subjects = List.copyOf(subjects);
    this.changes = List.copyOf(changes);
    this.tally = tally;
  }

  /** Returns what cannot be true. */
  List<Finding> run(Problem problem, Random random) {
    Case original = ask("none", Known.of(problem), Relation.SAME);
    List<Case> changed = new ArrayList<>();
    for (Change change : changes) {
      apply(change, original.known(), random)
          .ifPresent(
              each -> changed.add(ask(change.name(), known(original, each), each.relation())));
    }
    List<Finding> findings = new Judge(original, changed).findings();
    tally.add(original, changed, findings);
    return findings;
  }

  /** What becomes too large for the model is left out. */
  static Optional<Changed> apply(Change change, Known known, Random random) {
    try {
      return change.apply(known, random);
    } catch (InvalidModelException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** What follows exactly from the problem before need not be searched for. */
  private static Known known(Case original, Changed changed) {
    return original.known().isSearched() && changed.relation().isExact()
        ? Known.nothing(changed.problem())
        : Known.of(changed.problem());
  }

  private Case ask(String change, Known known, Relation relation) {
    List<Claim> claims = new ArrayList<>();
    for (Subject subject : subjects) {
      long start = ProcessTime.nanos();
      claims.add(subject.ask(known.problem()));
      tally.addTime(subject.name(), ProcessTime.nanos() - start);
    }
    return new Case(change, known, relation, claims);
  }
}
