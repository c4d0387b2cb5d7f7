package org.ratecut.report.chart;

import java.awt.GraphicsEnvironment;
import org.ratecut.io.InputException;

/** The fonts of the computer, with which charts are measured and drawn. */
public final class Fonts {

  private Fonts() {}

  /**
   * Looks for fonts before work is done that ends in a page with charts.
   *
   * @param page the page that would have them
   * @throws InputException if there are none, as on a server without a desktop
   */
  public static void require(String page) {
    if (!arePresent()) {
      throw new InputException(
          page,
          "",
          "This computer has no fonts to draw the charts of a report with.",
          "Install fontconfig and a font, for instance by"
              + " \"apt-get install fontconfig fonts-dejavu-core\".");
    }
  }

  /** Java fails in various ways where the font library or its configuration is missing. */
  private static boolean arePresent() {
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length
          > 0;
    } catch (RuntimeException | InternalError | LinkageError e) {
      return false;
    }
  }
}
