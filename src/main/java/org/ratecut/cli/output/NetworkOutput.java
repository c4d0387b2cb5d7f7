package org.ratecut.cli.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.networks.NetworkWriter;
import org.ratecut.io.text.GrfWriter;
import org.ratecut.io.text.MetisGraphWriter;
import org.ratecut.io.text.MetisUnits;
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

  /**
   * Writes a network.
   *
   * @return what the file says otherwise than the network, a sentence each
   */
  public static List<String> write(Network network, String file, NetworkStyle style) {
    requireNetworkFile(file);
    Path target = FileSource.of(file).path();
    return switch (extension(file)) {
      case "grf" -> GrfWriter.write(network, target, style.edges());
      case "graph" -> writeMetis(network, target, style);
      default -> {
        new NetworkWriter().write(network, target);
        yield List.of();
      }
    };
  }

  private static List<String> writeMetis(Network network, Path target, NetworkStyle style) {
    MetisUnits small = MetisUnits.for32Bits(network);
    MetisUnits units = style.fit32Bits() ? small : MetisUnits.EXACT;
    MetisGraphWriter.write(network, target, units);
    List<String> notes = new ArrayList<>(units.notes(network));
    if (!units.equals(small)) {
      notes.add(
          "METIS as it is usually built adds up 32 bits, which these weights may pass:"
              + " \"convert --fit-32-bits\" divides them.");
    }
    return notes;
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
