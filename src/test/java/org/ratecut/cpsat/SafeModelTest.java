package org.ratecut.cpsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearConstraintProto;
import com.google.ortools.sat.LinearExpr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Works on the data of models. */
class SafeModelTest {

  private static final int VARIABLES = 4;
  private static final int LARGEST_VALUE = 3;

  @Test
  void splitRowsAdmitExactlyWhatTheRowAdmits() throws UnsafeModelException {
    Random random = new Random(1);
    int split = 0;
    int admitted = 0;
    for (int trial = 0; trial < 500; trial++) {
      CpModelProto.Builder model = randomModel(random);
      LinearConstraintProto original = model.getConstraints(0).getLinear();
      List<Integer> enforcement = model.getConstraints(0).getEnforcementLiteralList();
      SafeModel.secure(model);
      requireSafe(model);
      split += model.getConstraintsCount() > 1 ? 1 : 0;
      for (List<Long> values : allValues()) {
        boolean expected = !isEnforced(enforcement, values) || holds(original, values);
        assertThat(new ModelCheck(model).isSatisfiedBy(withLeastCarries(model, values)))
            .as("%s of %s", values, original)
            .isEqualTo(expected);
        admitted += expected ? 1 : 0;
      }
    }
    assertThat(split).isGreaterThan(250);
    assertThat(admitted).isBetween(20_000, 110_000);
  }

  @Test
  void aRowOfSafeSizeStaysAsItIs() throws UnsafeModelException {
    CpModelProto.Builder model = model();
    addRow(model, new long[] {1 << 27, 3, -5, 1}, Long.MIN_VALUE, 1L << 29);
    ConstraintProto before = model.getConstraints(0);
    SafeModel.secure(model);
    assertThat(model.getConstraintsList()).containsExactly(before);
    assertThat(model.getVariablesCount()).isEqualTo(VARIABLES);
  }

  @Test
  void theGivenModelIsNeverChanged() throws UnsafeModelException {
    assertThat(new NativeLibrary().isAvailable("The test")).isTrue();
    CpModel large = new CpModel();
    IntVar[] counts = {large.newIntVar(0, 3, "a"), large.newIntVar(0, 3, "b")};
    long[] sizes = {(1L << 40) + 1, (1L << 40) + 3};
    large.addLessOrEqual(LinearExpr.weightedSum(counts, sizes), 1L << 41);
    CpModelProto before = large.getBuilder().build();
    CpModel safe = SafeModel.of(large);
    assertThat(large.getBuilder().build()).isEqualTo(before);
    assertThat(safe.getBuilder().getVariablesCount()).isGreaterThan(2);
    requireSafe(safe.getBuilder());

    CpModel small = new CpModel();
    small.addLessOrEqual(LinearExpr.term(small.newIntVar(0, 3, "a"), 5), 7);
    assertThat(SafeModel.of(small)).isSameAs(small);
  }

  @Test
  void aLimitBeyondEverySumLimitsNothing() throws UnsafeModelException {
    CpModelProto.Builder model = model();
    addRow(model, new long[] {1, 1, 1, 1}, Long.MIN_VALUE, 1L << 50);
    SafeModel.secure(model);
    assertThat(model.getConstraintsList()).allMatch(each -> !each.hasLinear());
  }

  @Test
  void aCommonDivisorNeedsNoCarry() throws UnsafeModelException {
    CpModelProto.Builder model = model();
    addRow(model, new long[] {1L << 40, 3L << 40, 1L << 41, 0}, Long.MIN_VALUE, (5L << 40) + 17);
    SafeModel.secure(model);
    assertThat(model.getVariablesCount()).isEqualTo(VARIABLES);
    assertThat(model.getConstraints(1).getLinear().getCoeffsList()).containsExactly(1L, 3L, 2L);
    assertThat(model.getConstraints(1).getLinear().getDomain(1)).isEqualTo(5);
  }

  @Test
  void whatCannotBeMadeSmallerIsRefused() {
    CpModelProto.Builder variable = model();
    variable.addVariablesBuilder().addDomain(0).addDomain(1L << 31);
    assertThatThrownBy(() -> SafeModel.secure(variable)).hasMessageContaining("A variable");

    CpModelProto.Builder objective = model();
    objective.getObjectiveBuilder().addVars(0).addCoeffs(1L << 54);
    assertThatThrownBy(() -> SafeModel.secure(objective)).hasMessageContaining("The objective");

    CpModelProto.Builder unknown = model();
    unknown.addConstraintsBuilder().getIntProdBuilder();
    assertThatThrownBy(() -> SafeModel.secure(unknown)).hasMessageContaining("INT_PROD");
  }

