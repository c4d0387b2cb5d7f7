package org.ratecut.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What every page must hold to in a real browser. */
public final class PageChecks {

  private PageChecks() {}

  /**
   * Opens a page on a desk and in a hand, in light and in dark: nothing is wider than the screen,
   * nothing is asked from anywhere, and nothing goes wrong.
   */
  public static void assertReadsWell(Browser browser, Path page) {
    for (int width : new int[] {1280, 400}) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.open(page, width, dark);
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth"))
            .isEqualTo(Integer.toString(width));
        assertThat(browser.evaluate("document.querySelectorAll('h1').length")).isEqualTo("1");
      }
    }
    assertThat(browser.evaluate(SKIPPED_HEADINGS)).isEqualTo("0");
    assertThat(browser.evaluate("document.querySelectorAll('thead th:not([scope])').length"))
        .isEqualTo("0");
  }

  /** How many headings are more than one level below the one before. */
  private static final String SKIPPED_HEADINGS =
      "[...document.querySelectorAll('h1,h2,h3,h4')].map(each => Number(each.tagName[1]))"
          + ".filter((level, i, all) => i > 0 && level > all[i - 1] + 1).length";
}
