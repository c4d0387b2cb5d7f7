package org.ratecut.external;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands in braces in the arguments of a program, for instance {@code {network}}. */
enum Placeholder {
  /** The path of the network. */
  NETWORK,
  /** The path of the devices and their links, a {@code .tgt} file. */
  DEVICES,
  /** The path of the pins: for each vertex a line with its device, or -1 if it may go anywhere. */
  PINS,
  /** The number of devices. */
  PARTS,
  /** The path of the file to write. */
  OUT,
  /** The seed of the search. */
  SEED,
  /** Whole seconds that the program may take; a tenth of the time is kept back for the rest. */
  SECONDS,
  /** The folder of the settings file. */
  FOLDER;

  private static final Pattern IN_BRACES = Pattern.compile("\\{([a-z]+)}");

  /** As it is written, with its braces. */
  String written() {
    return "{" + name().toLowerCase(Locale.ROOT) + "}";
  }

  boolean isIn(String text) {
    return text.contains(written());
  }

  /** The text with all placeholders replaced. */
  static String fill(String text, Map<Placeholder, String> values) {
    return IN_BRACES
        .matcher(text)
        .replaceAll(
            match -> {
              Placeholder each = valueOf(match.group(1).toUpperCase(Locale.ROOT));
              return Matcher.quoteReplacement(values.get(each));
            });
  }

  /** The first word in braces that is no placeholder, with its braces. */
  static Optional<String> firstUnknown(String text) {
    return IN_BRACES
        .matcher(text)
        .results()
        .map(match -> match.group())
        .filter(word -> Arrays.stream(values()).noneMatch(each -> each.written().equals(word)))
        .findFirst();
  }

  /** All of them, for a message. */
  static String list() {
    return Arrays.stream(values()).map(Placeholder::written).collect(Collectors.joining(", "));
  }
}
