package org.ratecut.report.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ratecut.escape.MarkdownText;
import org.ratecut.escape.VisibleText;

/** Writes headings, paragraphs, lists, tables and code in GitHub's Markdown. */
final class Markdown {

  private final StringBuilder out = new StringBuilder();

  /** Names of problems and solvers as code, unless they have signs that would end it. */
  static String name(String name) {
    return name.matches("[\\w./+:,=() -]+") ? "`" + name + "`" : MarkdownText.of(name);
  }

  /** Any text in one line, none of whose characters has a meaning. */
  static String plain(String text) {
    return MarkdownText.of(text.replaceAll("\\s+", " "));
  }

  Markdown heading(int level, String text) {
    return block("#".repeat(level) + " " + text);
  }

  Markdown paragraph(String text) {
    return block(text);
  }

  /** Lines that are shown as they are. */
  Markdown code(String... lines) {
    String all = VisibleText.ofLines(String.join("\n", lines));
    String fence = "```";
    while (all.contains(fence)) {
      fence += "`";
    }
    return block(fence + "\n" + all + "\n" + fence);
  }

  Markdown list(List<String> items) {
    return block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
  }

  /**
   * A table.
   *
   * @param headers names of the columns; the first column is a text, the others are numbers
   * @param rows of as many cells
   */
  Markdown table(List<String> headers, List<List<String>> rows) {
    String[] rule = new String[headers.size()];
    Arrays.fill(rule, "--:");
    rule[0] = "---";
    return block(
        Stream.concat(Stream.of(headers, List.of(rule)), rows.stream())
            .map(cells -> String.join(" | ", cells))
            .collect(Collectors.joining(" |\n| ", "| ", " |")));
  }

  private Markdown block(String text) {
    out.append(out.isEmpty() ? "" : "\n").append(text).append("\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
