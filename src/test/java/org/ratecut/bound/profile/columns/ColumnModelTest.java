package org.ratecut.bound.profile.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.profile.DeviceUse;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.Effort;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Whatever a device does in an optimum, no weights make it weigh more than pricing says. */
class ColumnModelTest {

  private static final BoundBudget BUDGET = BoundBudget.ofTime(Duration.ofSeconds(60), 1);

  @BeforeAll
  static void loadLibrary() {
    assertThat(new NativeLibrary().isAvailable("Nothing can be tested")).isTrue();
  }

  @Test
  void pricingExcludesNoDeviceOfAnOptimum() {
    int priced = 0;
    int problems = Effort.of(240);
    for (int seed = 0; seed < problems; seed++) {
      Problem problem = RandomProblems.ofSize(7, 3, 9000 + seed);
      ExhaustiveSearch.Optimum optimum = ExhaustiveSearch.optimum(problem).orElse(null);
      if (optimum != null) {
        requireSound(problem, optimum.assignment(), optimum.cost(), new Random(seed));
        priced++;
      }
    }
    assertThat(priced).isGreaterThan(problems / 2);
  }

  private static void requireSound(
      Problem problem, Assignment optimum, Fraction cost, Random random) {
    NetworkProfile profile = NetworkProfile.of(problem.network());
    Partners partners =
        new Partners(
            random.nextBoolean() ? List.of(List.of(0, 1, 2)) : List.of(List.of(0), List.of(1, 2)));
    CostQuestion question =
        new CostQuestion(
            problem,
            profile,
            cost,
            new AttainableCosts(problem).limitsAt(cost),
            new Oracle(Engine.CP_SAT));
    DeviceUse use = new DeviceUse(problem, profile, partners);
    List<Column> columns = IntStream.range(0, 3).mapToObj(d -> use.column(optimum, d)).toList();
    CountRanges ranges = caseOf(question.ranges(), columns, profile.classes().size(), random);
    Multipliers weights = weights(profile, partners, random);
    for (int d = 0; d < columns.size(); d++) {
      ColumnModel model = new ColumnModel(question, ranges, partners, d);
      long most = model.price(weights, 0, BUDGET).orElseThrow().most();
      assertThat(weights.weigh(columns.get(d), partners.of(d)))
          .as("device %d of %s", d, problem.name())
          .isLessThanOrEqualTo(most);
    }
  }

  /** A case that holds for the columns. */
  private static CountRanges caseOf(
      CountRanges ranges, List<Column> columns, int classes, Random random) {
    int device = random.nextInt(columns.size());
    int vertexClass = random.nextInt(classes);
    long count = columns.get(device).count(vertexClass);
    return random.nextBoolean()
        ? ranges.withAtLeast(List.of(device), vertexClass, count)
        : ranges.withAtMost(List.of(device), vertexClass, count);
  }

  private static Multipliers weights(NetworkProfile profile, Partners partners, Random random) {
    int groups = partners.count();
    double[][][] perFlow = new double[profile.sources().size()][groups][groups];
    for (double[][] table : perFlow) {
      for (double[] row : table) {
        Arrays.setAll(row, i -> random.nextInt(-3, 4));
      }
    }
    double[] perVertex =
        IntStream.range(0, profile.classes().size())
            .mapToDouble(k -> random.nextInt(-3, 4))
            .toArray();
    return Multipliers.rounded(perVertex, perFlow, random.nextInt(2), profile, 100);
  }
}
