package org.ratecut.report.solution;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A colour for each device. The first seven are those of Okabe and Ito (2008), which people with
 * colour blindness tell apart; each further one is as far from all before it as any colour can be,
 * measured in OKLab (Ottosson 2020). After 64 the colours repeat: the number of the device, which
 * goes with each colour, tells which is meant.
 */
final class DeviceColours {

  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442", "#78113f",
          "#194f1b", "#f9d0ed", "#8c25bb", "#48fbf6", "#0026b4", "#44d94e", "#7d5b40", "#bb316a",
          "#907bf8", "#3a3f62", "#b6cda5", "#eb70f7", "#a49068", "#5454ea", "#227727", "#825d99",
          "#610c85", "#fa416e", "#c1a9ee", "#f19e98", "#d140b7", "#8dfc8e", "#0fd4bb", "#5f8ea3",
          "#7db04e", "#5a3a1f", "#296361", "#a50c1f", "#2794fb", "#454ca4", "#73833a", "#901d7d",
          "#aed7f5", "#ae615d", "#511aba", "#96b1b0", "#fac787", "#26dafe", "#b6d431", "#fda0e7",
          "#fa55b6", "#df2032", "#914de6", "#694d6b", "#be5ff1", "#e77c5f", "#6570cc", "#627080",
          "#997a9b", "#d7e3ce", "#159425", "#d4bdc7", "#9b94d9", "#58b292", "#c68206", "#a26bc3");

  private DeviceColours() {}

  /** For instance {@code #0072b2}. */
  static String of(int device) {
    return COLOURS.get(device % COLOURS.size());
  }

  /** Black or white, whichever is easier to read on the colour of a device. */
  static String textOn(int device) {
    double luminance = luminance(of(device));
    double onWhite = 1.05 / (luminance + 0.05);
    double onBlack = (luminance + 0.05) / 0.05;
    return onWhite >= onBlack ? "#ffffff" : "#000000";
  }

  /** The relative luminance that WCAG 2 defines, from 0 (black) to 1 (white). */
  static double luminance(String colour) {
    return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
  }

  private static double linear(String colour, int start) {
    double value = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** The style class that gives a shape, a label or a chip the colour of a device. */
  static String styleClass(int device) {
    return "c" + device % COLOURS.size();
  }

  /** The rules of the style classes that this many devices use. */
  static String style(int deviceCount) {
    return IntStream.range(0, Math.min(deviceCount, COLOURS.size()))
        .mapToObj(
            d ->
                ".%s{fill:%s;--device:%s;--on-device:%s}\n"
                    .formatted(styleClass(d), of(d), of(d), textOn(d)))
        .collect(Collectors.joining());
  }
}
