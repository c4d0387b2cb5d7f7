package org.ratecut.cli.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.BoardChanges;
import org.ratecut.io.units.MemoryAmount;
import org.ratecut.model.Problem;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the user knows of the boards. */
public final class BoardOptions {

  private static final String NOTHING = "0 B";

  @Option(
      names = "--reserve",
      paramLabel = "SIZE",
      defaultValue = NOTHING,
      description =
          "RAM of each device that the network cannot have, for runtime and stack, for instance"
              + " \"20 KiB\".")
  private String ram;

  @Option(
      names = "--reserve-flash",
      paramLabel = "SIZE",
      defaultValue = NOTHING,
      description = "The same of flash, for code, for instance \"100 KiB\".")
  private String flash;

  @Option(
      names = "--measured",
      paramLabel = "PART=TIME",
      description =
          "What a whole inference of this network was measured to take on one such device, for"
              + " instance nrf52840=310ms; instead of the speed in the catalogue. May be repeated.")
  private List<String> measured = new ArrayList<>();

  /**
   * The problem with all of it.
   *
   * @throws InputException if something is named that is not there, or is not written as described
   */
  public Problem applyTo(Problem problem) {
    Problem reserved = problem;
    MemoryAmount ramAmount = MemoryAmount.parse("--reserve", ram);
    MemoryAmount flashAmount = MemoryAmount.parse("--reserve-flash", flash);
    if (ramAmount.amount().signum() > 0 || flashAmount.amount().signum() > 0) {
      reserved = new BoardChanges(reserved).reserved(ramAmount, flashAmount);
    }
    return measured.isEmpty() ? reserved : new BoardChanges(reserved).measured(times());
  }

  /**
   * Refuses times of what is not there, which are misspelt.
   *
   * @param names of devices and parts
   */
  public void requireKnown(List<String> names) {
    for (String name : times().keySet()) {
      if (!names.contains(name)) {
        throw new InputException(
            "--measured",
            "",
            "There is no device or part named \"%s\".".formatted(name),
            CloseNames.in(names).advise(name));
      }
    }
  }

  private Map<String, Duration> times() {
    Map<String, Duration> times = new LinkedHashMap<>();
    pairs("--measured", measured, "nrf52840=310ms")
        .forEach(
            (part, time) -> {
              try {
                times.put(part, new DurationConverter().convert(time));
              } catch (TypeConversionException e) {
                throw new InputException("--measured", "", e.getMessage() + ".", "Correct it.");
              }
            });
    return times;
  }

  /** Splits what is written {@code NAME=VALUE}, where names may have a {@code =} too. */
  static Map<String, String> pairs(String option, List<String> all, String example) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String each : all) {
      int equals = each.lastIndexOf('=');
      if (equals < 1 || equals == each.length() - 1) {
        throw new InputException(
            option,
            "",
            "Found \"%s\", but expected a name, = and a value.".formatted(each),
            "Write it like %s.".formatted(example));
      }
      pairs.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
    }
    return pairs;
  }
}
