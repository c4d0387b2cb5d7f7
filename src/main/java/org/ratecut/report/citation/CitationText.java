package org.ratecut.report.citation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Citations as BibTeX and as text. */
public final class CitationText {

  private CitationText() {}

  /** An entry for each work. */
  public static String bibtex(List<Citation> citations) {
    return citations.stream().map(CitationText::entry).collect(Collectors.joining("\n"));
  }

  /** A paragraph for each work. */
  public static String text(List<Citation> citations) {
    return citations.stream().map(CitationText::sentence).collect(Collectors.joining("\n"));
  }

  private static String entry(Citation citation) {
    Map<String, String> fields = new LinkedHashMap<>();
    String authors = String.join(" and ", citation.authors());
    fields.put("author", citation.isByGroup() ? "{" + authors + "}" : authors);
    fields.put("title", "{" + citation.text("title") + "}");
    fields.put("journal", citation.text("journal"));
    fields.put("year", citation.text("year"));
    fields.put("volume", citation.text("volume"));
    fields.put("number", citation.text("issue"));
    fields.put("pages", citation.text("start"));
    fields.put("doi", citation.text("doi"));
    fields.put("url", citation.text("url"));
    fields.put("version", citation.text("version"));
    fields.put("license", citation.text("license"));
    String lines =
        fields.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> "  %s = {%s}".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(",\n"));
    return "@%s{%s,\n%s\n}\n"
        .formatted(citation.isArticle() ? "article" : "software", key(citation), lines);
  }

  /** The last word of the first family name and the year, or the title. */
  private static String key(Citation citation) {
    String author = citation.authors().get(0);
    String name =
        citation.isByGroup()
            ? citation.text("title")
            : author.substring(0, Math.max(0, author.indexOf(',')));
    String word = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return word.replaceAll("[^a-z0-9]", "") + citation.text("year");
  }

  private static String sentence(Citation citation) {
    String authors = String.join("; ", citation.authors());
    if (!citation.isArticle()) {
      return "%s: %s, version %s (%s).%n"
          .formatted(
              authors, citation.text("title"), citation.text("version"), citation.text("license"));
    }
    return "%s: %s. %s %s, %s(%s), %s.%n"
        .formatted(
            authors,
            citation.text("title"),
            citation.text("journal"),
            citation.text("year"),
            citation.text("volume"),
            citation.text("issue"),
            citation.text("start"));
  }
}
