package org.ratecut.io.networks;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.exact.InvalidModelException;

/** How people write how finely a layer is cut. */
public final class GranularityText {

  /** All forms, for messages and help. */
  public static final String FORMS =
      "operator, rows, rows:N, tile:HxW, tile:HxWxC, channel:N or neuron";

  private static final Pattern WORD_AND_SIZES =
      Pattern.compile("([a-z]+)(?::(\\d{1,9}(?:x\\d{1,9}){0,2}))?");

  private GranularityText() {}

  /**
   * Reads one of the {@link #FORMS}.
   *
   * @throws InvalidModelException if it is none of them, or a size is 0
   */
  public static Granularity parse(String text) {
    Matcher matcher = WORD_AND_SIZES.matcher(text.strip());
    if (!matcher.matches()) {
      throw unknown(text);
    }
    List<Integer> sizes =
        matcher.group(2) == null
            ? List.of()
            : List.of(matcher.group(2).split("x")).stream().map(Integer::valueOf).toList();
    return switch (matcher.group(1) + "/" + sizes.size()) {
      case "operator/0" -> new Granularity.Whole();
      case "rows/0" -> new Granularity.Rows(1);
      case "rows/1" -> new Granularity.Rows(sizes.get(0));
      case "tile/2" -> new Tile(sizes.get(0), sizes.get(1));
      case "tile/3" -> new Tile(sizes.get(0), sizes.get(1), sizes.get(2));
      case "channel/1" -> new Granularity.Channels(sizes.get(0));
      case "neuron/0" -> new Granularity.SingleValues();
      default -> throw unknown(text);
    };
  }

  private static InvalidModelException unknown(String text) {
    return new InvalidModelException(
        "Found \"%s\", but expected a granularity: %s.".formatted(text, FORMS));
  }
}
