package org.ratecut.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Replaces numbers and words of a text, and removes, repeats and exchanges its lines. */
public final class TextMutator implements Mutator {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

  @Override
  public byte[] mutate(byte[] input, Random random) {
    String text = new String(input, UTF_8);
    return switch (random.nextInt(5)) {
      case 0, 1 -> replaced(text, NUMBER, EdgeValues.number(random), random).getBytes(UTF_8);
      case 2 -> replaced(text, WORD, EdgeValues.text(random), random).getBytes(UTF_8);
      default -> lines(text, random).getBytes(UTF_8);
    };
  }

  private static String replaced(String text, Pattern what, String by, Random random) {
    List<MatchResult> found = what.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text + by;
    }
    MatchResult chosen = found.get(random.nextInt(found.size()));
    return text.substring(0, chosen.start()) + by + text.substring(chosen.end());
  }

  private static String lines(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int line = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.addAll(line, Collections.nCopies(1 + random.nextInt(3), lines.get(line)));
      default -> Collections.swap(lines, line, random.nextInt(lines.size()));
    }
    return String.join("\n", lines);
  }
}
