package org.ratecut.tune;

import java.util.List;

/**
 * What to tune.
 *
 * @param solver its name
 * @param template the settings to begin with, which are also the default to beat
 * @param parameters at least one; the template has each
 */
public record Space(String solver, Template template, List<Parameter> parameters) {

  public Space {
    parameters = List.copyOf(parameters);
    parameters.forEach(template::require);
  }
}
