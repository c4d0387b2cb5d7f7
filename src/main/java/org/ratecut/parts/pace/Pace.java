package org.ratecut.parts.pace;

import java.util.List;
import org.ratecut.parts.Manifest;

/**
 * How long devices and channels take for what a manifest says, in seconds.
 *
 * @param period of the pipeline that the problem promises: seconds from one inference to the next
 * @param stages for each device, of each of its stages
 * @param transfers of the manifest, in order
 */
public record Pace(double period, List<List<Double>> stages, List<PacedTransfer> transfers) {

  /** The name of its file in a folder of parts. */
  public static final String FILE = "pace.json";

  /**
   * A transfer on its channel.
   *
   * @param channel the number of the channel in the problem
   * @param seconds 0 if the channel never limits anything
   */
  public record PacedTransfer(int channel, double seconds) {}

  /** Makes the lists immutable. */
  public Pace {
    stages = stages.stream().map(List::copyOf).toList();
    transfers = List.copyOf(transfers);
  }

  /** Whether there is a time for each stage and each transfer of a manifest. */
  public boolean fits(Manifest manifest) {
    boolean fits =
        transfers.size() == manifest.transfers().size()
            && stages.size() == manifest.devices().size();
    for (int d = 0; fits && d < stages.size(); d++) {
      fits = stages.get(d).size() == manifest.devices().get(d).stages().size();
    }
    return fits;
  }
}
