package org.ratecut.external;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.text.MetisGraphWriter;
import org.ratecut.io.text.MetisUnits;
import org.ratecut.io.text.PartitionReader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

/** The files that {@code gpmetis} reads and writes, in a folder. */
final class MetisFiles {

  private static final String GRAPH = "network.graph";
  private static final String TARGET_WEIGHTS = "devices.tpwgts";

  /** METIS refuses a part without weight. */
  private static final double SMALLEST_SHARE = 1e-6;

  private final Problem problem;
  private final ScratchFolder folder;

  private MetisFiles(Problem problem, ScratchFolder folder) {
    this.problem = problem;
    this.folder = folder;
  }

  /**
   * Writes the network and the shares of the devices.
   *
   * @param maxBytes the size of the network's file beyond which it is refused
   * @throws InputException if the network is too large, or a file cannot be written
   */
  static MetisFiles write(Problem problem, ScratchFolder folder, long maxBytes) {
    MetisUnits units = MetisUnits.for32Bits(problem.network());
    requireSize(problem, units.maxBytes(problem.network()), maxBytes);
    MetisFiles files = new MetisFiles(problem, folder);
    MetisGraphWriter.write(problem.network(), folder.file(GRAPH), units);
    AtomicFile.write(folder.file(TARGET_WEIGHTS), files.targetWeights());
    return files;
  }

  static void requireSize(Problem problem, long bytes, long maxBytes) {
    if (bytes > maxBytes) {
      throw new InputException(
          problem.name(),
          "",
          String.format(
              Locale.ROOT,
              "The network has %,d arcs; a file that lists them can take %,d bytes, and more than"
                  + " %,d are not written for another program.",
              problem.network().arcCount(),
              bytes,
              maxBytes),
          "Generate the network in larger tiles.");
    }
  }

  /** The command line of a call. */
  ExternalProgram program(Path gpmetis, MetisCall call) {
    return new ExternalProgram(
        call.command(gpmetis.toString(), GRAPH, TARGET_WEIGHTS, problem.deviceCount()),
        folder.path(),
        1 << 16);
  }

  /**
   * The partition that the last call wrote.
   *
   * @throws InputException if there is none, or it does not belong to the problem
   */
  Assignment partition() {
    Path file = folder.file(GRAPH + ".part." + problem.deviceCount());
    return new PartitionReader().read(new FileSource(file), problem);
  }

  /** For each device and constraint (0 memory, 1 computation), its share of the whole. */
  private String targetWeights() {
    StringBuilder text = new StringBuilder();
    Cluster cluster = problem.cluster();
    for (int d = 0; d < cluster.deviceCount(); d++) {
      text.append(line(d, 0, share(Device::memory, d)));
      text.append(line(d, 1, share(Device::performance, d)));
    }
    return text.toString();
  }

  private static String line(int device, int constraint, double share) {
    return String.format(Locale.ROOT, "%d : %d = %.9f%n", device, constraint, share);
  }

  private double share(ToLongFunction<Device> size, int device) {
    Cluster cluster = problem.cluster();
    double all = cluster.devices().stream().mapToDouble(size::applyAsLong).sum();
    return Math.max(SMALLEST_SHARE, size.applyAsLong(cluster.device(device)) / Math.max(1, all));
  }
}
