package org.ratecut.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Unknown whole numbers, rows {@code Σ factor · variable + constant ≥ 0} (or {@code = 0}), and
 * tables, which make one variable a function of another.
 */
public record LinearSystem(List<Variable> variables, List<Row> rows, List<Table> tables) {

  /** An unknown from {@code least} to {@code most}. */
  public record Variable(String name, long least, long most) {}

  /** A factor and the position of a variable. */
  public record Term(long factor, int variable) {}

  /** A sum that is at least 0, or just 0 if it is an equation. */
  public record Row(String name, List<Term> terms, long constant, boolean equation) {}

  /**
   * The variable at one position is an entry of a list, chosen by the variable at another.
   *
   * @param values for arguments from 0 to the most of the argument, at least
   */
  public record Table(int variable, int argument, List<Long> values) {}

  /** Copies the lists. */
  public LinearSystem {
    variables = List.copyOf(variables);
    rows = List.copyOf(rows);
    tables = List.copyOf(tables);
  }

  /** The same with one row more. */
  public LinearSystem with(Row row) {
    List<Row> more = new ArrayList<>(rows);
    more.add(row);
    return new LinearSystem(variables, more, tables);
  }

  /** The positions of the variables, by name. */
  public Map<String, Integer> positions() {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      positions.put(variables.get(i).name(), i);
    }
    return positions;
  }

  /** Collects a system. */
  static final class Builder {

    private final List<Variable> variables = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    int variable(String name, long least, long most) {
      positions.put(name, variables.size());
      variables.add(new Variable(name, least, most));
      return variables.size() - 1;
    }

    /** The position of a variable, or -1. */
    int find(String name) {
      return positions.getOrDefault(name, -1);
    }

    long most(int variable) {
      return variables.get(variable).most();
    }

    /** A variable that is a function of another; the same name is the same function. */
    int table(String name, int argument, List<Long> values) {
      if (find(name) >= 0) {
        return find(name);
      }
      long most = values.stream().mapToLong(Long::longValue).max().orElseThrow();
      int variable = variable(name, 0, most);
      tables.add(new Table(variable, argument, values));
      return variable;
    }

    void row(String name, List<Term> terms, long constant) {
      rows.add(new Row(name, List.copyOf(terms), constant, false));
    }

    void equation(String name, List<Term> terms, long constant) {
      rows.add(new Row(name, List.copyOf(terms), constant, true));
    }

    LinearSystem build() {
      return new LinearSystem(variables, rows, tables);
    }
  }
}
