package org.ratecut.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Table;
import org.ratecut.certificate.LinearSystem.Term;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;

/** Every valid assignment satisfies every row, table and range of a claim above its cost. */
class InequalitiesTest {

  private final Random random = new Random(3);

  @Test
  void holdForAssignmentsOfRandomProblems() {
    for (int seed = 0; seed < 120; seed++) {
      Problem problem =
          seed % 2 == 0 ? RandomProblems.upTo(9, 4, seed) : ResourceProblems.tiny(seed);
      for (int i = 0; i < 8; i++) {
        check(problem, RandomProblems.assignment(problem, random));
      }
    }
  }

  @Test
  void holdForConnectedPartsOfGrids() {
    int checked = 0;
    for (int i = 0; i < 150; i++) {
      Problem problem = problemOnGrids(2 + random.nextInt(3));
      checked += check(problem, parts(problem)) ? 1 : 0;
    }
    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void holdForConnectedPartsOfLeNet() {
    Network network = PaperProblems.lenet2to1();
    for (int devices = 2; devices <= 4; devices++) {
      Cluster cluster = PaperProblems.equal("plenty", devices, 1 << 20, 1_000_000, 10_000);
      Problem problem = Problem.of("lenet", network, cluster);
      for (int i = 0; i < 4; i++) {
        assertThat(check(problem, parts(problem))).isTrue();
      }
    }
  }

  /** Two layers of windows, one after the other, with every shape of window that there is. */
  private Problem problemOnGrids(int devices) {
    NetworkBuilder builder = Network.builder("grids");
    Layer before = builder.addLayer("in", size(), size(), 1, new Vertex(1, 3, 2));
    for (int l = 0; l < 2; l++) {
      before = windows(builder, before, l);
    }
    Cluster cluster = PaperProblems.equal("plenty", devices, 1 << 20, 1_000, 100);
    return Problem.of("grids", builder.build(), cluster);
  }

  private int size() {
    return 3 + random.nextInt(7);
  }

  private Layer windows(NetworkBuilder builder, Layer before, int number) {
    int kernel = 1 + random.nextInt(Math.min(4, Math.min(before.height(), before.width())));
    int stride = 1 + random.nextInt(kernel);
    int pad = random.nextInt(kernel);
    int height = (before.height() + 2 * pad - kernel) / stride + 1;
    int width = (before.width() + 2 * pad - kernel) / stride + 1;
    Layer layer = builder.addLayer("layer" + number, height, width, 1, new Vertex(1, 2, 2));
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        List<Integer> read = new ArrayList<>();
        for (int u = Math.max(0, i * stride - pad); u < i * stride - pad + kernel; u++) {
          for (int v = Math.max(0, j * stride - pad); v < j * stride - pad + kernel; v++) {
            if (u < before.height() && v < before.width()) {
              read.add(before.vertexAt(u, v));
            }
          }
        }
        if (!read.isEmpty()) {
          builder.addArcs(
              VertexSet.of(read.stream().mapToInt(Integer::intValue).toArray()),
              VertexSet.of(layer.vertexAt(i, j)));
        }
      }
    }
    return layer;
  }

  /** The same half planes through all layers, mostly, so that little is sent. */
  private Assignment parts(Problem problem) {
    int devices = problem.deviceCount();
    double[][] planes = new double[devices - 1][];
    for (int d = 0; d < planes.length; d++) {
      planes[d] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextDouble()};
    }
    double noise = random.nextInt(3) * 0.05;
    Network network = problem.network();
    int[] deviceOf = new int[problem.vertexCount()];
    for (int v = 0; v < deviceOf.length; v++) {
      Layer layer = network.layers().get(network.layerOf(v));
      double x = (v - layer.firstVertex()) % layer.width() / (double) layer.width() - 0.5;
      int row = (v - layer.firstVertex()) / layer.width();
      double y = row / (double) layer.height() - 0.5;
      for (int d = 0; d < planes.length; d++) {
        double side = planes[d][0] * x + planes[d][1] * y - (planes[d][2] - 0.5) / 2;
        deviceOf[v] = side > 0 ? d + 1 : deviceOf[v];
      }
      deviceOf[v] = random.nextDouble() < noise ? random.nextInt(devices) : deviceOf[v];
    }
    return Assignment.of(deviceOf);
  }

  /** Returns whether the assignment was valid, so that there was something to check. */
  private static boolean check(Problem problem, Assignment assignment) {
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    if (!evaluation.isValid()) {
      return false;
    }
    Fraction cost = evaluation.cost(problem.objective());
    Fraction above = Fraction.of(cost.numerator() + 1, cost.denominator());
    for (Optional<Fraction> claim : List.of(Optional.of(above), Optional.<Fraction>empty())) {
      Inequalities all = new Inequalities(problem, claim);
      Map<String, Long> values = values(problem, assignment, all);
      requireSatisfied(problem, all.ofAll(), values);
      for (int d = 0; d < problem.deviceCount(); d++) {
        Map<String, Long> own = new HashMap<>();
        String prefix = d + ":";
        values.forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), value);
              }
            });
        requireSatisfied(problem, all.ofDevice(d), own);
      }
    }
    return true;
  }

  /** Counts and flows as they are in the assignment. */
  private static Map<String, Long> values(
      Problem problem, Assignment assignment, Inequalities all) {
    Map<String, Long> values = new HashMap<>();
    for (int k = 0; k < all.profile.classes.size(); k++) {
      for (int v : all.profile.classes.get(k).vertices()) {
        values.merge(assignment.deviceOf(v) + ":n" + k, 1L, Long::sum);
      }
    }
    for (int s = 0; s < all.profile.sources.size(); s++) {
      for (int k : all.profile.sources.get(s).classes()) {
        for (int v : all.profile.classes.get(k).vertices()) {
          int from = assignment.deviceOf(v);
          for (int to : receivers(problem, assignment, v)) {
            values.merge("f%d %d-%d".formatted(s, from, to), 1L, Long::sum);
            values.merge(from + ":out" + s, 1L, Long::sum);
            values.merge(to + ":in" + s, 1L, Long::sum);
          }
        }
      }
    }
    return values;
  }

  private static Set<Integer> receivers(Problem problem, Assignment assignment, int vertex) {
    Set<Integer> receivers = new TreeSet<>();
    int broadcast = problem.network().outgoingBroadcast(vertex);
    for (int consumer : problem.network().broadcasts().get(broadcast).consumers()) {
      receivers.add(assignment.deviceOf(consumer));
    }
    receivers.remove(assignment.deviceOf(vertex));
    return receivers;
  }

  private static void requireSatisfied(
      Problem problem, LinearSystem system, Map<String, Long> given) {
    long[] values =
        system.variables().stream()
            .mapToLong(each -> given.getOrDefault(each.name(), 0L))
            .toArray();
    // What the variables of sums and tables are follows from the others.
    for (Row row : system.rows()) {
      if (row.name().contains("sum ")) {
        Term sum = row.terms().get(row.terms().size() - 1);
        values[sum.variable()] = sum(row, values) + values[sum.variable()];
      }
    }
    for (Table table : system.tables()) {
      values[table.variable()] = table.values().get((int) values[table.argument()]);
    }
    Box box = Box.of(system);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .as("%s %s", problem.name(), system.variables().get(i))
          .isBetween(box.least(i), box.most(i));
    }
    for (Row row : system.rows()) {
      assertThat(sum(row, values))
          .as("%s %s", problem.name(), row)
          .matches(sum -> row.equation() ? sum == 0 : sum >= 0);
    }
  }

  private static long sum(Row row, long[] values) {
    return row.constant()
        + row.terms().stream().mapToLong(term -> term.factor() * values[term.variable()]).sum();
  }

  @Test
  void boundsOfGridsAreAtMostWhatTryingAllSetsFinds() {
    for (int i = 0; i < 60; i++) {
      int kernel = 1 + random.nextInt(3);
      int stride = 1 + random.nextInt(kernel);
      int height = 2 + random.nextInt(2);
      int width = 2 + random.nextInt(4 - height);
      int producerWidth = (width - 1) * stride + kernel;
      List<int[]> reads = new ArrayList<>();
      for (int c = 0; c < height * width; c++) {
        int row = c / width * stride;
        int column = c % width * stride;
        reads.add(
            IntStream.range(0, kernel * kernel)
                .map(p -> (row + p / kernel) * producerWidth + column + p % kernel)
                .toArray());
      }
      int all = reads.size();
      int producers = (int) reads.stream().flatMapToInt(IntStream::of).distinct().count();
      Neighbourhood tried = Neighbourhood.of(producers, reads, width, producerWidth, false);
      long[] smallest = new long[all + 1];
      long[] boundary = new long[all + 1];
      GridBound.of(reads, width, producerWidth).orElseThrow().raise(smallest, boundary);
      for (int n = 0; n <= all; n++) {
        assertThat(smallest[n]).isLessThanOrEqualTo(tried.smallest().get(n));
        assertThat(boundary[n]).isLessThanOrEqualTo(tried.boundary().get(n));
      }
    }
  }
}
