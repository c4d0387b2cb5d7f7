package org.ratecut.io.profile;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.TextReader;

/** Reads profiles as comma-separated values (RFC 4180), in any order of columns. */
final class ProfileCsv {

  static final String LAYER = "layer";
  static final String TYPE = "type";
  static final String DEVICE = "device";
  static final String TIME = "milliseconds";
  static final String FIXED = "fixedMilliseconds";

  /** For people who measure; not read. */
  static final String FLOP = "flop";

  private static final List<String> COLUMNS = List.of(LAYER, TYPE, DEVICE, FLOP, TIME, FIXED);
  private static final long MAX_BYTES = 1L << 26;

  private final Source source;
  private List<String> header = List.of();

  ProfileCsv(Source source) {
    this.source = source;
  }

  List<Profile.Row> rows() {
    List<Profile.Row> rows = new ArrayList<>();
    String[] lines = TextReader.read(source, MAX_BYTES).split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        Place place = placeOf(i + 1);
        List<String> cells = cells(lines[i], place);
        if (header.isEmpty()) {
          header = checked(cells, place);
        } else {
          rows.add(row(cells, place));
        }
      }
    }
    return rows;
  }

  private Place placeOf(int line) {
    return (problem, advice) -> new InputException(source.name(), "line " + line, problem, advice);
  }

  private static List<String> checked(List<String> names, Place place) {
    for (String name : names) {
      if (!COLUMNS.contains(name)) {
        throw place.fail(
            "There is no column \"%s\" in a profile.".formatted(name),
            CloseNames.in(COLUMNS).advise(name));
      }
    }
    boolean hasLayers = names.contains(LAYER) || names.contains(TYPE);
    if (names.stream().distinct().count() < names.size()
        || !hasLayers
        || !names.contains(DEVICE)
        || !names.contains(TIME)) {
      throw place.fail(
          "Found the columns %s, but a profile has layer or type, device and milliseconds, each once."
              .formatted(String.join(", ", names)),
          "Begin the file with a line like \"layer,device,milliseconds\".");
    }
    return names;
  }

  private Profile.Row row(List<String> cells, Place place) {
    if (cells.size() != header.size()) {
      throw place.fail(
          "Found %d cells, but the first line has %d columns."
              .formatted(cells.size(), header.size()),
          "Write one cell for each column; names with commas need quotes.");
    }
    String layer = cell(cells, LAYER);
    LayerChoice layers =
        layer.isEmpty() ? LayerChoice.ofType(cell(cells, TYPE)) : LayerChoice.named(layer);
    if (layers.text().isEmpty()) {
      throw place.fail(
          "The row names neither a layer nor a type.",
          "Name the layer, or write * for all that no other row is about.");
    }
    return ProfileReader.row(
        place, layers, cell(cells, DEVICE), cell(cells, TIME).strip(), cell(cells, FIXED).strip());
  }

  private String cell(List<String> cells, String column) {
    int index = header.indexOf(column);
    return index < 0 ? "" : cells.get(index);
  }

  /** The cells of a line, without quotes, and without the mark that keeps names from being run. */
  private static List<String> cells(String line, Place place) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        cells.add(unmarked(cell));
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (isQuoted) {
      throw place.fail("A quote is not closed.", "Close it, or write two for one in a name.");
    }
    cells.add(unmarked(cell));
    return cells;
  }

  private static String unmarked(StringBuilder cell) {
    boolean isMarked =
        cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
    return isMarked ? cell.substring(1) : cell.toString();
  }
}
