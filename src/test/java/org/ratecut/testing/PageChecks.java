package org.ratecut.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/** What every page must hold to in a real browser. */
public final class PageChecks {

  /** A4 less margins of 12 mm, in pixels of a 96th of an inch. */
  private static final int A4_WIDTH = 703;

  private PageChecks() {}

  /**
   * Opens a page on a desk and in a hand, in light and in dark: nothing is wider than the screen
   * without a hint, nothing is asked from anywhere, nothing goes wrong, and axe-core, a checker of
   * accessibility, has no serious finding. On paper nothing is cut.
   */
  public static void assertReadsWell(Browser browser, Path page) throws IOException {
    for (int width : new int[] {1280, 400}) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.open(page, width, dark);
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth"))
            .isEqualTo(Integer.toString(width));
        assertThat(browser.evaluate("document.querySelectorAll('h1').length")).isEqualTo("1");
        assertThat(browser.evaluate(CUT_TABLES)).as("tables that are cut").isEmpty();
        if (dark == width < 1280) {
          assertAccessible(browser, "%d pixels, dark: %s".formatted(width, dark));
        }
      }
    }
    browser.open(page, 1280, false);
    assertThat(browser.evaluate(SKIPPED_HEADINGS)).isEqualTo("0");
    assertThat(browser.evaluate("document.querySelectorAll('thead th:not([scope])').length"))
        .isEqualTo("0");
    browser.showAsPrinted(A4_WIDTH);
    assertThat(browser.evaluate(BEYOND_PAPER)).as("beyond the edge of the paper").isEmpty();
    browser.open(page, 1280, false);
  }

  private static void assertAccessible(Browser browser, String where) throws IOException {
    browser.evaluate(
        "document.querySelectorAll(%s).forEach(each => each.remove())".formatted(REPETITIONS));
    browser.evaluate(axe() + "; 0");
    assertThat(browser.evaluate(SERIOUS_FINDINGS)).as(where).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream in = PageChecks.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), UTF_8);
    }
  }

  /** Of many parts that are alike the first ones will do, or the largest pages take minutes. */
  private static final String REPETITIONS =
      "'tbody tr:nth-child(n+6), .matrix td:nth-child(n+9), .matrix th:nth-child(n+10),"
          + " .layer:nth-child(n+4), .layer text:nth-of-type(n+9), .legend li:nth-child(n+9)'";

  private static final String SERIOUS_FINDINGS =
      """
      axe.run(document, {resultTypes: ['violations']}).then(result => result.violations
        .filter(each => ['serious', 'critical'].includes(each.impact))
        .map(each => each.id + ': ' + each.help + ' ' + each.nodes.slice(0, 3)
          .map(node => node.html.slice(0, 150) + ' ' + node.failureSummary).join(' | '))
        .join('; '))
      """;

  /** Tables of results are never wider than their place, whatever the screen. */
  private static final String CUT_TABLES =
      """
      [...document.querySelectorAll('table.sortable')]
        .filter(each => each.getBoundingClientRect().width > each.parentElement.clientWidth + 1)
        .map(each => each.textContent.slice(0, 60)).join()
      """;

  private static final String BEYOND_PAPER =
      """
      [...document.querySelectorAll('main *:not(svg *)')]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
        .map(each => each.tagName + ' ' + each.textContent.slice(0, 40)).slice(0, 5).join()
      """;

  /** How many headings are more than one level below the one before. */
  private static final String SKIPPED_HEADINGS =
      "[...document.querySelectorAll('h1,h2,h3,h4')].map(each => Number(each.tagName[1]))"
          + ".filter((level, i, all) => i > 0 && level > all[i - 1] + 1).length";
}
