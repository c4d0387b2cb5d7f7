package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds all claims about a problem and its changes against each other and against what trying all
 * assignments says. Only assignments that the referee has seen count as known, so that of two
 * claims that contradict each other it is the wrong one that is found.
 */
final class Judge {

  private final Case original;
  private final List<Case> changed;
  private final List<Finding> findings = new ArrayList<>();

  Judge(Case original, List<Case> changed) {
    this.original = original;
    this.changed = List.copyOf(changed);
  }

  List<Finding> findings() {
    // Trying all assignments needs no help.
    Optional<Ratio> known =
        original.known().isSearched() ? original.bestCost() : leastKnown(original.bestCost());
    judge(original, known, Ratio.ZERO);
    for (Case each : changed) {
      Ratio least =
          original.known().isSearched()
              ? known.map(each.relation()::least).orElse(Ratio.ZERO)
              : Ratio.ZERO;
      requireRelation(each, known);
      Optional<Ratio> most = each.relation().most(known);
      Optional<Ratio> best = min(each.bestCost(), most);
      judge(each, each.known().isSearched() ? each.bestCost() : best, least);
    }
    return List.copyOf(findings);
  }

  private Optional<Ratio> leastKnown(Optional<Ratio> own) {
    Optional<Ratio> least = own;
    for (Case each : changed) {
      least = min(least, each.relation().maxBefore(each.bestCost()));
    }
    return least;
  }

  private static Optional<Ratio> min(Optional<Ratio> a, Optional<Ratio> b) {
    return Stream.of(a, b).flatMap(Optional::stream).reduce(Ratio::min);
  }

  /** The change itself, and the referee, are put to the test too. */
  private void requireRelation(Case each, Optional<Ratio> before) {
    if (!original.known().isSearched()) {
      return;
    }
    Optional<Ratio> after = each.bestCost();
    Relation relation = each.relation();
    boolean isBetter =
        after.isPresent()
            && relation.isNoBetter()
            && (before.isEmpty() || after.get().compareTo(relation.least(before.get())) < 0);
    boolean isWorse =
        before.isPresent()
            && each.known().isSearched()
            && relation.isNoWorse()
            && (after.isEmpty() || after.get().compareTo(relation.most(before).orElseThrow()) > 0);
    if (isBetter || isWorse) {
      add(each, "exhaustive search", "The optimum went from %s to %s.".formatted(before, after));
    }
  }

  private void judge(Case each, Optional<Ratio> known, Ratio least) {
    for (Claim claim : each.claims()) {
      claim.error().ifPresent(error -> add(each, claim.subject(), error));
      claim
          .assignment()
          .ifPresent(
              assignment -> {
                Optional<Ratio> cost = each.costOf(assignment);
                if (cost.isEmpty()) {
                  add(each, claim.subject(), "The referee rejects its assignment.");
                } else {
                  judgeCost(each, claim, cost.get(), known, least);
                }
              });
      if (claim.isInfeasible() && known.isPresent()) {
        add(each, claim.subject(), "INFEASIBLE, but cost %s is possible.".formatted(known.get()));
      }
      claim
          .bound()
          .filter(bound -> known.isPresent() && Ratio.of(bound).compareTo(known.get()) > 0)
          .ifPresent(
              bound ->
                  add(
                      each,
                      claim.subject(),
                      "A bound of %s, but cost %s is possible.".formatted(bound, known.get())));
    }
  }

  private void judgeCost(Case each, Claim claim, Ratio cost, Optional<Ratio> known, Ratio least) {
    if (cost.compareTo(least) < 0 || known.isEmpty() || cost.compareTo(known.get()) < 0) {
      add(
          each,
          claim.subject(),
          "Cost %s, but the optimum is %s."
              .formatted(cost, known.isEmpty() ? "none" : known.get()));
    }
    if (claim.isOptimal() && known.isPresent() && cost.compareTo(known.get()) > 0) {
      add(
          each,
          claim.subject(),
          "OPTIMAL at %s, but cost %s is possible.".formatted(cost, known.get()));
    }
  }

  private void add(Case each, String subject, String what) {
    findings.add(new Finding(each.change(), subject, what, each.problem(), each.best()));
  }
}
