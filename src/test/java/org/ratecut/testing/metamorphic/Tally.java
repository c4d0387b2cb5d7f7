package org.ratecut.testing.metamorphic;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what was asked, said and found. */
final class Tally {

  /** What a subject said; {@code followed} of {@code comparable} answers followed a change. */
  private static final class Row {
    private int asked;
    private int assignments;
    private int optimal;
    private int infeasible;
    private int bounds;
    private int findings;
    private int comparable;
    private int followed;
    private long nanos;
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Integer> cases = new LinkedHashMap<>();
  private int problems;
  private int infeasible;
  private int findings;

  void addTime(String subject, long nanos) {
    row(subject).nanos += nanos;
  }

  void add(Case original, List<Case> changed, List<Finding> found) {
    problems++;
    infeasible += original.best().isEmpty() ? 1 : 0;
    findings += found.size();
    found.forEach(finding -> row(finding.subject()).findings++);
    original.claims().forEach(this::add);
    for (Case each : changed) {
      cases.merge(each.change(), 1, Integer::sum);
      each.claims().forEach(this::add);
      if (each.relation().isExact()) {
        compare(original, each);
      }
    }
  }

  private void add(Claim claim) {
    Row row = row(claim.subject());
    row.asked++;
    row.assignments += claim.assignment().isPresent() ? 1 : 0;
    row.optimal += claim.isOptimal() ? 1 : 0;
    row.infeasible += claim.isInfeasible() ? 1 : 0;
    row.bounds += claim.bound().filter(bound -> !bound.isZero()).isPresent() ? 1 : 0;
  }

  /** Whether the bound after a change is that before it, times the factor. */
  private void compare(Case before, Case after) {
    for (int i = 0; i < before.claims().size(); i++) {
      Claim first = before.claims().get(i);
      Claim second = after.claims().get(i);
      if (first.error().isEmpty() && second.error().isEmpty()) {
        Row row = row(first.subject());
        row.comparable++;
        row.followed += isSame(first, second, after.relation()) ? 1 : 0;
      }
    }
  }

  private static boolean isSame(Claim before, Claim after, Relation relation) {
    Optional<Ratio> expected = before.bound().map(Ratio::of).map(relation.factor()::times);
    return before.isInfeasible() == after.isInfeasible()
        && expected.isPresent()
        && expected.get().compareTo(Ratio.of(after.bound().orElseThrow())) == 0;
  }

  private Row row(String subject) {
    return rows.computeIfAbsent(subject, key -> new Row());
  }

  int problems() {
    return problems;
  }

  int findings() {
    return findings;
  }

  /** How many proofs of optimality and infeasibility a subject gave. */
  int proofs(String subject) {
    return row(subject).optimal + row(subject).infeasible;
  }

  /** A table for people. */
  @Override
  public String toString() {
    String header =
        "%d problems (%d without a valid assignment), changes %s, %d disagreements%n%n"
            .formatted(problems, infeasible, cases, findings);
    String columns =
        "| %-22s | %7s | %11s | %7s | %10s | %7s | %-17s | %13s | %7s |%n"
            .formatted(
                "subject",
                "asked",
                "assignments",
                "optimal",
                "infeasible",
                "bounds",
                "bounds that follow",
                "disagreements",
                "seconds");
    return header
        + columns
        + rows.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
  }

  private static String line(String subject, Row row) {
    return "| %-22s | %7d | %11d | %7d | %10d | %7d | %8d of %6d | %13d | %7.1f |%n"
        .formatted(
            subject,
            row.asked,
            row.assignments,
            row.optimal,
            row.infeasible,
            row.bounds,
            row.followed,
            row.comparable,
            row.findings,
            row.nanos / 1e9);
  }
}
