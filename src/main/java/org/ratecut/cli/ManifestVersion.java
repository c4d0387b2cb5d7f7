package org.ratecut.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the manifest of the jar. */
final class ManifestVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ManifestVersion.class.getPackage().getImplementationVersion();
    return new String[] {"ratecut " + (version == null ? "(not packaged)" : version)};
  }
}
