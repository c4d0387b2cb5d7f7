package org.ratecut.certify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Box;
import org.ratecut.certificate.Certificate.Split;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.certificate.Certificate.Sum;
import org.ratecut.certificate.LinearSystem;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Table;
import org.ratecut.certificate.TreeCheck;

/**
 * Looks for a tree of boxes that refutes a system (branch and bound; Land and Doig, 1960): solves
 * the linear relaxation of a box, takes its dual values as multipliers if they refute it in whole
 * numbers, and splits it otherwise.
 */
final class TreeSearch {

  /** A violation that floating point cannot tell from none. */
  private static final double POSSIBLE = 1e-9;

  private static final double FRACTIONAL = 1e-5;

  /** The powers of two by which dual values are multiplied before they are rounded. */
  private static final int[] SCALES = {16, 28, 40, 52};

  private final LinearSystem system;
  private final Predicate<Row> elastic;
  private final TreeCheck check;
  private final int maxSteps;

  /**
   * Prepares a search.
   *
   * @param elastic the rows whose violation tells how close a box is to being refuted
   * @param maxSteps the most that a tree may have
   */
  TreeSearch(LinearSystem system, Predicate<Row> elastic, int maxSteps) {
    this.system = system;
    this.elastic = elastic;
    this.check = new TreeCheck(system);
    this.maxSteps = maxSteps;
  }

  /** A tree, or empty if values satisfy all, or the budget or the steps end first. */
  Optional<List<Step>> run(Budget budget) {
    List<Step> tree = new ArrayList<>();
    Deque<Box> open = new ArrayDeque<>();
    open.push(Box.of(system));
    while (!open.isEmpty()) {
      if (budget.isSpent() || tree.size() + open.size() > maxSteps) {
        return Optional.empty();
      }
      Box box = open.pop();
      Optional<Step> step = step(box);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      tree.add(step.orElseThrow());
      if (step.orElseThrow() instanceof Split split) {
        int variable = system.positions().get(split.variable());
        open.push(box.above(variable, split.most(), system));
        open.push(box.atMost(variable, split.most(), system));
      }
    }
    return Optional.of(tree);
  }

  private Optional<Step> step(Box box) {
    if (box.isEmpty()) {
      return Optional.of(new Sum(Map.of(), Map.of()));
    }
    Relaxation.Answer answer = Relaxation.solve(system, box, elastic);
    if (answer == null) {
      return Optional.empty();
    }
    if (answer.violation() > POSSIBLE) {
      for (int scale : SCALES) {
        Sum sum = rounded(answer, Math.scalb(1.0, scale));
        if (check.contradicts(sum, box)) {
          return Optional.of(sum);
        }
      }
    }
    return split(box, answer).map(each -> each);
  }

  private Sum rounded(Relaxation.Answer answer, double scale) {
    Map<String, Long> multipliers = new TreeMap<>();
    for (Row row : system.rows()) {
      long rounded = Math.round(answer.multipliers().getOrDefault(row.name(), 0.0) * scale);
      if (rounded > 0 || (rounded < 0 && row.equation())) {
        multipliers.put(row.name(), rounded);
      }
    }
    Map<String, Long> slopes = new TreeMap<>();
    answer
        .slopes()
        .forEach(
            (name, slope) -> {
              if (Math.round(slope * scale) != 0) {
                slopes.put(name, Math.round(slope * scale));
              }
            });
    return new Sum(multipliers, slopes);
  }

  private record Choice(int variable, long most, double score) {}

  /** Where a table's value is furthest from its entry, or a variable from a whole number. */
  private Optional<Split> split(Box box, Relaxation.Answer answer) {
    Choice best = new Choice(-1, 0, 0);
    for (Table table : system.tables()) {
      best = better(best, at(table, box, answer));
    }
    for (int i = 0; i < answer.values().size() && best.variable < 0; i++) {
      double value = answer.values().get(i);
      double fraction = Math.abs(value - Math.rint(value));
      if (fraction > FRACTIONAL && box.least(i) < box.most(i)) {
        best = better(best, new Choice(i, floorWithin(box, i, value), fraction));
      }
    }
    for (int i = 0; i < answer.values().size() && best.variable < 0; i++) {
      if (box.least(i) < box.most(i)) {
        best = new Choice(i, Math.floorDiv(box.least(i) + box.most(i), 2), 1);
      }
    }
    return best.variable < 0
        ? Optional.empty()
        : Optional.of(new Split(system.variables().get(best.variable).name(), best.most));
  }

  private static Choice better(Choice a, Choice b) {
    return b.score > a.score ? b : a;
  }

  private static Choice at(Table table, Box box, Relaxation.Answer answer) {
    int x = table.argument();
    double argument = answer.values().get(x);
    long below = (long) Math.floor(argument + FRACTIONAL);
    long above = (long) Math.ceil(argument - FRACTIONAL);
    double part = argument - below;
    double entry =
        (1 - part) * table.values().get((int) clamp(box, x, below))
            + part * table.values().get((int) clamp(box, x, above));
    double gap = Math.abs(entry - answer.values().get(table.variable()));
    double weight = Math.abs(answer.weights().getOrDefault(table.variable(), 0.0));
    if (gap < FRACTIONAL || box.least(x) == box.most(x)) {
      return new Choice(x, 0, 0);
    }
    boolean isPresence =
        table.values().get(0) == 0 && box.least(x) == 0 && box.most(table.variable()) == 1;
    long most = isPresence ? 0 : floorWithin(box, x, argument);
    return new Choice(x, most, gap * weight + 1e-12 * gap);
  }

  private static long clamp(Box box, int variable, long value) {
    return Math.max(box.least(variable), Math.min(box.most(variable), value));
  }

  /** The whole number below a value, such that both parts of the box are smaller than it. */
  private static long floorWithin(Box box, int variable, double value) {
    long floor = (long) Math.floor(value + FRACTIONAL);
    return Math.max(box.least(variable), Math.min(box.most(variable) - 1, floor));
  }
}
