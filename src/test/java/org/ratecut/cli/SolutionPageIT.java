package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.testing.Browser;
import org.ratecut.testing.PageChecks;

/** The page of a solution in a real browser. */
class SolutionPageIT {

  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void startBrowser(@TempDir Path profile) throws IOException {
    assumeTrue(Browser.isInstalled(), "install Chromium (package chromium)");
    browser = Browser.start(profile);
  }

  @AfterAll
  static void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aSolvedProblemReadsWell() throws Exception {
    Program.Result result =
        new Program(folder)
            .run(
                "solve",
                "paper/lenet-2to1_stm32f469-x2",
                "--solver",
                "bands",
                "--report",
                "p.html");
    assertThat(result.exitCode()).as(result.err()).isZero();
    Path page = folder.resolve("p.html");
    PageChecks.assertReadsWell(browser, page);
    assertThat(browser.evaluate("document.querySelector('h1').textContent"))
        .isEqualTo("paper/lenet-2to1_stm32f469-x2");
    assertThat(browser.evaluate("document.querySelectorAll('.layer svg').length")).isEqualTo("8");
    assertThat(browser.evaluate("document.querySelector('pre').textContent"))
        .contains("solve paper/lenet-2to1_stm32f469-x2 --solver bands --report p.html");
  }

  @Test
  void sixtyThreeDevicesReadWellAndSortByTheirColumns() throws Exception {
    Path page = checked("paper/lenet-1to1_stm32l151-x63", 2343, 63);
    PageChecks.assertReadsWell(browser, page);
    String first =
        "document.querySelector('#devices ~ .scroll tbody tr td:nth-child(3)').textContent";
    String header = "document.querySelector('#devices ~ .scroll th:nth-child(3)')";
    browser.evaluate(header + ".querySelector('button').focus()");
    browser.press("Enter", 13);
    assertThat(browser.evaluate(first)).isEqualTo("37");
    assertThat(browser.evaluate(header + ".getAttribute('aria-sort')")).isEqualTo("ascending");
    browser.press("Enter", 13);
    assertThat(browser.evaluate(first)).isEqualTo("38");
    assertThat(browser.evaluate(header + ".getAttribute('aria-sort')")).isEqualTo("descending");
  }

  @Test
  void pointerAndArrowKeysTellWhatAVertexIs() throws Exception {
    browser.open(checked("paper/lenet-2to1_stm32f469-x2", 604, 2), 1280, false);
    browser.evaluate("document.querySelectorAll('.layer svg')[1].focus()");
    browser.press("ArrowRight", 39);
    browser.press("ArrowRight", 39);
    browser.press("ArrowDown", 40);
    String tip = "document.getElementById('vertex').textContent";
    assertThat(browser.evaluate(tip))
        .isEqualTo(
            "C1, row 1, column 1 (vertex 271): device 1, stm32f469-1. Memory 24 values, 1,224 FLOP,"
                + " sends 24 values.");
    browser.evaluate("document.querySelector('.layer svg').scrollIntoView()");
    String corner = "document.querySelector('.layer svg').getBoundingClientRect().";
    browser.movePointer(
        Double.parseDouble(browser.evaluate(corner + "left")) + 3,
        Double.parseDouble(browser.evaluate(corner + "top")) + 3);
    assertThat(browser.evaluate(tip)).startsWith("input, row 0, column 0 (vertex 0): device 0");
  }

  @Test
  void oneDeviceCanBeShownAlone() throws Exception {
    browser.open(checked("paper/lenet-2to1_samg55-x4", 604, 4), 1280, true);
    browser.evaluate("document.querySelectorAll('.legend button')[2].click()");
    assertThat(browser.evaluate("document.querySelector('.layers').className")).contains("alone");
    assertThat(
            browser.evaluate(
                "[...new Set([...document.querySelectorAll('.tile.chosen')]"
                    + ".map(each => each.dataset.device))].join()"))
        .isEqualTo("2");
  }

  /** The worst that can happen to the drawing: no two neighbours are on the same device. */
  @Test
  void alexNetStaysSmall() throws Exception {
    Path page = checked("paper/alexnet_alexnet-x8", 65_916, 8);
    assertThat(Files.size(page)).isBetween(500_000L, 2_500_000L);
    PageChecks.assertReadsWell(browser, page);
  }

  @Test
  void namesFromFilesAreNoMarkup() throws Exception {
    Files.writeString(folder.resolve("evil.json"), EVIL, UTF_8);
    Files.writeString(folder.resolve("p.part"), "0 0 1\n", UTF_8);
    Program.Result result =
        new Program(folder).run("check", "evil.json", "p.part", "--report", "p.html");
    assertThat(result.exitCode()).as(result.err()).isZero();
    PageChecks.assertReadsWell(browser, folder.resolve("p.html"));
    assertThat(browser.evaluate("document.querySelectorAll('script').length")).isEqualTo("1");
    assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo("0");
    assertThat(browser.evaluate("String(window.evil)")).isEqualTo("undefined");
    assertThat(browser.evaluate("document.querySelectorAll('.layer h3')[1].textContent"))
        .isEqualTo("</h3><img src='x' onerror='evil=1'>");
  }

  @Test
  void aMissingFolderIsFoundBeforeTheSearch() throws Exception {
    Program.Result result =
        new Program(folder).run("solve", "paper/lenet-2to1_samg55-x4", "--report", "no/p.html");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no/p.html").contains("does not exist").doesNotContain("gap");
  }

  /** The page of the assignment that has vertex v on device v mod k. */
  private Path checked(String problem, int vertices, int devices) throws Exception {
    String partition =
        IntStream.range(0, vertices)
            .mapToObj(v -> Integer.toString(v % devices))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("p.part"), partition, UTF_8);
    Program.Result result =
        new Program(folder).run("check", problem, "p.part", "--report", "p.html");
    assertThat(result.exitCode()).as(result.err()).isIn(0, 3);
    return folder.resolve("p.html");
  }

  private static final String EVIL =
      """
      {"format": "ratecut-problem", "version": 1, "name": "<script>evil=1</script>",
       "network": {"format": "ratecut-network", "version": 1, "name": "</title><script>evil=1</script>",
        "graph": {"layers": [
         {"name": "in\\" onfocus=\\"evil=1", "height": 1, "width": 1, "memory": 4, "computation": 0, "output": 4},
         {"name": "</h3><img src='x' onerror='evil=1'>", "height": 1, "width": 2, "memory": 6, "computation": 3, "output": 8}],
        "broadcasts": [{"producers": [0], "consumers": [1, 2]}]}},
       "devices": {"format": "ratecut-device-set", "version": 1,
        "devices": [{"name": "<script>evil=1</script>", "memory": 100, "performance": 100},
                    {"name": "'\\"><b>", "memory": 100, "performance": 100}],
        "links": [{"between": "all", "bandwidth": 10}]}}
      """;
}