  private static CpModelProto.Builder model() {
    CpModelProto.Builder model = CpModelProto.newBuilder();
    for (int v = 0; v < VARIABLES; v++) {
      model.addVariablesBuilder().addDomain(0).addDomain(v == 0 ? 1 : LARGEST_VALUE);
    }
    return model;
  }

  private static ConstraintProto.Builder addRow(
      CpModelProto.Builder model, long[] coefficients, long least, long most) {
    ConstraintProto.Builder constraint = model.addConstraintsBuilder();
    for (int v = 0; v < coefficients.length; v++) {
      constraint.getLinearBuilder().addVars(v).addCoeffs(coefficients[v]);
    }
    constraint.getLinearBuilder().addDomain(least).addDomain(most);
    return constraint;
  }

  /** Limits near a sum of some values, so that about as many are admitted as not. */
  private static CpModelProto.Builder randomModel(Random random) {
    CpModelProto.Builder model = model();
    int bits = 20 + random.nextInt(38);
    long[] coefficients = random.longs(VARIABLES, -(1L << bits), 1L << bits).toArray();
    long limit = random.nextInt(3) - 1L;
    for (long coefficient : coefficients) {
      limit += coefficient * random.nextInt(2);
    }
    boolean isEquation = random.nextInt(4) == 0;
    boolean isAtLeast = random.nextBoolean();
    ConstraintProto.Builder row =
        addRow(
            model,
            coefficients,
            isEquation || isAtLeast ? limit : Long.MIN_VALUE,
            isEquation || !isAtLeast ? limit : Long.MAX_VALUE);
    if (random.nextBoolean()) {
      row.addEnforcementLiteral(random.nextBoolean() ? 0 : -1);
    }
    return model;
  }

  private static void requireSafe(CpModelProto.Builder model) {
    Ranges ranges = new Ranges(model);
    for (ConstraintProto constraint : model.getConstraintsList()) {
      BigInteger size = BigInteger.ZERO;
      LinearConstraintProto row = constraint.getLinear();
      for (int i = 0; i < row.getVarsCount(); i++) {
        size = size.add(ranges.magnitude(row.getVars(i), row.getCoeffs(i)));
      }
      assertThat(size).isLessThanOrEqualTo(BigInteger.valueOf(Integer.MAX_VALUE));
    }
  }

  private static List<List<Long>> allValues() {
    List<List<Long>> all = new ArrayList<>();
    for (long a = 0; a <= 1; a++) {
      for (long b = 0; b <= LARGEST_VALUE; b++) {
        for (long c = 0; c <= LARGEST_VALUE; c++) {
          for (long d = 0; d <= LARGEST_VALUE; d++) {
            all.add(List.of(a, b, c, d));
          }
        }
      }
    }
    return all;
  }

  private static boolean isEnforced(List<Integer> literals, List<Long> values) {
    return literals.stream().allMatch(literal -> values.get(0) == (literal == 0 ? 1 : 0));
  }

  private static boolean holds(LinearConstraintProto row, List<Long> values) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < row.getVarsCount(); i++) {
      BigInteger coefficient = BigInteger.valueOf(row.getCoeffs(i));
      sum = sum.add(coefficient.multiply(BigInteger.valueOf(values.get(row.getVars(i)))));
    }
    return sum.compareTo(BigInteger.valueOf(row.getDomain(0))) >= 0
        && sum.compareTo(BigInteger.valueOf(row.getDomain(1))) <= 0;
  }

  /** Each carry is made in a row of lower digits, which has it last; more of it helps nowhere. */
  private static List<Long> withLeastCarries(CpModelProto.Builder model, List<Long> values) {
    List<Long> all = new ArrayList<>(values);
    for (int carry = VARIABLES; carry < model.getVariablesCount(); carry++) {
      LinearConstraintProto maker = makerOf(carry, model);
      long value = model.getVariables(carry).getDomain(0);
      all.add(value);
      while (!holds(maker, all)) {
        all.set(carry, ++value);
      }
    }
    return all;
  }

  private static LinearConstraintProto makerOf(int carry, CpModelProto.Builder model) {
    return model.getConstraintsList().stream()
        .map(ConstraintProto::getLinear)
        .filter(row -> row.getVarsCount() > 0)
        .filter(row -> row.getVars(row.getVarsCount() - 1) == carry)
        .filter(row -> row.getCoeffs(row.getVarsCount() - 1) < 0)
        .findFirst()
        .orElseThrow();
  }
}
