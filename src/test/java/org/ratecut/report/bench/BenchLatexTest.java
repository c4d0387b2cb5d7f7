package org.ratecut.report.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench report} writes for papers. */
class BenchLatexTest {

  @TempDir private Path folder;

  @Test
  void ratesStandSideBySide() {
    assertThat(new BenchLatex(MadeUpBench.summary(), "ratecut bench report").text().lines())
        .contains(
            "\\begin{tabular}{lrrrr}",
            "problem & anneal & \\textless{}i\\textgreater{}metis & bound & best known \\\\",
            "p0 & 105.000 & 85.000 & 140.000 & 110.000 \\\\",
            "p2 & 105.000 & -- & 200.000 & 110.000 \\\\");
  }

  @Test
  void eachChartIsAFileThatStandsAlone() throws Exception {
    new BenchCharts(MadeUpBench.summary()).write(folder.resolve("charts"));
    assertThat(charts())
        .extracting(each -> each.getFileName().toString())
        .containsExactly("profiles.svg", "rates-1-p0.svg", "rates-2-p1.svg", "rates-3-p2.svg");
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setNamespaceAware(true);
    for (Path each : charts()) {
      assertThat(
              xml.newDocumentBuilder().parse(each.toFile()).getDocumentElement().getNamespaceURI())
          .isEqualTo("http://www.w3.org/2000/svg");
    }
  }

  private List<Path> charts() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("charts"))) {
      return files.sorted().toList();
    }
  }
}
