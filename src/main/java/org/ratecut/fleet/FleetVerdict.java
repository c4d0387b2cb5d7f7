package org.ratecut.fleet;

/** Whether devices are enough for a rate. */
public enum FleetVerdict {
  /** An assignment with at least this rate was found. */
  ENOUGH("enough"),
  /** It is proved that no assignment has this rate. */
  NOT_ENOUGH("not-enough"),
  /** Neither was found out within the limits. */
  OPEN("open");

  private final String word;

  FleetVerdict(String word) {
    this.word = word;
  }

  /** The word for it in files, for instance {@code not-enough}. */
  public String word() {
    return word;
  }
}
