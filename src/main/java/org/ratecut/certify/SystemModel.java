package org.ratecut.certify;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Box;
import org.ratecut.certificate.LinearSystem;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Table;
import org.ratecut.certificate.LinearSystem.Term;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.Oracle;

/** A system as a model of CP-SAT, which is faster at deciding than a tree with proofs. */
final class SystemModel {

  private final LinearSystem system;
  private final CpModel model = new CpModel();
  private final List<IntVar> variables = new ArrayList<>();
  private final Oracle oracle = new Oracle(Engine.CP_SAT);

  /** Of a system whose box is not empty. */
  SystemModel(LinearSystem system) {
    this.system = system;
    Box box = Box.of(system);
    for (int i = 0; i < system.variables().size(); i++) {
      variables.add(model.newIntVar(box.least(i), box.most(i), ""));
    }
    for (Row row : system.rows()) {
      LinearExpr sum = sum(row.terms());
      if (row.equation()) {
        model.addEquality(sum, -row.constant());
      } else {
        model.addGreaterOrEqual(sum, -row.constant());
      }
    }
    for (Table table : system.tables()) {
      long[] values =
          table.values().stream()
              .limit(box.most(table.argument()) + 1)
              .mapToLong(Long::longValue)
              .toArray();
      model.addElement(variables.get(table.argument()), values, variables.get(table.variable()));
    }
  }

  private LinearExpr sum(List<Term> terms) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    terms.forEach(term -> sum.addTerm(variables.get(term.variable()), term.factor()));
    return sum.build();
  }

  /**
   * An answer about the largest weighted sum.
   *
   * @param most CP-SAT says that no sum is larger
   * @param values with a large sum, by the name of the variable
   */
  record Heaviest(long most, Map<String, Long> values) {}

  /** The heaviest values, or empty if there are none or it is not known in time. */
  Optional<Heaviest> heaviest(Map<String, Long> weights, double slack, Budget budget) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      long weight = weights.getOrDefault(system.variables().get(i).name(), 0L);
      if (weight != 0) {
        terms.add(new Term(weight, i));
      }
    }
    model.maximize(sum(terms));
    CpSat solver =
        oracle.cpSat(budget.remaining(), budget.threads(), budget.seed(), budget::isCancelled);
    solver.parameters().setAbsoluteGapLimit(slack);
    solver.parameters().setCpModelProbingLevel(0);
    solver.parameters().setSymmetryLevel(0);
    CpSatAnswer answer = solver.solve(model);
    if (answer.kind() != CpSatAnswer.Kind.VALUES) {
      return Optional.empty();
    }
    Map<String, Long> values = new java.util.HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      values.put(system.variables().get(i).name(), answer.value(variables.get(i)));
    }
    return Optional.of(new Heaviest(answer.bound(), values));
  }
}
