package org.ratecut.certificate;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.certificate.Certificate.Split;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.certificate.Certificate.Sum;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Table;
import org.ratecut.certificate.LinearSystem.Term;

/**
 * Checks that no values satisfy a system, by a tree of boxes: each is split in two, or is empty, or
 * has rows whose sum cannot be as large as it must be. In that sum a table's variable counts at
 * most as a straight line does, and any other as its range allows; so whatever the multipliers are,
 * what they prove is true (Neumaier and Shcherbina, 2004).
 */
public final class TreeCheck {

  /** Of all open boxes together, in variables: a tree may not be deep and wide at once. */
  private static final long MAX_OPEN = 20_000_000;

  private final LinearSystem system;
  private final Map<String, Integer> variables;
  private final Map<String, Row> rows = new HashMap<>();

  public TreeCheck(LinearSystem system) {
    this.system = system;
    this.variables = system.positions();
    system.rows().forEach(row -> rows.put(row.name(), row));
  }

  /** What is wrong with a tree; empty if it proves that nothing satisfies the system. */
  public Optional<String> objection(List<Step> tree) {
    Deque<Box> open = new ArrayDeque<>();
    open.push(Box.of(system));
    for (int i = 0; i < tree.size(); i++) {
      if (open.isEmpty()) {
        return Optional.of("step %d comes after the last case".formatted(i));
      }
      Box box = open.pop();
      if (tree.get(i) instanceof Split split && variables.containsKey(split.variable())) {
        int variable = variables.get(split.variable());
        open.push(box.above(variable, split.most(), system));
        open.push(box.atMost(variable, split.most(), system));
        if ((long) open.size() * variables.size() > MAX_OPEN) {
          return Optional.of("step %d has too many cases open".formatted(i));
        }
      } else if (!(tree.get(i) instanceof Sum sum) || !(box.isEmpty() || contradicts(sum, box))) {
        return Optional.of("step %d is no contradiction".formatted(i));
      }
    }
    return open.isEmpty() ? Optional.empty() : Optional.of(open.size() + " cases are missing");
  }

  /** Whether the rows of a sum cannot all hold in a box. */
  public boolean contradicts(Sum sum, Box box) {
    BigInteger[] factors = new BigInteger[system.variables().size()];
    Arrays.fill(factors, BigInteger.ZERO);
    BigInteger largest = BigInteger.ZERO;
    for (Map.Entry<String, Long> each : sum.multipliers().entrySet()) {
      Row row = rows.get(each.getKey());
      if (row == null || (each.getValue() < 0 && !row.equation())) {
        return false;
      }
      BigInteger multiplier = BigInteger.valueOf(each.getValue());
      largest = largest.add(multiplier.multiply(BigInteger.valueOf(row.constant())));
      for (Term term : row.terms()) {
        BigInteger product = multiplier.multiply(BigInteger.valueOf(term.factor()));
        factors[term.variable()] = factors[term.variable()].add(product);
      }
    }
    for (Table table : system.tables()) {
      BigInteger factor = factors[table.variable()];
      if (factor.signum() != 0) {
        String name = system.variables().get(table.variable()).name();
        BigInteger slope = BigInteger.valueOf(sum.slopes().getOrDefault(name, 0L));
        largest = largest.add(largestAboveLine(table, factor, slope, box));
        factors[table.argument()] = factors[table.argument()].add(slope);
        factors[table.variable()] = BigInteger.ZERO;
      }
    }
    for (int i = 0; i < factors.length; i++) {
      long end = factors[i].signum() > 0 ? box.most(i) : box.least(i);
      largest = largest.add(factors[i].multiply(BigInteger.valueOf(end)));
    }
    return largest.signum() < 0;
  }

  /** The largest {@code factor · value(n) − slope · n} in a box. */
  private static BigInteger largestAboveLine(
      Table table, BigInteger factor, BigInteger slope, Box box) {
    BigInteger largest = null;
    for (long n = box.least(table.argument()); n <= box.most(table.argument()); n++) {
      BigInteger value = BigInteger.valueOf(table.values().get((int) n));
      BigInteger above = factor.multiply(value).subtract(slope.multiply(BigInteger.valueOf(n)));
      largest = largest == null ? above : largest.max(above);
    }
    return largest;
  }
}
