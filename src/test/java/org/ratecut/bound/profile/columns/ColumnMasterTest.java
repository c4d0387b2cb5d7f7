package org.ratecut.bound.profile.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.DeviceUse;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.counts.ColumnShare;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.testing.RandomProblems;

/**
 * Two kinds of devices with two columns each: then a mixture is a point in a rectangle, and the
 * least violation is at a point where two lines cross, each an edge or where a coupling holds.
 */
class ColumnMasterTest {

  private static final int PROBLEMS = 150;
  private static final List<DeviceKind> KINDS =
      List.of(new DeviceKind(List.of(0)), new DeviceKind(List.of(1, 2)));
  private static final Offset<Double> ROUNDING = within(1e-6);

  @BeforeAll
  static void loadLibrary() {
    assertThat(new NativeLibrary().isAvailable("Nothing can be tested")).isTrue();
  }

  @Test
  void theViolationIsTheLeastOfAllMixtures() {
    int possible = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Trial trial = new Trial(seed);
      double least = trial.leastViolation();
      double violation = trial.master().solve().violation();
      assertThat(violation).as("seed %d", seed).isCloseTo(least, ROUNDING);
      assertThat(violation < 1e-6).as("seed %d", seed).isEqualTo(least < 1e-12);
      possible += least < 1e-12 ? 1 : 0;
    }
    assertThat(possible).isBetween(PROBLEMS / 10, PROBLEMS * 9 / 10);
  }

  @Test
  void theMixtureAttainsTheViolationWithAllDevicesOfEachKind() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Trial trial = new Trial(seed);
      Dual dual = trial.master().solve();
      double[][] times = new double[2][2];
      for (ColumnShare share : dual.mix()) {
        times[share.kind()][trial.columns.get(share.kind()).indexOf(share.column())] +=
            share.weight();
      }
      for (int kind = 0; kind < 2; kind++) {
        assertThat(times[kind][0] + times[kind][1]).isCloseTo(KINDS.get(kind).size(), ROUNDING);
      }
      assertThat(trial.violation(times[0][0], times[1][0])).isCloseTo(dual.violation(), ROUNDING);
    }
  }

  /** By these weights the columns fall short of what they must weigh by the whole violation. */
  @Test
  void theMultipliersProveTheViolation() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Trial trial = new Trial(seed);
      Dual dual = trial.master().solve();
      Multipliers weights = dual.rounded(trial.profile, trial.capacity);
      long missing = weights.atLeast(trial.capacity);
      for (int kind = 0; kind < 2; kind++) {
        int own = trial.partners.of(KINDS.get(kind).first());
        long most =
            trial.columns.get(kind).stream()
                .mapToLong(column -> weights.weigh(column, own))
                .max()
                .orElseThrow();
        missing -= KINDS.get(kind).size() * most;
      }
      assertThat(missing / weights.scale())
          .as("seed %d", seed)
          .isCloseTo(dual.violation(), ROUNDING);
    }
  }

  @Test
  void withoutColumnsNothingIsKnownToBeViolated() {
    Trial trial = new Trial(1);
    ColumnMaster empty = new ColumnMaster(trial.profile, trial.capacity, KINDS, trial.partners);
    assertThat(empty.solve().violation()).isZero();
    assertThat(empty.solve().mix()).isEmpty();
  }

  /** A tiny network on three devices, with columns of an assignment or without any sense. */
  private static final class Trial {

    private final Random random;
    private final NetworkProfile profile;
    private final Partners partners;
    private final long capacity;
    private final List<List<Column>> columns = new ArrayList<>();

    Trial(int seed) {
      this.random = new Random(seed);
      Problem problem = RandomProblems.ofSize(4, 3, seed);
      this.profile = NetworkProfile.of(problem.network());
      this.partners =
          new Partners(
              random.nextBoolean()
                  ? KINDS.stream().map(DeviceKind::devices).toList()
                  : List.of(List.of(0, 1, 2)));
      this.capacity = 1L + random.nextInt(40);
      DeviceUse use = new DeviceUse(problem, profile, partners);
      Assignment assignment = RandomProblems.assignment(problem, random);
      double sense = random.nextInt(3) / 2.0;
      for (List<Integer> devices : List.of(List.of(0, 0), List.of(1, 2))) {
        columns.add(
            devices.stream()
                .map(d -> random.nextDouble() < sense ? use.column(assignment, d) : any())
                .toList());
      }
    }

    private Column any() {
      long[] counts = profile.classes().stream().mapToLong(each -> upTo(each.size())).toArray();
      return new Column(counts, traffic(), traffic());
    }

    private long[][] traffic() {
      long[][] traffic = new long[partners.count()][profile.sources().size()];
      for (long[] row : traffic) {
        Arrays.setAll(row, s -> upTo(profile.sources().get(s).size()));
      }
      return traffic;
    }

    private long upTo(int size) {
      return random.nextInt(size + 1);
    }

    ColumnMaster master() {
      ColumnMaster master = new ColumnMaster(profile, capacity, KINDS, partners);
      for (int kind = 0; kind < 2; kind++) {
        for (Column column : columns.get(kind)) {
          master.add(kind, column);
        }
      }
      return master;
    }

    /** How far each coupling is from holding where the first columns are used so often. */
    private double[] residuals(double... first) {
      List<Double> rows = new ArrayList<>();
      for (int k = 0; k < profile.classes().size(); k++) {
        double held = 0;
        for (int kind = 0; kind < 2; kind++) {
          for (int i = 0; i < 2; i++) {
            held += times(kind, i, first) * columns.get(kind).get(i).count(k);
          }
        }
        rows.add(held / profile.classes().get(k).size() - 1);
      }
      double traffic = 0;
      for (int s = 0; s < profile.sources().size(); s++) {
        double share = (double) profile.sources().get(s).output() / capacity;
        double[][] missing = new double[partners.count()][partners.count()];
        for (int kind = 0; kind < 2; kind++) {
          int own = partners.of(KINDS.get(kind).first());
          for (int i = 0; i < 2; i++) {
            Column column = columns.get(kind).get(i);
            for (int group = 0; group < partners.count(); group++) {
              double received = times(kind, i, first) * column.receivedFrom(group, s);
              missing[group][own] += received;
              missing[own][group] -= times(kind, i, first) * column.sentTo(group, s);
              traffic += received * share;
            }
          }
        }
        for (double[] table : missing) {
          for (double each : table) {
            rows.add(2 * share * each);
          }
        }
      }
      rows.add(traffic - 1);
      return rows.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double times(int kind, int i, double... first) {
      return i == 0 ? first[kind] : KINDS.get(kind).size() - first[kind];
    }

    double violation(double x, double y) {
      double[] rows = residuals(x, y);
      double sum = Math.max(0, rows[rows.length - 1]);
      for (int i = 0; i < rows.length - 1; i++) {
        sum += Math.abs(rows[i]);
      }
      return sum;
    }

    double leastViolation() {
      List<double[]> lines = lines();
      double least = Double.POSITIVE_INFINITY;
      for (double[] a : lines) {
        for (double[] b : lines) {
          double area = a[0] * b[1] - a[1] * b[0];
          double x = (a[1] * b[2] - a[2] * b[1]) / area;
          double y = (a[2] * b[0] - a[0] * b[2]) / area;
          boolean crosses = Math.abs(area) > 1e-9;
          if (crosses && isWithin(x, KINDS.get(0).size()) && isWithin(y, KINDS.get(1).size())) {
            least = Math.min(least, violation(x, y));
          }
        }
      }
      return least;
    }

    private static boolean isWithin(double value, int end) {
      return value >= -1e-12 && value <= end + 1e-12;
    }

    /** As factors of x, of y and of one: the four edges, and where each coupling holds. */
    private List<double[]> lines() {
      List<double[]> lines = new ArrayList<>();
      for (int kind = 0; kind < 2; kind++) {
        double x = kind == 0 ? 1 : 0;
        lines.add(new double[] {x, 1 - x, 0});
        lines.add(new double[] {x, 1 - x, -KINDS.get(kind).size()});
      }
      double[] origin = residuals(0, 0);
      double[] right = residuals(1, 0);
      double[] up = residuals(0, 1);
      for (int i = 0; i < origin.length; i++) {
        lines.add(new double[] {right[i] - origin[i], up[i] - origin[i], origin[i]});
      }
      return lines;
    }
  }
}
