package org.ratecut.cli;

import org.ratecut.report.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the manifest of the jar. */
final class ManifestVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"ratecut " + ProgramVersion.number()};
  }
}
