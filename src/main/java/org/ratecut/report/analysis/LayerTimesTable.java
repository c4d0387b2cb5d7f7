package org.ratecut.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ratecut.analyze.LayerWork;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.report.text.TextTable;

/** The milliseconds of each layer on each device, as a table in text. */
final class LayerTimesTable {

  /** A table with more columns is too wide for a terminal; then each pair has a row. */
  private static final int MAX_COLUMNS = 8;

  private static final String NONE = "-";

  private final Problem problem;
  private final AnalysisWords words;
  private final List<LayerWork> works;

  LayerTimesTable(Problem problem, List<LayerWork> works) {
    this.problem = problem;
    this.words = new AnalysisWords(problem);
    this.works = works;
  }

  /** A title and the table. */
  String text() {
    return problem.deviceCount() <= MAX_COLUMNS ? byDevice() : byPair();
  }

  private String byDevice() {
    int layers = problem.network().layers().size();
    double[][] seconds = new double[layers + 1][problem.deviceCount() + 1];
    boolean[][] isThere = new boolean[layers + 1][problem.deviceCount() + 1];
    for (LayerWork work : works) {
      for (int row : new int[] {work.layer(), layers}) {
        for (int column : new int[] {work.device(), problem.deviceCount()}) {
          seconds[row][column] += work.time().toDouble();
          isThere[row][column] = true;
        }
      }
    }
    TextTable table = new TextTable(header());
    for (int i = 0; i <= layers; i++) {
      List<String> row = new ArrayList<>(List.of(i < layers ? words.layer(i) : "all"));
      for (int d = 0; d < seconds[i].length; d++) {
        row.add(isThere[i][d] ? milliseconds(seconds[i][d]) : NONE);
      }
      table.add(row.toArray(String[]::new));
    }
    return "\nLayers (ms per inference on each device; - where it has none of it)\n" + table.text();
  }

  private String[] header() {
    List<String> header = new ArrayList<>(List.of("layer"));
    problem.cluster().devices().forEach(device -> header.add(device.name()));
    header.add("all");
    return header.toArray(String[]::new);
  }

  private String byPair() {
    TextTable table =
        new TextTable("layer", "device", "vertices", "FLOP", "ms").alignLeft("device");
    works.forEach(
        work ->
            table.add(
                words.layer(work.layer()),
                words.device(work.device()),
                Figures.count(work.vertices()),
                Figures.count(work.computation()),
                milliseconds(work.time().toDouble())));
    return "\nLayers (per inference, on each device that has vertices of it)\n" + table.text();
  }

  private static String milliseconds(double seconds) {
    return String.format(Locale.ROOT, "%,.3f", 1000 * seconds);
  }
}
