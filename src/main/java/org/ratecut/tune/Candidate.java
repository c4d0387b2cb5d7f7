package org.ratecut.tune;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration that takes part.
 *
 * @param number from 0, which is the default
 * @param settings what differs from the template; empty for the default
 * @param file the settings as the solver reads them
 */
public record Candidate(int number, List<Setting> settings, Path file) {

  public Candidate {
    settings = List.copyOf(settings);
  }

  public boolean isDefault() {
    return number == 0;
  }

  /** What it is called in logs. */
  public String label() {
    return isDefault() ? "default" : "c" + number;
  }

  /** The settings in one line. */
  public String describe() {
    return isDefault()
        ? "as shipped"
        : settings.stream().map(Setting::toString).collect(Collectors.joining(" "));
  }
}
