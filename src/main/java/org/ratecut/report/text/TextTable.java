package org.ratecut.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.escape.VisibleText;

/** A table in plain text: the first column to the left, numbers to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<String> leftAligned = new HashSet<>();

  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  /** Aligns columns with words to the left too. */
  public TextTable alignLeft(String... columns) {
    leftAligned.addAll(List.of(columns));
    return this;
  }

  public void add(String... row) {
    if (row.length != rows.get(0).size()) {
      throw new IllegalArgumentException("A row must have a cell for each column.");
    }
    rows.add(Arrays.stream(row).map(VisibleText::of).toList());
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines of the table, each ending with a newline. */
  public String text() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      line.append(GAP);
      boolean left = column == 0 || leftAligned.contains(rows.get(0).get(column));
      line.append(left ? row.get(column) + padding : padding + row.get(column));
    }
    return line.toString().stripTrailing() + "\n";
  }
}
