package org.ratecut.tune;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.TextReader;

/**
 * Settings in XML: a parameter is the text of the only element of its name, or the value of the
 * only {@code <property name="…" value="…"/>} of its name. All else stays as it is, comments too.
 */
final class XmlTemplate implements Template {

  private static final long MAX_BYTES = 100_000;

  private final Source source;
  private final String text;

  private XmlTemplate(Source source, String text) {
    this.source = source;
    this.text = text;
  }

  static XmlTemplate read(Source source) {
    return new XmlTemplate(source, TextReader.read(source, MAX_BYTES));
  }

  @Override
  public String extension() {
    return ".xml";
  }

  @Override
  public String fill(List<Setting> settings, String provenance) {
    String filled = text;
    for (Setting setting : settings) {
      String replacement = Matcher.quoteReplacement(setting.value());
      filled = place(setting.parameter()).matcher(filled).replaceFirst(replacement);
    }
    return withComment(filled, provenance);
  }

  @Override
  public void require(Parameter parameter) {
    long places = place(parameter).matcher(text).results().count();
    if (places != 1) {
      throw new InputException(
          source.name(),
          "",
          "The template has %d elements or properties \"%s\", but exactly one is to be tuned."
              .formatted(places, parameter.name()),
          "Correct the name in the space, or the template.");
    }
  }

  /** Where the value is. */
  private static Pattern place(Parameter parameter) {
    String name = Pattern.quote(parameter.name());
    return Pattern.compile(
        "(?<=<%s>)[^<]*(?=</%s>)|(?<=name=\"%s\" value=\")[^\"]*(?=\")"
            .formatted(name, name, name));
  }

  private static String withComment(String xml, String provenance) {
    // Two hyphens may not stand in a comment.
    String comment = "<!-- " + provenance.replaceAll("-(?=-)", "- ") + " -->\n";
    int afterDeclaration = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
    return xml.substring(0, afterDeclaration)
        + (afterDeclaration == 0 ? "" : "\n")
        + comment
        + xml.substring(afterDeclaration).stripLeading();
  }
}
