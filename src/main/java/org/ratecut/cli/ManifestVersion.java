package org.ratecut.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the manifest of the jar. */
final class ManifestVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"ratecut " + number()};
  }

  /** For instance {@code 1.0.0}. */
  static String number() {
    String version = ManifestVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
