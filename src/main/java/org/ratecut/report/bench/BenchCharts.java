package org.ratecut.report.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ratecut.escape.FileNameText;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.OutputException;
import org.ratecut.report.chart.StepChart;

/** The charts of the page, each as an SVG file of its own. */
public final class BenchCharts {

  private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private record Named(String file, StepChart chart) {}

  private final BenchSummary summary;

  public BenchCharts(BenchSummary summary) {
    this.summary = summary;
  }

  /**
   * Writes the charts into a folder, which is made if it is not there.
   *
   * @throws OutputException if a file cannot be written
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw OutputException.of(folder.toString(), e);
    }
    for (Named each : charts()) {
      AtomicFile.write(folder.resolve(each.file()), PROLOGUE + each.chart().svg());
    }
  }

  private List<Named> charts() {
    List<Named> charts = new ArrayList<>();
    if (!summary.rows().isEmpty()) {
      charts.add(new Named("profiles.svg", new ProfileSection(summary).chart()));
    }
    ProgressSection progress = new ProgressSection(summary);
    int number = 1;
    for (String problem : summary.problems()) {
      String file = "rates-%d-%s.svg".formatted(number++, FileNameText.of(problem));
      progress.chart(problem).ifPresent(chart -> charts.add(new Named(file, chart)));
    }
    return charts;
  }
}
