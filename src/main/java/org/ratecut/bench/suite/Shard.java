package org.ratecut.bench.suite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a matrix, for one of several machines. The solvers that are compared with one seed on
 * one problem stay together, so that a machine that is slower is so for all of them.
 *
 * @param number from 1 to {@code count}
 * @param count how many parts there are, at least 1
 */
public record Shard(int number, int count) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** The whole matrix as its only part. */
  public static final Shard WHOLE = new Shard(1, 1);

  /** Reads {@code 1/4}; empty if it is not written like that, or there is no such part. */
  public static Optional<Shard> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return Optional.of(shard).filter(each -> each.number >= 1 && each.number <= each.count);
  }

  /** The runs of this part, in order. */
  public List<PlannedRun> runsOf(Matrix matrix) {
    return matrix.runs().stream()
        .filter(run -> matrix.comparison(run) % count == number - 1)
        .toList();
  }

  /** For instance {@code 1/4}; empty if this is the whole. */
  public Optional<String> text() {
    return count == 1 ? Optional.empty() : Optional.of(number + "/" + count);
  }
}
