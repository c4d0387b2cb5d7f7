package org.ratecut.tune;

import java.util.List;

/** A settings file of a solver, of which some values are replaced. */
public interface Template {

  /** The extension of such files, with its dot. */
  String extension();

  /**
   * The text of a settings file.
   *
   * @param settings what differs from the template
   * @param provenance where the values come from, for people; without line breaks
   */
  String fill(List<Setting> settings, String provenance);

  /**
   * Checks that the template has a value for a parameter.
   *
   * @throws org.ratecut.io.InputException if it has none
   */
  void require(Parameter parameter);
}
