package org.ratecut.io.problem;

import java.util.Optional;
import org.ratecut.io.FileSource;
import org.ratecut.io.devices.Arithmetic;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.profile.Profile;
import org.ratecut.io.profile.ProfileReader;

/**
 * What a user says beside the names of files.
 *
 * @param devices a device set in a line, see {@link org.ratecut.io.devices.DeviceSpec}; then only a
 *     network is named
 * @param catalogue a file with parts and links, which come before the bundled ones
 * @param arithmetic what parts of the catalogue compute with; empty for what the size of a value
 *     suggests
 * @param profile a file with measured times, which come before those of the device set
 * @param network choices for networks that are described by layers
 * @param models how model files of machine-learning frameworks are read
 */
public record LoadingOptions(
    Optional<String> devices,
    Optional<String> catalogue,
    Optional<Arithmetic> arithmetic,
    Optional<String> profile,
    NetworkChoices network,
    ModelOptions models) {

  /** Nothing but files. */
  public static final LoadingOptions NONE =
      new LoadingOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          NetworkChoices.NONE,
          ModelOptions.STANDARD);

  /** The profile, if there is one. */
  Optional<Profile> readProfile() {
    return profile.map(file -> new ProfileReader().read(FileSource.of(file)));
  }
}
