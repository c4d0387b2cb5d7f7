package org.ratecut.report;

/** The version of this program, as its jar states it. */
public final class ProgramVersion {

  private ProgramVersion() {}

  /** For instance {@code 1.0.0}; says so where the program does not run from its jar. */
  public static String number() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
