package org.ratecut.report.solution;

import org.ratecut.report.html.Html;

/** Names devices in the same way all over the page. */
final class DeviceWords {

  private DeviceWords() {}

  /** The number of a device on its colour. */
  static void addChip(Html html, int device) {
    html.element(
        "span", Integer.toString(device), "class", "chip " + DeviceColours.styleClass(device));
  }

  /** A bar from 0 to 1; more fills it and looks wrong, as it is. */
  static void addBar(Html html, double share, String text) {
    html.open("div", "class", share > 1 ? "bar over" : "bar");
    html.element(
        "span",
        "",
        "class",
        "fill",
        "style",
        "width:%d%%".formatted(Math.round(100 * Math.min(1, share))));
    html.element("span", text, "class", "amount");
    html.close();
  }
}
