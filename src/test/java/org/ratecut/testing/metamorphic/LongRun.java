package org.ratecut.testing.metamorphic;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ratecut.model.Problem;

/**
 * The metamorphic tests at length: {@code LongRun small|large|resources COUNT FIRST SHARD/SHARDS
 * FOLDER [SUBJECT,…]}. It tries the problems with numbers from FIRST on, COUNT of them, of which
 * this shard takes each SHARDS-th; prints what disagrees at once and a table at the end; and writes
 * problems that show a disagreement to the folder.
 */
public final class LongRun {

  private static final int REPORT_EACH = 25;

  private LongRun() {}

  /** Runs it; ends with 1 if anything disagrees. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    long count = Long.parseLong(arguments[1]);
    long first = Long.parseLong(arguments[2]);
    String[] shard = arguments[3].split("/", -1);
    long shards = Long.parseLong(shard[1]);
    FindingWriter writer = new FindingWriter(Path.of(arguments[4]));
    Tally tally = new Tally();
    Trial trial = new Trial(subjects(arguments), Trial.CHANGES, tally);
    for (long n = first + Long.parseLong(shard[0]); n < first + count; n += shards) {
      Problem problem = problem(arguments[0], n);
      List<Finding> findings = trial.run(problem, new Random(n));
      for (Finding finding : findings) {
        System.out.println("DISAGREEMENT: problem " + n + ", " + finding);
        writer.write(n, finding);
      }
      if (tally.problems() % REPORT_EACH == 0) {
        System.out.printf("After problem %d: %s%n", n, tally);
      }
    }
    System.out.println(tally);
    if (tally.findings() > 0) {
      System.exit(1);
    }
  }

  private static Problem problem(String kind, long number) {
    return switch (kind) {
      case "small" -> Problems.small(number);
      case "large" -> Problems.large(number);
      case "resources" -> Problems.withResources(number);
      default ->
          throw new IllegalArgumentException(
              "The problems (%s) are small, large or resources.".formatted(kind));
    };
  }

  private static List<Subject> subjects(String[] arguments) {
    if (arguments.length < 6) {
      return Subjects.all();
    }
    List<String> names = List.of(arguments[5].split(",", -1));
    return Subjects.all().stream().filter(each -> names.contains(each.name())).toList();
  }
}
