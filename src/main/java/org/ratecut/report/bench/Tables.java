package org.ratecut.report.bench;

import org.ratecut.report.html.Html;

/** Begins and ends the tables of the report, which scroll in their own box and can be sorted. */
final class Tables {

  private Tables() {}

  /** Opens a table; {@link #close} ends it. */
  static void open(Html html, String caption, String... headers) {
    html.openScrolling(caption);
    html.open("table", "class", "sortable").open("thead").open("tr");
    for (String header : headers) {
      html.element("th", header, "scope", "col");
    }
    html.close().close().open("tbody");
  }

  static void close(Html html) {
    html.close().close().close();
  }
}
