package org.ratecut.cli.output;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.networks.NetworkWriter;
import org.ratecut.io.text.GrfWriter;
import org.ratecut.io.text.MetisGraphWriter;
import org.ratecut.io.text.TgtWriter;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Cluster;

/** Writes networks and device sets in the format that the name of the file tells. */
public final class NetworkOutput {

  private static final Set<String> NETWORK_ENDINGS = Set.of("json", "grf", "graph");

  private NetworkOutput() {}

  /**
   * Refuses names that tell no format of a network.
   *
   * @throws InputException if the ending is unknown
   */
  public static void requireNetworkFile(String file) {
    if (!NETWORK_ENDINGS.contains(extension(file))) {
      throw unknown(file, "a network is written as .json, .grf or .graph (for METIS)", ".json");
    }
  }

  /**
   * Refuses names that tell no format of a device set.
   *
   * @throws InputException if the ending is unknown
   */
  public static void requireDevicesFile(String file) {
    if (!extension(file).equals("tgt")) {
      throw unknown(file, "a device set is written as .tgt", ".tgt");
    }
  }

  public static void write(Network network, String file, GrfWriter.Edges edges) {
    requireNetworkFile(file);
    Path target = FileSource.of(file).path();
    switch (extension(file)) {
      case "grf" -> GrfWriter.write(network, target, edges);
      case "graph" -> MetisGraphWriter.write(network, target);
      default -> new NetworkWriter().write(network, target);
    }
  }

  public static void write(Cluster cluster, String file) {
    requireDevicesFile(file);
    TgtWriter.write(cluster, FileSource.of(file).path());
  }

  private static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static InputException unknown(String file, String expected, String example) {
    return new InputException(
        file,
        "",
        "Found another ending, but %s.".formatted(expected),
        "End the name with %s, for instance.".formatted(example));
  }
}
